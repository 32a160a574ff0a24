import type { components } from './schema'

/** The API's shapes by name; generated from docs/api/openapi.json (npm run types). Ids are decimal strings, instants RFC 3339 in UTC. */
type Schemas = components['schemas']
export type Id = string
export type Instant = string
export type Day = string

export type Role = Schemas['Role']
export type SessionUser = Schemas['SessionUser']
export type Session = Schemas['Session']
export type LogIn = Schemas['LogIn']
export type Presence = Schemas['Presence']
export type Work = Schemas['Work']
export type Line = Schemas['Line']
export type AwayReason = Schemas['AwayReason']
export type SeatKind = Schemas['SeatKind']
export type DeskCall = Schemas['DeskCall']
export type AgentView = Schemas['AgentView']
export type Conversation = Schemas['Conversation']
export type PartyView = Schemas['PartyView']
export type PartyRole = Schemas['PartyRole']
export type PartyEnd = Schemas['PartyEnd']
export type CallState = Schemas['CallState']
export type CallFunction = Schemas['CallFunction']
export type SupervisionMode = Schemas['SupervisionMode']
export type Target = Schemas['Target']
export type TargetKind = Schemas['TargetKind']
export type TargetList = Schemas['TargetList']
export type AgentTarget = Schemas['AgentTarget']
export type QueueTarget = Schemas['QueueTarget']
export type DepartmentTarget = Schemas['DepartmentTarget']
export type QueueView = Schemas['QueueView']
export type ForcedWork = Schemas['ForcedWork']
export type ForceState = Schemas['ForceState']
export type MoveAgent = Schemas['MoveAgent']
export type AgentStateChange = Schemas['AgentStateChange']
export type CallChannel = Schemas['CallChannel']
export type CallOutcome = Schemas['CallOutcome']
export type RecordingKind = Schemas['RecordingKind']
export type RecordingFormat = Schemas['RecordingFormat']
export type RecordingState = Schemas['RecordingState']
export type RecordingFault = Schemas['RecordingFault']
export type RecordingRow = Schemas['RecordingRow']
export type RecordingMarker = Schemas['RecordingMarker']
export type MarkerChange = Schemas['MarkerChange']
export type CheckResult = Schemas['CheckResult']
export type StorageReport = Schemas['StorageReport']
export type RecordingFinding = Schemas['RecordingFinding']
export type Reconciliation = Schemas['Reconciliation']
export type RetentionClass = Schemas['RetentionClass']
export type OverdueRow = Schemas['OverdueRow']
export type OverdueList = Schemas['OverdueList']
export type CallRow = Schemas['CallRow'] & { satisfaction?: Satisfaction | null }
export type CallEventView = Schemas['CallEventView']
export type CallView = Schemas['CallView'] & { call: CallRow }
export type NamedAgent = Schemas['NamedAgent']
export type DecisionView = Schemas['DecisionView']
export type DecisionList = Schemas['DecisionList']
export type GuestSession = Schemas['GuestSession']
export type GuestSessionList = Schemas['GuestSessionList']
export type GuestSessionView = Schemas['GuestSessionView']
export type PlanGuestSession = Schemas['PlanGuestSession']
export type ContactView = Schemas['ContactView']
export type CallbackState = Schemas['CallbackState']
export type CallbackOrigin = Schemas['CallbackOrigin']
export type CallbackClose = Schemas['CallbackClose']
export type CallbackSignal = Schemas['CallbackSignal']
export type AttemptOutcome = Schemas['AttemptOutcome']
export type CallbackRow = Schemas['CallbackRow']
export type CallbackPage = Schemas['CallbackPage']
export type CallbackView = Schemas['CallbackView']
export type CallbackFigures = Schemas['CallbackFigures']
export type ActOnCallback = Schemas['ActOnCallback']
export type VoiceMessageState = Schemas['VoiceMessageState']
export type VoiceMessageAlarm = Schemas['VoiceMessageAlarm']
export type VoiceMessageResult = Schemas['VoiceMessageResult']
export type VoiceMessageStep = Schemas['VoiceMessageStep']
export type VoiceMessageRow = Schemas['VoiceMessageRow']
export type VoiceMessagePage = Schemas['VoiceMessagePage']
export type VoiceMessageView = Schemas['VoiceMessageView']
export type ActOnVoiceMessage = Schemas['ActOnVoiceMessage']
export type Unserved = Schemas['Unserved']
export type CaseState = Schemas['CaseState']
export type CaseStage = Schemas['CaseStage']
export type CaseReason = Schemas['CaseReason']
export type CaseDetails = Schemas['CaseDetails']
export type SupervisionLevel = Schemas['SupervisionLevel']
export type Satisfaction = Schemas['Satisfaction']
export type Said = Schemas['Said']
export type FollowUpMiss = Schemas['FollowUpMiss']
export type FollowUpState = Schemas['FollowUpState']
export type FollowUpCause = Schemas['FollowUpCause']
export type EvaluationChannel = Schemas['EvaluationChannel'] | 'message'
export type ExclusionState = Schemas['ExclusionState']
export type Verdict = Schemas['Verdict']
export type JudgedRound = Schemas['JudgedRound']
export type JudgementGuide = Schemas['JudgementGuide']
export type FollowUpRow = Schemas['FollowUpRow']
export type FollowUpList = Schemas['FollowUpList']
export type Rate = Schemas['Rate']
export type UnitJudgement = Schemas['UnitJudgement']
export type Judgement = Schemas['Judgement']
export type JudgementFigure = Schemas['JudgementFigure']
export type RoundRow = Schemas['RoundRow']
export type RoundPage = Schemas['RoundPage']
export type EvaluationRequest = Schemas['EvaluationRequest']
export type ProgressEvaluation = Schemas['ProgressEvaluation']
export type ClockKind = Schemas['ClockKind']
export type ClockView = Schemas['ClockView']
export type DueStep = Schemas['DueStep']
export type LimitUnit = Schemas['LimitUnit']
export type ProposalView = Schemas['ProposalView']
export type ProposalGround = Schemas['ProposalGround']
export type DispatchBatch = Schemas['DispatchBatch']
export type BatchResult = Schemas['BatchResult']
export type BatchResults = Schemas['BatchResults']
export type CatalogueView = Schemas['CatalogueView']
export type CatalogueEntry = Schemas['CatalogueEntry']
export type CatalogueFile = Schemas['CatalogueFile']
export type SimulateCatalogue = Schemas['SimulateCatalogue']
export type Simulation = Schemas['Simulation']
export type PublishCatalogue = Schemas['PublishCatalogue']
export type LinkedCase = Schemas['LinkedCase']
export type CaseKind = Schemas['CaseKind']
export type CaseChannel = Schemas['CaseChannel']
export type Urgency = Schemas['Urgency']
export type CaseAction = Schemas['CaseAction']
export type CaseField = Schemas['CaseField']
export type Lamp = Schemas['Lamp']
export type CaseFacts = Schemas['CaseFacts']
export type NewCase = Schemas['NewCase']
export type CaseCommand = Schemas['CaseCommand']
export type AllowedAction = Schemas['AllowedAction']
export type CaseRow = Schemas['CaseRow']
export type CaseEventView = Schemas['CaseEventView']
export type CaseView = Schemas['CaseView'] & { channel: CaseChannel; talk_judged_as?: Satisfaction | null }
export type CaseChanged = Schemas['CaseChanged']
export type StreetItem = Schemas['StreetItem']
export type DistrictItem = Schemas['DistrictItem']
export type DepartmentItem = Schemas['DepartmentItem']
export type CategoryItem = Schemas['CategoryItem']
export type Reference = Schemas['Reference']
export type SavedView = Schemas['SavedView']
export type SaveView = Schemas['SaveView']
export type ExportCases = Schemas['ExportCases']
export type ExportFormat = NonNullable<ExportCases['format']>
export type AlikeCase = Schemas['AlikeCase']
export type CaseAdvice = Schemas['CaseAdvice']
export type OfferedPapers = Schemas['OfferedPapers']
export type PaperDraft = Schemas['PaperDraft']
export type AccountRow = Schemas['AccountRow']
export type AccountPage = Schemas['AccountPage']
export type AccountMade = Schemas['AccountMade']
export type AccountState = Schemas['AccountState']
export type NewAccount = Schemas['NewAccount']
export type EditAccount = Schemas['EditAccount']
export type GrantAccount = Schemas['GrantAccount']
export type AccountReason = Schemas['AccountReason']
export type ChangePassword = Schemas['ChangePassword']
export type CodeName = Schemas['CodeName']
export type Unit = Schemas['Unit']
export type UnitRow = Schemas['UnitRow']
export type UnitTree = Schemas['UnitTree']
export type ChangeUnit = Schemas['ChangeUnit']
export type Category = Schemas['Category']
export type CategoryRow = Schemas['CategoryRow']
export type CategoryTree = Schemas['CategoryTree']
export type ChangeCategory = Schemas['ChangeCategory']
export type SpecialDay = Schemas['SpecialDay']
export type CalendarYearRow = Schemas['CalendarYearRow']
export type CalendarView = Schemas['CalendarView']
export type CalendarList = Schemas['CalendarList']
export type ChangeCalendarYear = Schemas['ChangeCalendarYear']
export type FormField = Schemas['FormField']
export type TimeLimit = Schemas['TimeLimit']
export type ExtensionRule = Schemas['ExtensionRule']
export type TimeLimitView = Schemas['TimeLimitView']
export type ChangeTimeLimits = Schemas['ChangeTimeLimits']
export type TextKind = Schemas['TextTemplate']['kind']
export type OfferedTexts = Schemas['OfferedTexts']
export type TextTemplate = Schemas['TextTemplate']
export type TextRow = Schemas['TextRow']
export type TextList = Schemas['TextList']
export type ChangeText = Schemas['ChangeText']
export type AdminObject = Schemas['AdminObject']
export type AdminEventView = Schemas['AdminEventView']
export type AdminHistory = Schemas['AdminHistory']
export type AdminFile =
  'accounts' | 'units' | 'categories' | 'category_mapping' | 'calendar_days' | 'time_limits' | 'texts'
