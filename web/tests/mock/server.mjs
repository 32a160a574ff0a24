import { createServer } from 'node:http'
import { WebSocketServer } from 'ws'
import { adminRoutes } from './admin.mjs'
import { attachmentRoutes } from './attachments.mjs'
import { auditRoutes } from './audit.mjs'
import { sendAudio } from './audio.mjs'
import {
  ago,
  callbackHistory,
  callbacks,
  callEvents,
  calls,
  cases,
  may,
  messages,
  overview,
  reference,
  staff,
} from './data.mjs'
import { sendFile } from './files.mjs'
import { flowRoutes } from './flows.mjs'
import { judgementRoutes } from './judgement.mjs'
import { statisticsRoutes } from './statistics.mjs'
import { knowledgeRoutes } from './knowledge.mjs'
import { letterRoutes } from './letters.mjs'
import { recordingRoutes, sendWaveform } from './recordings.mjs'

/** A server with made-up answers, for developing and drawing pages only; no test of the product relies on it. */
let scenario = { empty: false, failing: false, phone: 'signed_out', conflict: false }
let user = null
const sockets = new Set()
const deskCall = (work) => ({
  id: '9001',
  number: '13809990001',
  area: '云溪市',
  queue: 'general',
  choice: '人工服务',
  work,
  since: ago(0.2),
  arrived_at: ago(0.5),
  wrap_up_until: work === 'wrap_up' ? ago(-0.8) : null,
  recording: '601',
  talk: talkOf(work),
})
const kFunctions = {
  reserved: ['answer', 'reject'],
  talking: ['hold', 'hang_up', 'transfer', 'consult', 'add', 'mute', 'send_keys', 'ask_help'],
  holding: ['retrieve', 'hang_up', 'transfer', 'consult', 'mute', 'ask_help'],
  consulting: ['complete', 'back', 'alternate', 'join', 'mute', 'send_keys', 'ask_help'],
  conference: ['hang_up', 'add', 'drop', 'leave', 'mute', 'send_keys', 'ask_help'],
  supervising: ['leave', 'mute'],
}
const party = (number, name, role, change = {}) => ({
  id: number,
  role,
  name,
  number,
  joined: true,
  waiting: false,
  muted: false,
  ...change,
})
/** `talk` of the scenario changes the talk that this person is in. */
function talkOf(work) {
  const scene = work === 'talking' ? (scenario.talk ?? '') : ''
  const state =
    { reserved: 'ringing', talking: scene || 'talking', holding: 'held', wrap_up: 'ended' }[work] ?? 'talking'
  const others = {
    consulting: [party('8101', '云溪市城市管理局', 'consulted')],
    conference: [
      party('8101', '云溪市城市管理局', 'member'),
      party('8003', '演示-座席03', 'member', { muted: true }),
      party('8102', '云溪市公安局', 'member', { joined: false }),
    ],
    supervising: [party('8003', '演示-座席03', 'agent')],
  }
  return {
    state: scene === 'failed' ? 'talking' : state,
    role: work === 'supervising' ? 'supervisor' : 'agent',
    agent: '102',
    aside: scene === 'consulting',
    muted: false,
    others: others[work === 'supervising' ? work : scene] ?? [],
    can: kFunctions[work === 'supervising' ? work : scene === 'failed' ? 'talking' : state] ?? kFunctions[work] ?? [],
    help_since: scene === 'conference' ? ago(0.4) : null,
    failed: scene === 'failed' ? { name: '云溪市水务集团', why: 'no_answer', at: ago(0.1) } : null,
    beside: work === 'supervising' ? 'whisper' : null,
  }
}
const kEngaged = ['reserved', 'talking', 'holding', 'wrap_up', 'supervising']
function agentOf(person, phone) {
  const signed_in = phone !== 'signed_out'
  return {
    id: person.id,
    name: person.name,
    extension: person.extension,
    seat: phone === 'phone_seat' ? 'phone' : 'browser',
    presence: signed_in ? 'signed_in' : 'signed_out',
    work: signed_in && phone !== 'phone_seat' ? phone : 'away',
    line: signed_in ? 'idle' : 'down',
    reason: 'rest',
    since: ago(signed_in ? 0.2 : 5),
    call: kEngaged.includes(phone) ? deskCall(phone) : null,
    answered_in_shift: 12,
    talk_s_in_shift: 2460,
  }
}
const kStatesInTurn = ['talking', 'ready', 'reserved', 'wrap_up', 'away', 'holding', 'signed_out']
const seats = () => staff.filter(({ extension, role }) => extension && ['agent', 'supervisor'].includes(role))
const seatNow = (person, at) => agentOf(person, kStatesInTurn[at % kStatesInTurn.length])
/** A full hall: made-up agents in every state, two of whom ask for help. */
const crowd = (count) =>
  Array.from({ length: count }, (_, at) => {
    const person = {
      id: String(5000 + at),
      name: `演示-座席${String(at + 1).padStart(3, '0')}`,
      extension: String(7001 + at),
    }
    const agent = seatNow(person, at)
    agent.since = ago((at * 37) % 23)
    if (at === 14 || at === 63) agent.call.talk.help_since = ago(0.5)
    return agent
  })
