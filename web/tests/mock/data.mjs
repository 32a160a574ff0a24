import { readFileSync } from 'node:fs'

/** Made-up people and numbers only. The city is the demo city of the repository. */
const demo = (name) => JSON.parse(readFileSync(new URL(`../../../data/demo/${name}.json`, import.meta.url), 'utf8'))

const city = demo('city')
export const reference = {
  city_zh: city.name_zh,
  city_en: city.name_en,
  districts: demo('districts').districts,
  departments: demo('departments').departments,
  categories: demo('categories').categories,
}
export const staff = demo('staff').staff.map((person, at) => ({ ...person, id: String(100 + at) }))
export const articles = demo('knowledge').articles.map((article, at) => ({ ...article, id: String(at + 1) }))

const kMay = {
  agent:
    'case.read case.create case.amend call.take call.read recording.listen callback.work voice_message.work letter.work knowledge.read queues.read follow_up.work',
  supervisor:
    'case.read case.create case.amend case.dispatch call.take call.read recording.listen callback.work voice_message.work letter.work knowledge.read report.read seats.read queues.read call.supervise recording.download recording.hold recording.erase_ask case.export follow_up.work judgement.read flow.read flow.edit flow.publish',
  dispatcher: 'case.read case.create case.amend case.dispatch knowledge.read queues.read report.read judgement.read',
  department: 'case.read case.work knowledge.read judgement.read',
  sub_department: 'case.read case.work knowledge.read judgement.read',
  reviewer: 'case.read case.review recording.listen knowledge.read report.read follow_up.work judgement.read',
  leader: 'case.read call.read knowledge.read report.read seats.read queues.read judgement.read flow.read',
  system_admin:
    'seats.read queues.read storage.read storage.check accounts.read accounts.manage city.manage gateways.read gateways.manage admin_events.read flow.read flow.edit flow.publish',
  security_admin: 'storage.read recording.erase_decide accounts.read grants.manage admin_events.read',
  auditor: 'storage.read admin_events.read audit.read audit.export',
  knowledge_editor: 'knowledge.read knowledge.write',
  knowledge_reviewer: 'knowledge.read knowledge.write knowledge.review',
}
export const may = (role) => (kMay[role] ?? 'knowledge.read').split(' ')

export const ago = (minutes) => new Date(Date.now() - minutes * 60000).toISOString()
const departmentName = (code) => reference.departments.find((item) => item.code === code)?.name_zh ?? ''

const kTitles = [
  [
    'complaint',
    '听雨街道观澜路夜间施工噪声扰民',
    '010101',
    'urban.enforcement',
    '观澜路与文澜路口工地连续三晚施工到凌晨一点,附近老人小孩无法休息。希望有人到现场查看并责令停止夜间施工。',
  ],
  [
    'help',
    '北渡街道路灯成片不亮',
    '010101',
    'urban.lighting',
    '北渡街道菜市场到小学一段约二十盏路灯不亮,孩子放学天黑不安全。',
  ],
  ['enquiry', '灵活就业人员社保缴费基数怎么选', '020202', 'urban', '想了解灵活就业参保的缴费档次和截止时间。'],
  ['report', '小区一楼占用绿地搭建房屋', '010102', 'urban.enforcement', '一楼住户占用公共绿地搭建,约二十平方米。'],
  ['suggestion', '建议在地铁口增加共享单车停放区', '010103', 'urban', '早高峰单车堵住盲道。'],
  ['praise', '感谢环卫处及时清理积水', '010101', 'urban.sanitation', '暴雨后半小时就来清理。'],
]
/** A closing that a citizen is to be asked about. */
const aRound = (unit) => ({
  closed_at: ago(20),
  unit,
  scores: ['result', 'timely', 'reply'].map((dimension) => ({ dimension, points: 4 })),
  score: 400,
  follow_up: {
    state: 'open',
    cause: 'sampled',
    plan: 'others',
    attempts: 1,
    next_try_at: ago(10),
    held_by: '0',
    held_by_name: '',
  },
  evaluations: 0,
  exclusion: { state: 'none', text: '', asked_by: '0', opinion: '' },
})
const kStates = ['recorded', 'assigned', 'in_progress', 'awaiting_review', 'approved']
const kLamps = ['none', 'green', 'yellow', 'green', 'none']

