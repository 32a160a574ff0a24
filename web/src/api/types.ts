/** The API's shapes. Ids are decimal strings, instants RFC 3339 in UTC, days YYYY-MM-DD. */
export type Id = string
export type Instant = string
export type Day = string
type Maybe<T> = T | null | undefined

export type Role =
  | 'agent'
  | 'supervisor'
  | 'dispatcher'
  | 'department'
  | 'sub_department'
  | 'reviewer'
  | 'leader'
  | 'knowledge_editor'
  | 'knowledge_reviewer'
  | 'system_admin'
  | 'security_admin'
  | 'auditor'

export type Permission =
  | 'case.read'
  | 'case.create'
  | 'case.amend'
  | 'case.dispatch'
  | 'case.work'
  | 'case.review'
  | 'call.take'
  | 'call.read'
  | 'recording.listen'
  | 'missed_call.work'
  | 'knowledge.read'
  | 'report.read'
  | 'seats.read'
  | 'queues.read'

export interface SessionUser {
  id: Id
  username: string
  name: string
  role: Role
  department: string
  department_name: string
  extension: string
}
export interface Session {
  user: SessionUser
  may: string[]
  expires_at: Instant
}
export interface LogIn {
  username: string
  password: string
}

export type Presence = 'signed_out' | 'signed_in'
export type Work = 'away' | 'ready' | 'reserved' | 'talking' | 'holding' | 'wrap_up'
export type Line = 'down' | 'idle' | 'ringing' | 'busy'
export type AwayReason =
  'just_signed_in' | 'rest' | 'meal' | 'training' | 'meeting' | 'not_answering' | 'line_lost' | 'other'
export type SeatKind = 'browser' | 'phone'

export interface DeskCall {
  id: Id
  number: string
  area: string
  queue: string
  choice: string
  work: Work
  since: Instant
  arrived_at: Instant
  wrap_up_until?: Maybe<Instant>
  recording?: Maybe<Id>
}
export interface AgentView {
  id: Id
  name: string
  extension: string
  seat: SeatKind
  presence: Presence
  work: Work
  line: Line
  reason: AwayReason
  since: Instant
  call?: Maybe<DeskCall>
  answered_in_shift: number
  talk_s_in_shift: number
}
export interface QueueView {
  code: string
  name_zh: string
  name_en: string
  waiting: number
  longest_wait_s: number
  agents_signed_in: number
  agents_ready: number
  agents_talking: number
  open: boolean
}
export type AgentStateChange =
  | { presence: 'signed_in'; seat: SeatKind }
  | { presence: 'signed_out' }
  | { work: 'ready' }
  | { work: 'away'; reason: AwayReason }
export type CallCommand = 'answer' | 'reject' | 'hold' | 'retrieve' | 'hang-up'

export type CallChannel = 'trunk' | 'phone' | 'browser'
export type CallOutcome =
  'completed' | 'abandoned_ivr' | 'abandoned_queue' | 'abandoned_ringing' | 'self_served' | 'blocked' | 'failed'

export interface CallRow {
  id: Id
  offered_at: Instant
  number: string
  area: string
  channel: CallChannel
  choice: string
  queue: string
  agent?: Maybe<Id>
  agent_name: string
  outcome?: Maybe<CallOutcome>
  flow_ms: number
  wait_ms: number
  talk_ms: number
  recording?: Maybe<Id>
}
export interface Page<Row> {
  rows: Row[]
  next?: string
  as_of: Instant
}
export interface CallEventView {
  at: Instant
  type: string
  detail: string
}
export interface CallView {
  call: CallRow
  events: CallEventView[]
  cases: CaseRow[]
}
export interface ContactView {
  number: string
  area: string
  name: string
  calls_total: number
  calls: CallRow[]
  cases: CaseRow[]
}
export type MissedCallState = 'open' | 'reached' | 'unreachable'
export interface MissedCallRow {
  id: Id
  call: Id
  number: string
  area: string
  queue: string
  outcome: CallOutcome
  at: Instant
  waited_ms: number
  attempts: number
  state: MissedCallState
  note: string
  closed_by_name: string
  closed_at?: Maybe<Instant>
}
export interface MissedCallPage {
  rows: MissedCallRow[]
  as_of: Instant
}
export interface CloseMissedCall {
  state: MissedCallState
  note: string
}

export type CaseState = 'recorded' | 'assigned' | 'in_progress' | 'awaiting_review' | 'approved'
export type CaseKind = 'enquiry' | 'help' | 'complaint' | 'report' | 'suggestion' | 'praise'
export type CaseChannel = 'phone' | 'web'
export type Urgency = 'normal' | 'urgent' | 'critical'
export type CaseAction =
  'record' | 'amend' | 'dispatch' | 'delegate' | 'accept' | 'reply' | 'approve' | 'rehandle' | 'note'