const me = () => agentOf(user, scenario.phone)
const queues = () =>
  scenario.empty
    ? []
    : [
        {
          code: 'general',
          name_zh: '综合',
          name_en: 'General',
          waiting: 3,
          longest_wait_s: 47,
          agents_signed_in: 6,
          agents_ready: 0,
          agents_talking: 5,
          open: true,
        },
        {
          code: 'enterprise',
          name_zh: '涉企',
          name_en: 'Enterprise',
          waiting: 0,
          longest_wait_s: 0,
          agents_signed_in: 2,
          agents_ready: 1,
          agents_talking: 1,
          open: true,
        },
      ]
const kForRole = {
  recorded: {
    dispatcher: [
      ['dispatch', ['department']],
      ['amend', ['title', 'content', 'kind']],
    ],
    supervisor: [['dispatch', ['department']]],
  },
  assigned: {
    department: [
      ['accept', []],
      ['delegate', ['department']],
    ],
    sub_department: [['accept', []]],
  },
  in_progress: {
    department: [
      ['reply', ['reply']],
      ['delegate', ['department']],
    ],
    sub_department: [['reply', ['reply']]],
  },
  awaiting_review: {
    reviewer: [
      ['approve', ['opinion']],
      ['rehandle', ['reason']],
    ],
  },
  approved: {},
}
const allowed = (view) =>
  [...(kForRole[view.state][user.role] ?? []), ['note', ['reason']]].map(([action, needs]) => ({
    action,
    needs,
    takes: [],
    reasons: [],
  }))
const kAfter = {
  dispatch: 'assigned',
  accept: 'in_progress',
  reply: 'awaiting_review',
  approve: 'approved',
  rehandle: 'assigned',
}
const row = (view) => ({
  ...view.facts,
  ...view,
  supervision: view.course.supervision,
  facts: undefined,
  events: undefined,
})

let sequence = 0
function live(type, data) {
  sequence += 1
  for (const socket of sockets)
    socket.send(JSON.stringify({ cursor: `m-${sequence}`, type, at: new Date().toISOString(), data }))
}
function setPhone(phone) {
  scenario.phone = phone
  live('agent.state_changed', me())
  return me()
}
const refused = (status, code, detail = code, headers = {}) => ({
  status,
  headers,
  body: { type: 'about:blank', status, code, number: 0, detail, id: 'mock-1' },
})
const ok = (body, status = 200) => ({ status, body })

