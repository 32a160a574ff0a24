import { readFileSync } from 'node:fs'
import { ago, reference, staff } from './data.mjs'

const demo = (name) => JSON.parse(readFileSync(new URL(`../../../data/demo/${name}.json`, import.meta.url), 'utf8'))
const kSkills = demo('queues').skills
const holidays = demo('calendar-2026')
const calendars = demo('calendars').calendars
let limits = demo('time-limits')
const kFields = [
  { name: 'clock', kind: 'choice', choices: ['sign', 'first_contact', 'handle', 'review'], optional: false },
  {
    name: 'kind',
    kind: 'choice',
    choices: ['enquiry', 'help', 'complaint', 'report', 'suggestion', 'praise'],
    optional: true,
  },
  { name: 'urgency', kind: 'choice', choices: ['normal', 'urgent', 'critical'], optional: true },
  { name: 'district', kind: 'text', choices: [], optional: true },
  { name: 'amount', kind: 'integer', choices: [], optional: false, min: 1, max: 1000 },
  { name: 'unit', kind: 'choice', choices: ['hour', 'calendar_day', 'working_day'], optional: false },
  { name: 'start', kind: 'choice', choices: ['same_moment', 'next_day'], optional: false },
]
const name_of = (code) => reference.departments.find((item) => item.code === code)?.name_zh ?? ''
const kStates = ['active', 'active', 'active', 'awaiting_grant', 'active', 'locked', 'active']
const account = (person, at) => ({
  id: person.id,
  username: person.username,
  name: person.name,
  role: person.role,
  department: person.department,
  department_name: name_of(person.department),
  districts: [],
  extension: person.extension,
  skills: person.skills,
  state: kStates[at % kStates.length],
  must_change_password: at % 7 === 3,
  last_seen_at: at % 3 ? ago(at * 7) : null,
  revision: String(at),
})
const unit = (item, at) => ({
  unit: {
    ...item,
    district: '',
    hours: at % 2 ? 'office' : '',
    liaisons: at % 3 ? [] : [{ name: '演示-联络员', phone: '09991000001' }],
    closed: at % 11 === 10,
  },
  revision: String(at),
  people: at % 4,
})
const category = (item, at) => ({
  category: { ...item, closed: at % 9 === 8, replaced_by: '' },
  revision: String(at),
  present: at % 9 === 8 ? '' : item.code,
})
const named = calendars.map(({ code, name_zh, name_en }) => ({ code, name_zh, name_en }))
function year(code, number) {
  const is_ours = number === holidays.year && code === 'office'
  const days = (list, worked) => Object.entries(list).map(([day, name]) => ({ day, name, worked }))
  return {
    year: {
      calendar: code,
      year: number,
      published: is_ours || code !== 'office',
      days: is_ours
        ? [...days(holidays.holidays, false), ...days(holidays.make_up_days, true)].sort((a, b) =>
            a.day.localeCompare(b.day),
          )
        : [],
    },
    revision: '1',
  }
}
const calendarList = () => ({
  calendars: calendars.map(({ code, name_zh, name_en, week }) => ({
    code,
    name_zh,
    name_en,
    free_weekdays: week.flatMap((hours, weekday) => (hours.length === 0 ? [weekday] : [])),
    years: [2025, 2026, 2027, 2028].map((number) => year(code, number)),
  })),
  as_of: ago(0),
})
const texts = [
  {
    code: 'reply.lamp',
    kind: 'reply',
    title: '路灯类答复',
    body: '您好，工单{number}反映的问题已由{department}处理完毕。',
    closed: false,
  },
  {
    code: 'refuse.court',
    kind: 'refusal',
    title: '涉法涉诉',
    body: '该事项已进入司法程序，请通过法定途径解决。',
    closed: false,
  },
]
const event = (id, action, before, after, note) => ({
  id: String(id),
  at: ago(id * 40),
  by_name: '测试员-系统管理',
  object: 'unit',
  key: 'urban.lighting',
  action,
  before,
  after,
  note,
})
const history = [
  event(1, 'change', '{"name_zh":"路灯所","closed":false}', '{"name_zh":"路灯管理所","closed":false}', '更名'),
  event(2, 'create', '', '{"code":"urban.lighting","name_zh":"路灯所"}', ''),
]

/** What administrators' pages ask; nothing is kept. */
export const adminRoutes = (ok) => [
  [
    'GET',
    /^\/saved-views$/,
    () =>
      ok({
        views: [
          { id: '1', list: 'cases', name: '超期投诉', query: 'kind=complaint&overdue=1', columns: ['due', 'state'] },
        ],
      }),
  ],
  [
    'GET',
    /^\/admin\/accounts$/,
    (_match, _body, query) => {
      const rows = staff
        .map(account)
        .filter(({ name, username }) => `${name} ${username}`.includes(query.get('q') ?? ''))
      return ok({ rows, next: '', total: rows.length, skills: kSkills, as_of: ago(0) })
    },
  ],
  [
    'POST',
    /^\/admin\/accounts$/,
    (_match, body) => ok({ account: { ...account(staff[0], 3), ...body }, password: 'Ab3-initial-x9' }, 201),
  ],
  ['GET', /^\/admin\/units$/, () => ok({ rows: reference.departments.map(unit), calendars: named, as_of: ago(0) })],
  [
    'GET',
    /^\/admin\/categories$/,
    () =>
      ok({
        version: 1,
        rows: reference.categories.map(category),
        versions: [{ version: 1, at: ago(600), by_name: '测试员-系统管理', note: '2026版' }],
        as_of: ago(0),
      }),
  ],
  ['GET', /^\/admin\/calendars$/, () => ok(calendarList())],
  [
    'GET',
    /^\/admin\/time-limits$/,
    () =>
      ok({
        table: { calendar: limits.calendar, limits: limits.limits, extensions: limits.extensions },
        revision: '1',
        fields: kFields,
        calendars: named,
        as_of: ago(0),
      }),
  ],
  [
    'PUT',
    /^\/admin\/time-limits$/,
    (_match, body) => (
      (limits = body.table),
      ok({ table: limits, revision: '2', fields: kFields, calendars: named, as_of: ago(0) })
    ),
  ],
  [
    'GET',
    /^\/admin\/texts$/,
    () =>
      ok({
        rows: texts.map((text, at) => ({ text, version: at + 1, revision: '1' })),
        kinds: [
          'reply',
          'send_back',
          'refusal',
          'transfer_sheet',
          'reminder_notice',
          'supervision_sheet',
          'reply_letter',
        ].map((kind) => ({
          kind,
          words: ['number', 'title', 'department', 'due'],
          paper: kind.includes('_') && kind !== 'send_back',
        })),
        as_of: ago(0),
      }),
  ],
  [
    'GET',
    /^\/cases\/\d+\/texts$/,
    (_match, _body, query) =>
      ok({
        texts: texts
          .filter(({ kind }) => kind === query.get('kind'))
          .map(({ code, title, body }) => ({ code, title, body: body.replace(/\{\w+\}/g, '…') })),
      }),
  ],
  [
    'GET',
    /^\/cases\/\d+\/papers$/,
    () => ok({ papers: [{ code: 'paper.transfer', kind: 'transfer_sheet', title: '转办单' }] }),
  ],
  ['GET', /^\/admin\/events$/, () => ok({ events: history, next: '', as_of: ago(0) })],
  [
    'POST',
    /^\/admin\/files\/\w+$/,
    () =>
      ok({
        done: false,
        added: 2,
        changed: 0,
        same: 1,
        faults: [{ line: 3, column: 'parent', what: 'unknown_code' }],
        logins: [],
      }),
  ],
]
