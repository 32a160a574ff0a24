import { ago } from './data.mjs'

const ok = (body, status = 200) => ({ status, body })
const letter = (id, channel, sender, text, minutes, change = {}) => ({
  id,
  channel,
  gateway: channel === 'sms' ? 'city' : 'wechat',
  sender,
  text,
  received_at: ago(minutes),
  due_at: ago(minutes - { sms: 3, platform: 120, letterbox: 1440 }[channel]),
  overdue: false,
  state: 'open',
  owner: null,
  owner_name: '',
  lease_until: null,
  responded_at: null,
  result: null,
  note: '',
  about: null,
  case_number: '',
  allowed_actions: ['take'],
  ...change,
})
const held = {
  state: 'in_progress',
  owner: '102',
  owner_name: '测试员-座席',
  lease_until: ago(-12),
  allowed_actions: ['give_back', 'reply', 'file', 'link', 'finish'],
}
const all = [
  letter('7001', 'sms', '13809990001', '河滨路8号门口路灯三天不亮，晚上老人出门看不清路，请尽快派人来修。', 9, {
    overdue: true,
  }),
  letter('7002', 'platform', 'wx_演示用户甲', '请问居住证到期后多久可以续签？需要带什么材料？', 40),
  letter('7003', 'sms', '13809990002', '小区外面施工噪声，夜里十一点还在打桩', 2),
  letter(
    '7004',
    'letterbox',
    '演示用户乙',
    '尊敬的热线工作人员：我们小区的电梯从上月起反复停运，物业多次推诿。现将情况说明如下……',
    300,
  ),
  letter('7005', 'sms', '13809990001', '修好了吗', 5, held),
  letter('7006', 'sms', '138****0003', '1', 600, {
    state: 'done',
    responded_at: ago(600),
    result: 'evaluated',
    about: '3001',
    case_number: '20261123000011',
    allowed_actions: ['reply', 'link'],
  }),
]
all.sort((a, b) => a.received_at.localeCompare(b.received_at))
const message = (id, state, change = {}) => ({
  id,
  gateway: 'city',
  channel: 'sms',
  purpose: 'answer',
  to: '138****0001',
  text: '您好，已通知河滨街道派人检修，预计今天18点前恢复照明。',
  state,
  attempts: 1,
  parts: 1,
  by_name: '测试员-座席',
  written_at: ago(4),
  not_before: ago(4),
  sent_at: ago(4),
  ended_at: null,
  answer: 'HTTP 202 0: Accepted for delivery',
  ...change,
})
const line = [
  {
    at: ago(4),
    kind: 'message',
    id: '1',
    outgoing: true,
    channel: 'sms',
    text: message('1', 'sent').text,
    state: 'sent',
  },
  { at: ago(5), kind: 'letter', id: '7005', outgoing: false, channel: 'sms', text: '修好了吗', state: 'in_progress' },
  {
    at: ago(300),
    kind: 'case_file',
    id: '3001',
    outgoing: false,
    text: '20261123000011 路灯不亮',
    state: 'in_progress',
  },
  { at: ago(302), kind: 'call', id: '501', outgoing: false, text: '测试员-座席', state: 'completed' },
  { at: ago(900), kind: 'voice_message', id: '801', outgoing: false, text: '', state: 'done' },
]
const gateway = (name, change) => ({
  name,
  channel: 'sms',
  kind: 'kannel',
  sender: '12345',
  per_second: 10,
  health: 'works',
  failures: 0,
  waiting: 0,
  oldest: null,
  last_answer_at: ago(1),
  last_answer: 'HTTP 202 0: Accepted for delivery',
  next_try_at: null,
  ...change,
})

/** Letters, messages and gateways; what is done is forgotten. */
export const letterRoutes = (scenario) => [
  [
    'GET',
    /^\/letters$/,
    (_match, _body, query) => {
      const rows = scenario().empty
        ? []
        : all.filter(
            (row) =>
              row.state === (query.get('state') ?? row.state) && row.channel === (query.get('channel') ?? row.channel),
          )
      return ok({ rows, open: rows.length, as_of: ago(0) })
    },
  ],
  [
    'GET',
    /^\/letters\/(\d+)$/,
    ([, id]) => {
      const row = all.find((each) => each.id === id)
      const history = [
        { at: row.received_at, what: 'received', by_name: '', note: '' },
        ...(row.overdue ? [{ at: row.due_at, what: 'overdue', by_name: '', note: '' }] : []),
        ...(row.owner ? [{ at: ago(3), what: 'taken', by_name: row.owner_name, note: '' }] : []),
      ]
      const messages =
        id === '7005'
          ? [
              message('1', 'sent'),
              message('2', 'failed', {
                text: '请保持电话畅通。',
                answer: 'NACK/11/Invalid destination',
                ended_at: ago(1),
              }),
            ]
          : []
      return ok({ letter: row, history, messages, can_answer: row.channel !== 'letterbox' })
    },
  ],
  ['GET', /^\/letters\/\d+\/timeline$/, () => ok({ number: '138****0001', entries: scenario().empty ? [] : line })],
  [
    'POST',
    /^\/letters\/(\d+)\/actions$/,
    ([, id], body) => {
      const row = { ...all.find((each) => each.id === id), ...(body.action === 'take' ? held : {}) }
      return ok({
        letter: row,
        history: [],
        messages: body.action === 'reply' ? [message('3', 'waiting')] : [],
        can_answer: true,
      })
    },
  ],
  [
    'GET',
    /^\/cases\/\d+\/messages$/,
    () =>
      ok(
        scenario().empty
          ? { messages: [], may_ask: false }
          : {
              messages: [message('4', 'delivered', { purpose: 'notice', text: '您的诉求已由市城市管理局受理。' })],
              may_ask: true,
            },
      ),
  ],
  [
    'GET',
    /^\/gateways$/,
    () =>
      ok({
        gateways: scenario().empty
          ? []
          : [
              gateway('city'),
              gateway('wechat', {
                channel: 'platform',
                kind: 'json',
                health: 'down',
                failures: 7,
                waiting: 23,
                oldest: ago(11),
                last_answer: "Couldn't connect to server",
                next_try_at: ago(-1),
              }),
            ],
        quiet_from_min: 1260,
        quiet_to_min: 480,
        may_test: true,
      }),
  ],
  [
    'POST',
    /^\/gateways\/\w+\/tests$/,
    (_match, body) => ok(message('9', 'sent', { purpose: 'test', text: body.text }), 201),
  ],
]