function listCases(query) {
  const states = query.get('state')?.split(',')
  const stages = query.get('stage')?.split(',')
  const rows = scenario.empty
    ? []
    : cases.filter(
        (view) =>
          (!states || states.includes(view.state)) &&
          (!stages || stages.includes(view.stage)) &&
          (!query.get('kind') || view.facts.kind === query.get('kind')) &&
          (!query.get('district') || view.facts.district === query.get('district')) &&
          (!query.get('overdue') || view.lamp === 'red') &&
          (!query.get('q') || view.facts.title.includes(query.get('q'))),
      )
  return ok({ rows: rows.map(row), next: '', as_of: new Date().toISOString() })
}
function create(body) {
  const view = {
    ...cases[0],
    id: String(2000 + cases.length),
    number: `20261123${String(cases.length + 1).padStart(6, '0')}`,
    facts: body.facts,
    state: 'recorded',
    stage: 'recorded',
    call: body.call ?? null,
    department: '',
    department_name: '',
    instruction: '',
    reply: '',
    opinion: '',
    due_at: null,
    lamp: 'none',
    recorded_at: ago(0),
    version: 1,
    events: cases[0].events.slice(0, 1),
  }
  cases.unshift(view)
  live('case.changed', {
    id: view.id,
    number: view.number,
    state: view.state,
    action: 'record',
    department: '',
    version: 1,
  })
  return ok({ ...view, allowed_actions: allowed(view), progress_code: '482913' }, 201)
}
function act(view, command) {
  if (scenario.conflict || command.version !== view.version) return refused(409, 'case_changed')
  const from = view.state
  view.state = kAfter[command.action] ?? from
  view.stage = view.state
  view.version += 1
  if (command.department) {
    view.department = command.department
    view.department_name = reference.departments.find(({ code }) => code === command.department)?.name_zh ?? ''
  }
  if (command.action === 'reply') view.reply = command.text
  view.events = [
    ...view.events,
    {
      seq: view.version,
      at: ago(0),
      action: command.action,
      actor_name: user.name,
      from,
      to: view.state,
      from_stage: from,
      to_stage: view.state,
      details: { legal_basis: '', units: [], proposed: '', amount: 0, ...command.details },
      department: '',
      department_name: '',
      text: command.text,
      due_at: null,
    },
  ]
  live('case.changed', {
    id: view.id,
    number: view.number,
    state: view.state,
    action: command.action,
    department: view.department,
    version: view.version,
  })
  return ok({ ...view, allowed_actions: allowed(view) })
}