export type ImportFile = Schemas['ImportFile']
export type ImportReport = Schemas['ImportReport']
export type ArticleHit = Schemas['ArticleHit']
export type ArticleHits = Schemas['ArticleHits']
export type ArticleView = Schemas['ArticleView']
export type AnswerView = Schemas['AnswerView']
export type ItemAction = Schemas['ItemAction']
export type ItemState = Schemas['ItemState']
export type ItemFacts = Schemas['ItemFacts']
export type ItemRow = Schemas['ItemRow']
export type ItemView = Schemas['ItemView']
export type ItemCommand = Schemas['ItemCommand']
export type NewItem = Schemas['NewItem']
export type ImportedDocument = Schemas['ImportedDocument']
export type VersionList = Schemas['VersionList']
export type CorrectionList = Schemas['CorrectionList']
export type CorrectionView = Schemas['CorrectionView']
export type GapList = Schemas['GapList']
export type GapRow = Schemas['GapRow']
export type KnowledgeFigures = Schemas['KnowledgeFigures']
export type PublicArticle = Schemas['PublicArticle']
export type NamedCount = Schemas['NamedCount']
export type DayCount = Schemas['DayCount']
export type Overview = Schemas['Overview']
export type CitizenRequest = Schemas['CitizenRequest']
export type CitizenReceipt = Schemas['CitizenReceipt']
export type ProgressQuery = Schemas['ProgressQuery']
export type ProgressStep = Schemas['ProgressStep']
export type Progress = Schemas['Progress']
export type BarKind = Schemas['BarKind']
export type BarState = Schemas['BarState']
export type BarTreatment = Schemas['BarTreatment']
export type BarAction = Schemas['BarAction']
export type BarRequest = Schemas['BarRequest']
export type BarDecision = Schemas['BarDecision']
export type BarView = Schemas['BarView']
export type BarPage = Schemas['BarPage']
export type CampaignState = Schemas['CampaignState']
export type CampaignAction = Schemas['CampaignAction']
export type NewCampaign = Schemas['NewCampaign']
export type CampaignView = Schemas['CampaignView']
export type CampaignPage = Schemas['CampaignPage']
export type TargetState = Schemas['TargetState']
export type TargetResult = Schemas['TargetResult']
export type TargetView = Schemas['TargetView']
export type TargetPage = Schemas['TargetPage']
export type Problem = Schemas['ProblemDocument']
export type FieldProblem = Schemas['FieldError']