const kNothing = { legal_basis: '', units: [], proposed: '', amount: 0 }
const handling = (started_at, due_at, late) => ({
  kind: 'handle',
  started_at,
  due_at,
  provisional: false,
  lamp: late ? 'red' : 'green',
  steps: [
    { what: 'started', at: started_at, count: 0, name: '' },
    { what: 'counted', to: due_at.slice(0, 10), unit: 'working_day', count: 15, name: '' },
    { what: 'due', at: due_at, count: 0, name: '' },
  ],
})

function madeCase(at) {
  const [kind, title, category, department, content] = kTitles[at % kTitles.length]
  const state = kStates[at % kStates.length]
  const step = kStates.indexOf(state)
  const late = at % 7 === 2 && step > 0 && step < 4
  const district = reference.districts[at % reference.districts.length]
  const recorded_at = ago(30 + at * 95)
  const dispatched = step >= 1
  const confidential = kind === 'report'
  return {
    id: String(1000 + at),
    number: `20261123${String(at + 1).padStart(6, '0')}`,
    state,
    stage: state,
    channel: at % 4 === 3 ? 'web' : 'phone',
    facts: {
      kind,
      title,
      content,
      category,
      district: district.code,
      street: district.streets[0].code,
      address: confidential ? '' : `${district.streets[0].name_zh}演示路${at + 1}号`,
      citizen_name: confidential ? '' : '演示市民',
      citizen_phone: confidential ? '' : '1380****123',
      confidential,
      urgency: at % 6 === 1 ? 'urgent' : 'normal',
    },
    call: at % 4 === 3 ? null : '501',
    recording: at % 4 === 3 ? null : '601',
    department: dispatched ? department : '',
    department_name: dispatched ? departmentName(department) : '',
    lead: dispatched ? department : '',
    lead_name: dispatched ? departmentName(department) : '',
    instruction: dispatched ? '请尽快到现场核实,并于时限内答复市民。' : '',
    reply:
      step >= 3 ? '已于昨日派员到现场核查,责令施工单位停止夜间作业,并安排夜间巡查。已电话告知市民,市民表示认可。' : '',
    opinion: state === 'approved' ? '答复清楚,同意办结。' : '',
    recorded_by_name: at % 4 === 3 ? '' : '演示-座席01',
    recorded_at,
    dispatched_at: dispatched ? recorded_at : null,
    due_at: dispatched ? ago(late ? 190 : -(60 * 30 - at * 25)) : null,
    closed_at: state === 'approved' ? ago(20) : null,
    lamp: late ? 'red' : kLamps[step],
    rehandled: at % 8 === 3 ? 1 : 0,
    version: step + 1,
    course: {
      asked: kNothing,
      auto_signed: false,
      forced: false,
      returns: 0,
      extensions: 0,
      reopened: 0,
      supervision: late ? 'reminded' : 'none',
      receipt_due: late,
      rounds: state === 'approved' ? [aRound(department)] : [],
    },
    clocks: dispatched ? [handling(recorded_at, ago(late ? 190 : -(60 * 30 - at * 25)), late)] : [],
    co_handlers: [],
    followers: [],
    allowed_actions: [],
    events: kStates.slice(0, step + 1).map((to, seq) => ({
      seq: seq + 1,
      at: ago(30 + at * 95 - seq * 12),
      action: ['record', 'dispatch', 'accept', 'reply', 'approve'][seq],
      actor_name: ['演示-座席01', '演示-派单员', '演示-承办', '演示-承办', '演示-审核员'][seq],
      from: kStates[Math.max(0, seq - 1)],
      to,
      from_stage: kStates[Math.max(0, seq - 1)],
      to_stage: to,
      details: kNothing,
      department: seq === 1 ? department : '',
      department_name: seq === 1 ? departmentName(department) : '',
      text: ['', '请尽快到现场核实,并于时限内答复市民。', '', '已派员核查。', '同意办结。'][seq],
      due_at: seq === 1 ? ago(-60 * 30) : null,
    })),
    progress_code: '',
  }
}
export const cases = Array.from({ length: 26 }, (_unused, at) => madeCase(at))