const kRoutes = [
  ...adminRoutes(ok),
  ...attachmentRoutes(() => scenario),
  ...auditRoutes(() => scenario),
  ...letterRoutes(() => scenario),
  [
    'POST',
    /^\/sessions$/,
    (_match, body) => {
      if (body.username === 'many') return refused(429, 'too_many_tries', '', { 'Retry-After': '90' })
      const person = staff.find(({ username }) => username === body.username)
      if (!person) return refused(401, 'wrong_credentials')
      user = person
      return ok(session(), 201)
    },
  ],
  ['GET', /^\/sessions\/current$/, () => (user ? ok(session()) : refused(401, 'not_logged_in'))],
  ['DELETE', /^\/sessions\/current$/, () => ((user = null), { status: 204 })],
  ['GET', /^\/(public\/)?reference$/, () => ok(reference)],
  ['GET', /^\/agents\/me$/, () => (user.extension ? ok(me()) : refused(403, 'agent_no_seat'))],
  [
    'PUT',
    /^\/agents\/me\/state$/,
    (_match, body) =>
      ok(
        setPhone(
          body.presence === 'signed_out'
            ? 'signed_out'
            : (body.work ?? (body.seat === 'phone' ? 'phone_seat' : 'away')),
        ),
      ),
  ],
  ['POST', /^\/agents\/me\/line$/, () => refused(503, 'store_unavailable')],
  ['POST', /^\/agents\/me\/wrap-up\/finish$/, () => ok(setPhone('ready'))],
  [
    'GET',
    /^\/call-targets$/,
    () =>
      ok({
        agents: staff
          .filter(({ extension, role }) => extension && ['agent', 'supervisor'].includes(role))
          .map(({ extension, name }, at) => ({
            extension,
            name,
            work: ['ready', 'talking', 'away', 'wrap_up'][at % 4],
            free: at % 4 === 0,
          })),
        queues: queues(),
        departments: reference.departments
          .filter((item) => !item.parent)
          .slice(0, 6)
          .map((item, at) => ({ ...item, number: String(8101 + at) })),
      }),
  ],
  [
    'POST',
    /^\/calls\/\d+\/([a-z-]+)$/,
    ([, name]) =>
      ok(
        setPhone(
          { answer: 'talking', reject: 'ready', hold: 'holding', retrieve: 'talking', 'hang-up': 'wrap_up' }[name] ??
            scenario.phone,
        ),
      ),
  ],
  [
    'GET',
    /^\/agents$/,
    () =>
      ok({ agents: scenario.empty ? [] : (scenario.agents ?? 0) > 0 ? crowd(scenario.agents) : seats().map(seatNow) }),
  ],
  ['GET', /^\/queues$/, () => ok({ queues: queues() })],
  [
    'GET',
    /^\/calls$/,
    () =>
      ok({ rows: scenario.empty ? [] : calls, next: scenario.empty ? '' : 'more', as_of: new Date().toISOString() }),
  ],
  [
    'GET',
    /^\/calls\/(\d+)$/,
    ([, id]) =>
      ok({
        call: calls.find((call) => call.id === id) ?? calls[0],
        events: callEvents(),
        cases: cases.slice(0, 1).map(row),
      }),
  ],
  [
    'GET',
    /^\/contacts\/(.+)$/,
    ([, number]) =>
      ok({
        number: decodeURIComponent(number),
        area: '云溪市',
        name: '演示市民',
        calls_total: 4,
        calls: calls.slice(0, 4),
        cases: cases.slice(0, 4).map(row),
      }),
  ],
  ...recordingRoutes(() => scenario),
  ...judgementRoutes,
  ...statisticsRoutes(() => scenario),
  ...flowRoutes(() => scenario, ok, refused),
  ...knowledgeRoutes,
  [
    'GET',
    /^\/callbacks$/,
    (_match, _body, query) => {
      const wanted = query.get('closed') === '1'
      const rows = scenario.empty ? [] : callbacks.filter((task) => (task.state === 'closed') === wanted)
      return ok({ rows, next: '', unfinished: rows.length, as_of: new Date().toISOString() })
    },
  ],
  [
    'GET',
    /^\/callbacks\/(\d+)$/,
    ([, id]) => ok({ task: callbacks.find((task) => task.id === id), history: callbackHistory() }),
  ],
  [
    'POST',
    /^\/callbacks\/(\d+)\/actions$/,
    ([, id]) => ok({ task: callbacks.find((task) => task.id === id), history: callbackHistory() }),
  ],
  [
    'GET',
    /^\/reports\/callbacks$/,
    () =>
      ok({
        from: ago(600),
        to: ago(0),
        as_of: ago(0),
        missed: 37,
        requested: 12,
        dialled: 41,
        reached: 30,
        got_through: 6,
        given_up: 4,
        open: 9,
        median_to_reach_s: 1260,
      }),
  ],
  [
    'GET',
    /^\/voice-messages$/,
    (_match, _body, query) => {
      const rows = scenario.empty ? [] : messages.filter(({ state }) => state === (query.get('state') ?? state))
      return ok({ rows, next: '', open: 4, as_of: new Date().toISOString() })
    },
  ],
  [
    'GET',
    /^\/voice-messages\/(\d+)$/,
    ([, id]) => ok({ message: messages.find((message) => message.id === id), history: [] }),
  ],
  [
    'POST',
    /^\/voice-messages\/(\d+)\/actions$/,
    ([, id]) => ok({ message: messages.find((message) => message.id === id), history: [] }),
  ],
  ['GET', /^\/cases$/, (_match, _body, query) => listCases(query)],
  ['POST', /^\/cases$/, (_match, body) => create(body)],
  ['GET', /^\/cases\/(\d+)$/, ([, id]) => withCase(id, (view) => ok({ ...view, allowed_actions: allowed(view) }))],
  ['POST', /^\/cases\/(\d+)\/actions$/, ([, id], body) => withCase(id, (view) => act(view, body))],
  [
    'GET',
    /^\/reports\/overview$/,
    (_match, _body, query) => ok(overview(query.get('from'), query.get('to'), scenario.empty)),
  ],
  ['POST', /^\/public\/requests$/, () => ok({ number: '20261123000087', code: '308164' }, 201)],
  [
    'POST',
    /^\/public\/progress$/,
    (_match, body) => {
      if (body.code === '000000') return refused(404, 'progress_not_found')
      const view = cases.find(({ state }) => state === 'in_progress')
      return ok({
        number: body.number,
        kind: view.facts.kind,
        title: view.facts.title,
        state: view.state,
        recorded_at: view.recorded_at,
        due_at: view.due_at,
        department_name: view.department_name,
        reply: '',
        steps: view.events.map(({ at, to, department_name }) => ({ at, state: to, department_name })),
      })
    },
  ],
]
const session = () => ({
  user: {
    id: user.id,
    username: user.username,
    name: user.name,
    role: user.role,
    department: user.department,
    department_name: reference.departments.find(({ code }) => code === user.department)?.name_zh ?? '',
    extension: user.extension ?? '',
  },
  may: may(user.role),
  expires_at: ago(-600),
})
const withCase = (id, act) => {
  const view = cases.find((item) => item.id === id)
  return view ? act(view) : refused(404, 'case_not_found')
}