export interface Page<Row> {
  rows: Row[]
  next: string
  as_of: Instant
}
export type CallCommand =
  | 'answer'
  | 'reject'
  | 'hold'
  | 'retrieve'
  | 'hang-up'
  | 'complete'
  | 'back'
  | 'alternate'
  | 'join'
  | 'leave'
  | 'mute'
  | 'unmute'
  | 'help'
  | 'help-over'
/** What is done with somebody who is chosen first. */
export type TargetUse = 'transfer' | 'consult' | 'add'

/** domain/security/permission.hpp; the server sends the list as plain texts. */
export type PromptSource = Schemas['PromptSource']
export type PromptState = Schemas['PromptState']
/** A path of the API: what files are attached to. */
export type AttachedTo = 'cases' | 'knowledge/items'
export type AttachmentView = Schemas['AttachmentView']
export type AttachmentList = Schemas['AttachmentList']
/** A measure of the statistics with its formula in words. */
export interface MeasureItem {
  code: string
  name_zh: string
  name_en: string
  formula_zh: string
  formula_en: string
  unit: 'count' | 'percent' | 'seconds'
  divides: boolean
  source: string
}
export interface ReportItem {
  code: string
  name_zh: string
  name_en: string
  by: string
  measures: string[]
  filters: string[]
  granularities: string[]
}
export interface ReportCatalogue {
  measures: MeasureItem[]
  reports: ReportItem[]
}
/** Without `value` there is nothing to divide by. */
export interface FigureView {
  measure: string
  numerator: number
  denominator?: number
  value?: number
  previous?: number
  year_ago?: number
}
export interface ReportGroup {
  key: string
  name_zh: string
  name_en: string
  figures: FigureView[]
}
export interface ReportFigures {
  report: string
  from: Instant
  to: Instant
  previous_from: Instant
  previous_to: Instant
  year_ago_from: Instant
  year_ago_to: Instant
  as_of: Instant
  total: FigureView[]
  groups: ReportGroup[]
}
export interface FactRow {
  at: Instant
  call?: Id
  of_case?: Id
  number: string
  title: string
  state: string
  queue: string
  department: string
  agent_name: string
  amount: number
}
export interface FactRowPage {
  rows: FactRow[]
  next: string
}
export interface ExportReport {
  from: Instant
  to: Instant
  granularity?: string
  filters: Record<string, string>
  language: 'zh' | 'en'
  words: Record<string, string>
  format: 'csv' | 'xlsx'
}
export type SearchVocabulary = Schemas['SearchVocabulary']
export type VocabularyView = Schemas['VocabularyView']
export type ChangeVocabulary = Schemas['ChangeVocabulary']
export type PromptView = Schemas['PromptView']
export type PromptList = Schemas['PromptList']
export type PromptWords = Schemas['PromptWords']
export type PromptAbout = PromptWords & { source: PromptSource }
/** How far and how the audit was found whole; app/formats/audit.hpp. */
export type AuditFault =
  'changed' | 'missing' | 'unlinked' | 'record_changed' | 'record_gone' | 'unrecorded' | 'cut_off'
