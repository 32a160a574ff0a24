import { ago } from './data.mjs'

const ok = (body, status = 200) => ({ status, body })
const hash = (seq) => (seq * 2654435761).toString(16).padStart(64, '5c01ab')
const entry = (seq, minutes, actor_name, role, action, object, change = {}) => ({
  seq,
  at: ago(minutes),
  actor: role ? String(seq) : '0',
  actor_name,
  role,
  address: role ? '192.0.2.17' : '',
  action,
  object,
  detail: '',
  result: 'done',
  record: '',
  hash: hash(seq),
  ...change,
})
const rows = [
  entry(48213, 1, '测试员-审计', 'auditor', 'audit.read', 'audit', {
    detail: 'action=case. from=2026-11-01T00:00:00Z',
  }),
  entry(48212, 4, '', null, 'session.open', 'account:agent02', { address: '192.0.2.40', result: 'refused' }),
  entry(48211, 9, '测试员-班长', 'supervisor', 'recording.download', 'recording:7301', { detail: '投诉复核' }),
  entry(48210, 15, '测试员-系统管理', 'system_admin', 'admin.change', 'unit:water', { detail: '单位改名' }),
  entry(48209, 22, '测试员-座席', 'agent', 'case.view', 'case:91'),
  entry(48208, 30, '测试员-班长', 'supervisor', 'supervision.stand', 'agent:12', { detail: 'whisper' }),
  entry(48207, 41, '', null, 'case.sign', 'case:90', { record: 'case_event:90:4' }),
]

/** The audit; only the list of kinds narrows it. */
export const auditRoutes = (scenario) => [
  [
    'GET',
    /^\/audit$/,
    (_match, _body, query) =>
      ok({
        rows: scenario().empty ? [] : rows.filter(({ action }) => action.startsWith(query.get('action') ?? '')),
        next: '',
      }),
  ],
  [
    'GET',
    /^\/audit\/check$/,
    () =>
      ok({
        check: scenario().empty
          ? null
          : {
              at: ago(300),
              entries: scenario().conflict ? 48190 : 48205,
              hash: hash(48205),
              broken: scenario().conflict ? { seq: 48191, fault: 'record_changed' } : null,
            },
      }),
  ],
  ['POST', /^\/audit\/check$/, () => ok({ check: { at: ago(0), entries: 48213, hash: hash(48213), broken: null } })],
]