const kOutcomes = [
  'completed',
  'completed',
  'abandoned_queue',
  'self_served',
  'completed',
  'abandoned_ringing',
  'abandoned_ivr',
]
export const calls = Array.from({ length: 24 }, (_unused, at) => {
  const outcome = kOutcomes[at % kOutcomes.length]
  const talked = outcome === 'completed'
  return {
    id: String(501 + at),
    offered_at: ago(8 + at * 41),
    number: `1380999${String(1000 + at * 37)}`,
    area: '云溪市',
    channel: ['trunk', 'phone', 'browser'][at % 3],
    choice: at % 3 === 0 ? '人工服务' : '',
    queue: outcome === 'self_served' || outcome === 'abandoned_ivr' ? '' : ['general', 'enterprise'][at % 2],
    agent: talked ? '100' : null,
    agent_name: talked ? '演示-座席01' : '',
    outcome,
    flow_ms: 14200,
    wait_ms: talked || outcome.startsWith('abandoned_') ? 9000 + at * 1100 : 0,
    talk_ms: talked ? 95000 + at * 13000 : 0,
    recording: talked ? String(601 + at) : null,
    satisfaction: talked ? ['satisfied', 'very_satisfied', null][at % 3] : null,
  }
})
const kSteps = [
  { state: 'open', origin: 'missed', missed: 1, attempts: 0, allowed_actions: ['take', 'dial', 'give_up'] },
  {
    state: 'leased',
    origin: 'requested',
    outcome: 'callback_requested',
    missed: 1,
    attempts: 0,
    owner: '100',
    owner_name: '演示-座席01',
    lease_until: ago(-6),
    allowed_actions: ['give_back', 'dial', 'ended', 'give_up'],
  },
  {
    state: 'open',
    origin: 'missed',
    missed: 3,
    attempts: 1,
    retry_at: ago(-11),
    allowed_actions: ['take', 'dial', 'give_up'],
  },
  {
    state: 'leased',
    origin: 'missed',
    missed: 1,
    attempts: 0,
    owner: '101',
    owner_name: '演示-座席02',
    allowed_actions: [],
  },
  {
    state: 'dialling',
    origin: 'missed',
    outcome: 'after_hours',
    missed: 2,
    attempts: 2,
    owner: '102',
    owner_name: '演示-座席03',
    allowed_actions: [],
  },
]
export const callbacks = calls
  .filter((call) => call.outcome.startsWith('abandoned_'))
  .slice(0, 8)
  .map((call, at) => ({
    id: String(700 + at),
    number: `0999000${4000 + at}`,
    area: call.area,
    call: call.id,
    queue: call.queue,
    outcome: call.outcome,
    missed_at: call.offered_at,
    waited_ms: call.wait_ms,
    opened_at: call.offered_at,
    due_at: new Date(Date.parse(call.offered_at) + (at === 2 ? 5 : 240) * 60000).toISOString(),
    overdue: at === 2,
    retry_at: null,
    owner: null,
    owner_name: '',
    lease_until: null,
    dialled_at: null,
    reached_at: null,
    closed_as: null,
    closed_at: null,
    note: at === 2 ? '家里没人，晚上七点后再打' : '',
    ...kSteps[at % kSteps.length],
  }))
export const callbackHistory = () => [
  { at: ago(95), what: 'missed_again', by_name: '', attempt: null, call: '501', note: '' },
  { at: ago(60), what: 'missed_again', by_name: '', attempt: null, call: '502', note: '' },
  { at: ago(50), what: 'take', by_name: '演示-座席02', attempt: null, call: '0', note: '' },
  {
    at: ago(48),
    what: 'ended',
    by_name: '演示-座席02',
    attempt: 'no_answer',
    call: '0',
    note: '家里没人，晚上七点后再打',
  },
]