export interface AuditCheck {
  at: Instant
  entries: number
  hash: string
  broken?: { seq: number; fault: AuditFault } | null
}
export interface AuditState {
  check?: AuditCheck | null
}
export interface AuditRow {
  seq: number
  at: Instant
  actor: Id
  actor_name: string
  role?: Role | null
  address: string
  action: string
  object: string
  detail: string
  result: 'done' | 'refused'
  record: string
  hash: string
}
export interface AuditPage {
  rows: AuditRow[]
  next: string
}
export interface AuditFilter {
  person: string
  action: string
  object: string
  from: string
  to: string
}
export type WrittenChannel = 'sms' | 'platform' | 'letterbox'
export type MessageState = 'waiting' | 'sending' | 'sent' | 'unsure' | 'delivered' | 'failed' | 'given_up'
export type MessagePurpose = 'answer' | 'notice' | 'evaluation' | 'test'
export interface MessageView {
  id: Id
  gateway: string
  channel: WrittenChannel
  purpose: MessagePurpose
  to: string
  text: string
  state: MessageState
  attempts: number
  parts: number
  by_name: string
  written_at: string
  not_before: string
  sent_at?: string | null
  ended_at?: string | null
  answer: string
}
export interface MessageList {
  messages: MessageView[]
  may_ask: boolean
}
export type LetterState = 'open' | 'in_progress' | 'done'
export type LetterAction = 'take' | 'give_back' | 'reply' | 'file' | 'link' | 'finish' | 'lapse'
export type LetterStep =
  'received' | 'taken' | 'given_back' | 'replied' | 'filed' | 'linked' | 'finished' | 'lapsed' | 'overdue'