function answerApi(method, url, body) {
  const path = url.pathname.slice('/api/v1'.length)
  if (scenario.failing && !path.startsWith('/sessions') && !path.endsWith('reference'))
    return refused(503, 'store_unavailable', '数据库暂时不可用,请稍后再试。')
  if (!user && !path.startsWith('/public') && !path.startsWith('/sessions')) return refused(401, 'not_logged_in')
  for (const [wanted, pattern, act] of kRoutes) {
    const match = wanted === method && pattern.exec(path)
    if (match) return act(match, body, url.searchParams)
  }
  return refused(404, 'not_found')
}
const server = createServer(async (request, response) => {
  const url = new URL(request.url, 'http://localhost')
  const chunks = []
  for await (const chunk of request) chunks.push(chunk)
  const text = Buffer.concat(chunks).toString()
  const body = /^[[{]/.test(text) ? JSON.parse(text) : {}
  if (url.pathname === '/mock') {
    scenario = { ...scenario, ...body }
    if (body.drop) for (const socket of sockets) socket.terminate()
    if (body.phone && user) (live('agent.state_changed', me()), me().call && live('call.offered', me().call))
    return response.end('{}')
  }
  if (url.pathname.endsWith('/waveform')) return sendWaveform(response)
  if (url.pathname.endsWith('/audio')) return sendAudio(request, response)
  if (!url.pathname.startsWith('/api/')) return sendFile(response, url.pathname)
  const answer = answerApi(request.method, url, body)
  response.writeHead(answer.status, { 'Content-Type': 'application/json', ...answer.headers })
  response.end(answer.body === undefined ? '' : JSON.stringify(answer.body))
})
const web_sockets = new WebSocketServer({ noServer: true })
server.on('upgrade', (request, socket, head) => {
  if (scenario.drop || (request.url.startsWith('/api/v1/live') && !user)) return socket.destroy()
  web_sockets.handleUpgrade(request, socket, head, (ws) => {
    if (request.url.startsWith('/api/v1/public/call')) return citizenCall(ws)
    sockets.add(ws)
    ws.on('close', () => sockets.delete(ws))
    ws.send(JSON.stringify({ type: 'live.started', cursor: `m-${sequence}` }))
  })
})
function citizenCall(ws) {
  ws.on('message', (data) => {
    const message = JSON.parse(String(data))
    if (message.type === 'call.start')
      ws.send(
        JSON.stringify(
          scenario.refuse
            ? { type: 'call.refused', code: 'call_busy' }
            : { type: 'call.state_changed', state: scenario.citizen ?? 'in_flow' },
        ),
      )
    if (message.type === 'call.hang_up') ws.send(JSON.stringify({ type: 'call.state_changed', state: 'ended' }))
  })
}
const port = Number(process.env.PORT ?? 18080)
server.listen(port, '127.0.0.1', () => process.stdout.write(`mock on http://127.0.0.1:${port}\n`))