const kMessages = [
  {
    reason: 'closed',
    state: 'open',
    alarm: 'escalated',
    minutes: 75,
    allowed_actions: ['hear', 'take', 'finish', 'file'],
  },
  {
    reason: 'holiday',
    state: 'open',
    alarm: 'reminded',
    minutes: 42,
    allowed_actions: ['hear', 'take', 'finish', 'file'],
  },
  { reason: null, state: 'open', alarm: 'none', minutes: 12, allowed_actions: ['hear', 'take', 'finish', 'file'] },
  {
    reason: 'waited_too_long',
    state: 'open',
    alarm: 'none',
    minutes: 3,
    allowed_actions: ['hear', 'take', 'finish', 'file'],
  },
  {
    reason: 'closed',
    state: 'in_progress',
    alarm: 'none',
    minutes: 30,
    allowed_actions: ['hear', 'give_back', 'finish', 'file'],
  },
  { reason: 'full', state: 'done', alarm: 'none', minutes: 300, allowed_actions: ['hear'] },
]
export const messages = kMessages.map(({ minutes, ...message }, at) => ({
  id: String(900 + at),
  call: String(501 + at),
  recording: '601',
  mailbox: 'general',
  number: message.state === 'done' ? '0999****010' : `0999000${5000 + at}`,
  area: '云溪市',
  queue: 'general',
  left_at: ago(minutes),
  length_ms: 14000 + at * 9000,
  due_at: ago(minutes - 1440),
  owner: message.state === 'open' ? null : '100',
  owner_name: message.state === 'open' ? '' : '演示-座席01',
  heard_by_name: at % 2 ? '演示-座席01' : '',
  heard_at: at % 2 ? ago(minutes - 2) : null,
  result: message.state === 'done' ? 'case_made' : null,
  note: '',
  filed_as: message.state === 'done' ? '1' : null,
  case_number: message.state === 'done' ? '20261123000001' : '',
  done_at: message.state === 'done' ? ago(200) : null,
  ...message,
}))
export const callEvents = () =>
  [
    ['offered', '13809991000'],
    ['answered', ''],
    ['flow_entered', 'main'],
    ['key_pressed', '0'],
    ['choice_made', '人工服务'],
    ['queue_joined', 'general'],
    ['agent_offered', '演示-座席02'],
    ['offer_refused', 'no_answer'],
    ['agent_offered', '演示-座席01'],
    ['agent_connected', '演示-座席01'],
    ['recording_started', '601'],
    ['held', ''],
    ['retrieved', ''],
    ['ended', 'completed'],
  ].map(([type, detail], at) => ({ at: new Date(Date.now() - 600000 + at * 9000).toISOString(), type, detail }))

const count = (codes, base) => codes.map((code, at) => ({ code, count: Math.max(1, base - at * 7) }))
export function overview(from, to, empty) {
  const days = Math.max(1, Math.round((Date.parse(to) - Date.parse(from)) / 86400000))
  const k = empty ? 0 : days
  return {
    from,
    to,
    as_of: new Date().toISOString(),
    calls: 182 * k,
    self_served: 31 * k,
    queued: 142 * k,
    answered: 131 * k,
    answered_15s: 118 * k,
    abandoned: 11 * k,
    average_wait_s: empty ? 0 : 9.4,
    average_talk_s: empty ? 0 : 187,
    cases: 96 * k,
    closed: 61 * k,
    overdue: empty ? 0 : 3,
    rehandled: empty ? 0 : 2,
    by_state: empty ? [] : count(kStates, 40),
    by_kind: empty ? [] : count(['complaint', 'help', 'enquiry', 'report', 'suggestion', 'praise'], 38),
    by_district: empty
      ? []
      : count(
          reference.districts.map(({ code }) => code),
          36,
        ),
    by_department: empty
      ? []
      : count(
          reference.departments
            .filter(({ parent }) => !parent)
            .slice(0, 8)
            .map(({ code }) => code),
          52,
        ),
    by_category: empty
      ? []
      : count(
          reference.categories
            .filter(({ parent }) => !parent)
            .slice(0, 10)
            .map(({ code }) => code),
          64,
        ),
    days: Array.from({ length: days }, (_unused, at) => ({
      day: new Date(Date.parse(from) + at * 86400000 + 8 * 3600000).toISOString().slice(0, 10),
      calls: empty ? 0 : 150 + ((at * 37) % 60),
      answered: empty ? 0 : 118 + ((at * 23) % 40),
      cases: empty ? 0 : 80 + ((at * 17) % 30),
    })),
  }
}