export type LetterResult =
  'answered' | 'case_made' | 'case_linked' | 'nothing_to_do' | 'evaluated' | 'unsubscribed' | 'resubscribed'
export interface LetterRow {
  id: Id
  channel: WrittenChannel
  gateway: string
  sender: string
  text: string
  received_at: string
  due_at: string
  overdue: boolean
  state: LetterState
  owner?: Id | null
  owner_name: string
  lease_until?: string | null
  responded_at?: string | null
  result?: LetterResult | null
  note: string
  about?: Id | null
  case_number: string
  allowed_actions: LetterAction[]
}
export interface LetterPage {
  rows: LetterRow[]
  open: number
  as_of: string
}
export interface LetterView {
  letter: LetterRow
  history: { at: string; what: LetterStep; by_name: string; note: string }[]
  messages: MessageView[]
  can_answer: boolean
}
export interface ActOnLetter {
  action: LetterAction
  text?: string
  case_number?: string
  key?: string
}
export type TimeLineKind = 'call' | 'letter' | 'message' | 'case_file' | 'voice_message'
export interface TimeLineEntry {
  at: string
  kind: TimeLineKind
  id: Id
  outgoing: boolean
  channel?: WrittenChannel | null
  text: string
  state: string
}
export interface TimeLine {
  number: string
  entries: TimeLineEntry[]
}
export type GatewayHealth = 'unused' | 'works' | 'failing' | 'down'
export interface GatewayView {
  name: string
  channel: WrittenChannel
  kind: 'kannel' | 'json'
  sender: string
  per_second: number
  health: GatewayHealth
  failures: number
  waiting: number
  oldest?: string | null
  last_answer_at?: string | null
  last_answer: string
  next_try_at?: string | null
}
export interface GatewayList {
  gateways: GatewayView[]
  quiet_from_min: number
  quiet_to_min: number
  may_test: boolean
}
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
  | 'callback.work'
  | 'voice_message.work'
  | 'letter.work'
  | 'gateways.read'
  | 'gateways.manage'
  | 'knowledge.read'
  | 'knowledge.write'
  | 'knowledge.review'
  | 'report.read'
  | 'seats.read'
  | 'queues.read'
  | 'call.supervise'
  | 'decisions.read'
  | 'seats.command'
  | 'recording.download'
  | 'recording.hold'
  | 'recording.erase_ask'
  | 'recording.erase_decide'
  | 'storage.read'
  | 'storage.check'
  | 'guest_sessions.read'
  | 'catalogue.read'
  | 'catalogue.publish'
  | 'guest_sessions.plan'
  | 'follow_up.work'
  | 'judgement.read'
  | 'trunks.read'
  | 'bar.ask'
  | 'bar.decide'
  | 'campaign.run'
  | 'accounts.read'
  | 'accounts.manage'
  | 'grants.manage'
  | 'city.manage'
  | 'admin_events.read'
  | 'case.export'
  | 'flow.read'
  | 'flow.edit'
  | 'flow.publish'
  | 'audit.read'
  | 'audit.export'

/** domain/outbound/call_list.hpp; comes as the `what` of a refused list's lines. */
export type ListFault =
  'empty' | 'not_text' | 'too_many' | 'no_number' | 'unknown_number' | 'not_allowed' | 'twice' | 'too_long'