export type CaseField = 'title' | 'content' | 'kind' | 'department' | 'instruction' | 'reply' | 'opinion' | 'reason'
export type Lamp = 'none' | 'green' | 'yellow' | 'red'

export interface CaseFacts {
  kind: CaseKind
  title: string
  content: string
  category: string
  district: string
  street: string
  address: string
  citizen_name: string
  citizen_phone: string
  confidential: boolean
  urgency: Urgency
}
export interface NewCase {
  facts: CaseFacts
  call?: Maybe<Id>
  idempotency_key: string
}
export interface CaseCommand {
  action: CaseAction
  version: number
  facts?: Maybe<CaseFacts>
  department?: Maybe<string>
  text: string
}
export interface AllowedAction {
  action: CaseAction
  needs: CaseField[]
}
export interface CaseRow {
  id: Id
  number: string
  state: CaseState
  kind: CaseKind
  channel: CaseChannel
  urgency: Urgency
  title: string
  category: string
  district: string
  department: string
  department_name: string
  confidential: boolean
  recorded_at: Instant
  due_at?: Maybe<Instant>
  closed_at?: Maybe<Instant>
  lamp: Lamp
  version: number
}
export interface CaseEventView {
  seq: number
  at: Instant
  action: CaseAction
  actor_name: string
  from: CaseState
  to: CaseState
  department: string
  department_name: string
  text: string
  due_at?: Maybe<Instant>
}
export interface CaseView {
  id: Id
  number: string
  state: CaseState
  channel: CaseChannel
  facts: CaseFacts
  call?: Maybe<Id>
  recording?: Maybe<Id>
  department: string
  department_name: string
  instruction: string
  reply: string
  opinion: string
  recorded_by_name: string
  recorded_at: Instant
  dispatched_at?: Maybe<Instant>
  due_at?: Maybe<Instant>
  closed_at?: Maybe<Instant>
  lamp: Lamp
  rehandled: number
  version: number
  allowed_actions: AllowedAction[]
  events: CaseEventView[]
  progress_code?: string
}
export interface CaseChanged {
  id: Id
  number: string
  state: CaseState
  action: CaseAction
  department: string
  version: number
}

export interface StreetItem {
  code: string
  name_zh: string
  name_en: string
}
export interface DistrictItem extends StreetItem {
  streets: StreetItem[]
}
export interface DepartmentItem {
  code: string
  parent: string
  name_zh: string
  name_en: string
  duty_zh: string
}
export interface CategoryItem {
  code: string
  parent: string
  name_zh: string
  name_en: string
  default_department: string
}
export interface Reference {
  city_zh: string
  city_en: string
  districts: DistrictItem[]
  departments: DepartmentItem[]
  categories: CategoryItem[]
}

export interface ArticleHit {
  id: Id
  title: string
  snippet: string
  category: string
  owner: string
  valid_until?: Maybe<Day>
  views: number
}
export interface ArticleHits {
  hits: ArticleHit[]
  total: number
}
export interface ArticleView {
  id: Id
  title: string
  answer: string
  category: string
  owner: string
  owner_name: string
  source: string
  valid_until?: Maybe<Day>
  published_at: Instant
  views: number
  last_viewed_at?: Maybe<Instant>
}

export interface NamedCount {
  code: string
  count: number
}
export interface DayCount {
  day: Day
  calls: number
  answered: number
  cases: number
}
export interface Overview {
  from: Instant
  to: Instant
  as_of: Instant
  calls: number
  self_served: number
  queued: number
  answered: number
  answered_15s: number
  abandoned: number
  average_wait_s: number
  average_talk_s: number
  cases: number
  closed: number
  overdue: number
  rehandled: number
  by_state: NamedCount[]
  by_kind: NamedCount[]
  by_district: NamedCount[]
  by_department: NamedCount[]
  by_category: NamedCount[]
  days: DayCount[]
}

export interface CitizenRequest {
  kind: CaseKind
  title: string
  content: string
  category: string
  district: string
  street: string
  address: string
  name: string
  phone: string
  confidential: boolean
  idempotency_key: string
}
export interface CitizenReceipt {
  number: string
  code: string
}
export interface ProgressQuery {
  number: string
  code: string
}
export interface ProgressStep {
  at: Instant
  state: CaseState
  department_name: string
}
export interface Progress {
  number: string
  kind: CaseKind
  title: string
  state: CaseState
  recorded_at: Instant
  due_at?: Maybe<Instant>
  department_name: string
  reply: string
  steps: ProgressStep[]
}

export interface FieldProblem {
  pointer: string
  what: string
}
export interface Problem {
  type?: string
  title?: string
  status: number
  code: string
  number?: number
  detail: string
  fields?: FieldProblem[]
  id?: string
}
