import { get, getBytes, post, postFile, postForFile, put, putFile, remove, withQuery } from './client'
import type * as T from './types'

export interface CallFilter {
  from?: string
  to?: string
  number?: string
  agent?: string
  queue?: string
  outcome?: string
  recorded?: boolean
  queued?: boolean
  answered?: boolean
  longest_wait_s?: string
}
export interface RecordingFilter {
  from?: string
  to?: string
  number?: string
  agent?: string
  queue?: string
  min_s?: string
  max_s?: string
  case_number?: string
  outcome?: string
  channel?: string
  held?: boolean
}
export interface CaseFilter {
  state?: string
  stage?: string
  kind?: string
  district?: string
  department?: string
  q?: string
  phone?: string
  call?: string
  from?: string
  to?: string
  mine?: boolean
  overdue?: boolean
  supervision?: string
  receipt_due?: boolean
  due_before?: string
}
export interface CallbackFilter {
  closed?: boolean
  origin?: string
  mine?: boolean
  number?: string
}
export interface MessageFilter {
  state?: string
  mine?: boolean
  number?: string
}
const kPageSize = 50

export const sessions = {
  open: (body: T.LogIn) => post<T.Session>('/sessions', body),
  current: () => get<T.Session>('/sessions/current'),
  close: () => remove<void>('/sessions/current'),
  changePassword: (body: T.ChangePassword) => put<void>('/sessions/current/password', body),
}
export const reference = {
  staff: () => get<T.Reference>('/reference'),
  public: () => get<T.Reference>('/public/reference'),
}
export const agents = {
  force: (id: T.Id, body: T.ForceState) => post<T.AgentView>(`/agents/${id}/state`, body),
  setQueues: (id: T.Id, body: T.MoveAgent) => put<T.AgentView>(`/agents/${id}/queues`, body),
  me: () => get<T.AgentView>('/agents/me'),
  setState: (change: T.AgentStateChange) => put<T.AgentView>('/agents/me/state', change),
  openLine: (sdp: string) => post<{ sdp: string }>('/agents/me/line', { sdp }),
  testLine: (on: boolean) => post<T.AgentView>('/agents/me/line/test', { on }),
  finishWrapUp: () => post<T.AgentView>('/agents/me/wrap-up/finish'),
  all: () => get<{ agents: T.AgentView[] }>('/agents'),
  queues: () => get<{ queues: T.QueueView[] }>('/queues'),
}
export const calls = {
  dial: (to: string) => post<T.AgentView>('/calls', { to }),
  command: (id: T.Id, command: T.CallCommand) => post<T.AgentView>(`/calls/${id}/${command}`),
  targets: () => get<T.TargetList>('/call-targets'),
  transfer: (id: T.Id, to: T.Target) => post<T.AgentView>(`/calls/${id}/transfer`, to),
  consult: (id: T.Id, to: T.Target) => post<T.AgentView>(`/calls/${id}/consult`, to),
  add: (id: T.Id, to: T.Target) => post<T.AgentView>(`/calls/${id}/members`, to),
  drop: (id: T.Id, party: T.Id) => post<T.AgentView>(`/calls/${id}/members/${party}/drop`),
  sendKeys: (id: T.Id, keys: string) => post<T.AgentView>(`/calls/${id}/keys`, { keys }),
  list: (filter: CallFilter, cursor = '') => get<T.Page<T.CallRow>>('/calls', { ...filter, limit: kPageSize, cursor }),
  one: (id: T.Id) => get<T.CallView>(`/calls/${id}`),
  decisions: (id: T.Id) => get<T.DecisionList>(`/calls/${id}/decisions`),
  contact: (number: string) => get<T.ContactView>(`/contacts/${encodeURIComponent(number)}`),
}
export const catalogue = {
  current: () => get<T.CatalogueView>('/catalogue'),
  simulate: (body: T.SimulateCatalogue) => post<T.Simulation>('/catalogue/simulations', body),
  publish: (body: T.PublishCatalogue) => post<T.CatalogueView>('/catalogue/versions', body),
}
export const callbacks = {
  list: (filter: CallbackFilter, cursor = '') =>
    get<T.CallbackPage>('/callbacks', { ...filter, limit: kPageSize, cursor }),
  one: (id: T.Id) => get<T.CallbackView>(`/callbacks/${id}`),
  act: (id: T.Id, body: T.ActOnCallback) => post<T.CallbackView>(`/callbacks/${id}/actions`, body),
}
export const messages = {
  list: (filter: MessageFilter, cursor = '') =>
    get<T.VoiceMessagePage>('/voice-messages', { ...filter, limit: kPageSize, cursor }),
  one: (id: T.Id) => get<T.VoiceMessageView>(`/voice-messages/${id}`),
  act: (id: T.Id, body: T.ActOnVoiceMessage) => post<T.VoiceMessageView>(`/voice-messages/${id}/actions`, body),
  file: (id: T.Id, body: T.NewCase) => post<T.CaseView>(`/voice-messages/${id}/case`, body),
}
export const letters = {
  list: (filter: { state?: string; channel?: string; mine?: boolean }) =>
    get<T.LetterPage>('/letters', { ...filter, limit: 200 }),
  one: (id: T.Id) => get<T.LetterView>(`/letters/${id}`),
  act: (id: T.Id, body: T.ActOnLetter) => post<T.LetterView>(`/letters/${id}/actions`, body),
  file: (id: T.Id, body: T.NewCase) => post<T.CaseView>(`/letters/${id}/case`, body),
  line: (id: T.Id) => get<T.TimeLine>(`/letters/${id}/timeline`),
  lineOf: (number: string) => get<T.TimeLine>(`/contacts/${encodeURIComponent(number)}/timeline`),
}
export const caseMessages = {
  list: (id: T.Id) => get<T.MessageList>(`/cases/${id}/messages`),
  ask: (id: T.Id) => post<T.MessageList>(`/cases/${id}/evaluation-request`),
}
export const gateways = {
  list: () => get<T.GatewayList>('/gateways'),
  test: (name: string, to: string, text: string) => post<T.MessageView>(`/gateways/${name}/tests`, { to, text }),
  testState: (name: string, id: T.Id) => get<T.MessageView>(`/gateways/${name}/tests/${id}`),
}
export const supervision = {
  stand: (agent: T.Id, mode: T.SupervisionMode) => put<T.AgentView>(`/agents/${agent}/supervision`, { mode }),
  end: (agent: T.Id) => post<T.AgentView>(`/agents/${agent}/supervision/end`),
  intercept: (agent: T.Id) => post<T.AgentView>(`/agents/${agent}/intercept`),
  release: (agent: T.Id, reason: string) => post<T.AgentView>(`/agents/${agent}/release`, { reason }),
}
export const guestSessions = {
  list: () => get<T.GuestSessionList>('/guest-sessions'),
  one: (id: T.Id) => get<T.GuestSessionView>(`/guest-sessions/${id}`),
  plan: (body: T.PlanGuestSession) => post<T.GuestSession>('/guest-sessions', body),
  cancel: (id: T.Id) => post<T.GuestSession>(`/guest-sessions/${id}/cancel`),
}
export const recordingUrl = (id: T.Id, pcm = false): string => `/api/v1/recordings/${id}/audio${pcm ? '?pcm=1' : ''}`
export const recordings = {
  list: (filter: RecordingFilter, cursor = '') =>
    get<T.Page<T.RecordingRow>>('/recordings', { ...filter, limit: kPageSize, cursor }),
  one: (id: T.Id) => get<T.RecordingRow>(`/recordings/${id}`),
  waveform: (id: T.Id) => getBytes(`/recordings/${id}/waveform`),
  markers: (id: T.Id) => get<{ markers: T.RecordingMarker[] }>(`/recordings/${id}/markers`),
  addMarker: (id: T.Id, body: T.MarkerChange) => post<T.RecordingMarker>(`/recordings/${id}/markers`, body),
  changeMarker: (id: T.Id, marker: T.Id, body: T.MarkerChange) =>
    put<T.RecordingMarker>(`/recordings/${id}/markers/${marker}`, body),
  removeMarker: (id: T.Id, marker: T.Id) => remove<void>(`/recordings/${id}/markers/${marker}`),
  askDownload: (id: T.Id, reason: string) => post<{ url: string }>(`/recordings/${id}/downloads`, { reason }),
  hold: (id: T.Id, reason: string) => post<void>(`/recordings/${id}/hold`, { reason }),
  endHold: (id: T.Id, reason: string) => post<void>(`/recordings/${id}/hold/end`, { reason }),
  askErasure: (id: T.Id, reason: string) => post<void>(`/recordings/${id}/erasure`, { reason }),
  decideErasure: (id: T.Id, erase: boolean, reason: string) =>
    post<void>(`/recordings/${id}/erasure/decision`, { erase, reason }),
  check: (id: T.Id) => post<T.CheckResult>(`/recordings/${id}/check`),
}
export const storage = {
  report: () => get<T.StorageReport>('/storage'),
  overdue: () => get<T.OverdueList>('/storage/overdue'),
  reconcile: () => post<void>('/storage/reconciliation'),
}
export const paperUrl = (id: T.Id, form: string): string => `/api/v1/cases/${id}/papers/${form}`
export const cases = {
  dispatchBatch: (body: T.DispatchBatch) => post<T.BatchResults>('/case-dispatches', body),
  list: (filter: CaseFilter, cursor = '') => get<T.Page<T.CaseRow>>('/cases', { ...filter, limit: kPageSize, cursor }),
  one: (id: T.Id) => get<T.CaseView>(`/cases/${id}`),
  create: (body: T.NewCase) => post<T.CaseView>('/cases', body),
  act: (id: T.Id, body: T.CaseCommand) => post<T.CaseView>(`/cases/${id}/actions`, body),
  texts: (id: T.Id, kind: T.TextKind) => get<T.OfferedTexts>(`/cases/${id}/texts`, { kind }),
  file: (body: T.ExportCases) => postForFile('/case-lists/file', body),
  advise: (facts: T.CaseFacts) => post<T.CaseAdvice>('/case-advice', { facts }),
  alike: (id: T.Id) => get<T.CaseAdvice>(`/cases/${id}/alike`),
  papers: (id: T.Id) => get<T.OfferedPapers>(`/cases/${id}/papers`),
}
export const savedViews = {
  list: (list: string) => get<{ views: T.SavedView[] }>('/saved-views', { list }),
  save: (body: T.SaveView) => post<T.SavedView>('/saved-views', body),
  remove: (id: T.Id) => remove<void>(`/saved-views/${id}`),
}
export interface AccountFilter {
  q?: string
  role?: string
  department?: string
  state?: string
}
export const accounts = {
  list: (filter: AccountFilter, cursor = '') =>
    get<T.AccountPage>('/admin/accounts', { ...filter, limit: kPageSize, cursor }),
  create: (body: T.NewAccount) => post<T.AccountMade>('/admin/accounts', body),
  edit: (id: T.Id, body: T.EditAccount) => put<T.AccountRow>(`/admin/accounts/${id}`, body),
  grant: (id: T.Id, body: T.GrantAccount) => put<T.AccountRow>(`/admin/accounts/${id}/grant`, body),
  lock: (id: T.Id, body: T.AccountReason) => post<T.AccountRow>(`/admin/accounts/${id}/lock`, body),
  unlock: (id: T.Id, body: T.AccountReason) => post<T.AccountRow>(`/admin/accounts/${id}/unlock`, body),
  reset: (id: T.Id, body: T.AccountReason) => post<T.AccountMade>(`/admin/accounts/${id}/password`, body),
}
export const admin = {
  units: () => get<T.UnitTree>('/admin/units'),
  putUnit: (body: T.ChangeUnit) => put<T.UnitTree>('/admin/units', body),
  categories: (version?: number) => get<T.CategoryTree>('/admin/categories', { version }),
  putCategory: (body: T.ChangeCategory) => put<T.CategoryTree>('/admin/categories', body),
  calendars: () => get<T.CalendarList>('/admin/calendars'),
  putYear: (body: T.ChangeCalendarYear) => put<T.CalendarList>('/admin/calendars', body),
  limits: () => get<T.TimeLimitView>('/admin/time-limits'),
  putLimits: (body: T.ChangeTimeLimits) => put<T.TimeLimitView>('/admin/time-limits', body),
  texts: () => get<T.TextList>('/admin/texts'),
  previewPaper: (body: T.PaperDraft) => postForFile('/admin/papers/preview', body),
  putText: (body: T.ChangeText) => put<T.TextList>('/admin/texts', body),
  events: (object: string, key: string, cursor = '') =>
    get<T.AdminHistory>('/admin/events', { object, key, cursor, limit: 20 }),
  importFile: (what: T.AdminFile, body: T.ImportFile) => post<T.ImportReport>(`/admin/files/${what}`, body),
}
export interface RoundFilter {
  from: string
  to: string
  department?: string
  figure?: T.JudgementFigure
  missed?: boolean
}
export const judgement = {
  guide: () => get<T.JudgementGuide>('/judgement/guide'),
  followUps: () => get<T.FollowUpList>('/judgement/follow-ups'),
  rates: (from: string, to: string, department = '') => get<T.Judgement>('/judgement/rates', { from, to, department }),
  rounds: (filter: RoundFilter, cursor = '') =>
    get<T.RoundPage>('/judgement/rounds', { ...filter, limit: kPageSize, cursor }),
}
export interface KnowledgeFilter {
  category?: string
  owner?: string
  fresh?: boolean
  near?: string
  likely?: string
}
export interface ItemFilter {
  state?: string
  owner?: string
  category?: string
  q?: string
  waiting?: boolean
  stale?: boolean
}
export const knowledge = {
  search: (q: string, filter: KnowledgeFilter = {}, signal?: AbortSignal) =>
    get<T.ArticleHits>('/knowledge/search', { q, ...filter, limit: 20 }, signal),
  article: (id: T.Id) => get<T.ArticleView>(`/knowledge/articles/${id}`),
  use: (id: T.Id, answer: number, call?: T.Id) =>
    post<void>(`/knowledge/articles/${id}/uses`, { answer, ...(call ? { call } : {}) }),
  judge: (id: T.Id, answer: number, helpful: boolean) =>
    post<void>(`/knowledge/articles/${id}/feedback`, { answer, helpful }),
  correct: (id: T.Id, answer: number, text: string) =>
    post<T.CorrectionView>(`/knowledge/articles/${id}/corrections`, { answer, text }),
  items: (filter: ItemFilter, cursor = '') =>
    get<T.Page<T.ItemRow>>('/knowledge/items', { ...filter, limit: kPageSize, cursor }),
  item: (id: T.Id) => get<T.ItemView>(`/knowledge/items/${id}`),
  write: (body: T.NewItem) => post<T.ItemView>('/knowledge/items', body),
  importDocument: (file: File, category: string, owner: string) =>
    postFile<T.ImportedDocument>('/knowledge/documents', { name: file.name, category, owner }, file),
  act: (id: T.Id, body: T.ItemCommand) => post<T.ItemView>(`/knowledge/items/${id}/actions`, body),
  versions: (id: T.Id) => get<T.VersionList>(`/knowledge/items/${id}/versions`),
  corrections: (settled: boolean) => get<T.CorrectionList>('/knowledge/corrections', { settled }),
  settleCorrection: (id: T.Id, corrected: boolean, reply: string) =>
    post<T.CorrectionView>(`/knowledge/corrections/${id}/settlement`, { corrected, reply }),
  gaps: (settled: boolean) => get<T.GapList>('/knowledge/gaps', { settled }),
  noteGap: (text: string) => post<void>('/knowledge/gaps', { text }),
  settleGap: (words: string) => post<void>('/knowledge/gaps/settlement', { words }),
  vocabulary: () => get<T.VocabularyView>('/knowledge/vocabulary'),
  putVocabulary: (body: T.ChangeVocabulary) => put<T.VocabularyView>('/knowledge/vocabulary', body),
  figures: (from: string, to: string) => get<T.KnowledgeFigures>('/knowledge/figures', { from, to }),
}
export const answers = {
  search: (q: string, signal?: AbortSignal) => get<T.ArticleHits>('/public/knowledge/search', { q, limit: 10 }, signal),
  one: (id: T.Id) => get<T.PublicArticle>(`/public/knowledge/articles/${id}`),
  judge: (id: T.Id, answer: number, helpful: boolean) =>
    post<void>(`/public/knowledge/articles/${id}/feedback`, { answer, helpful }),
}
/** Codes and words by dimension; what is empty does not restrict. */
export interface ReportFilter extends Record<string, string | undefined> {
  from: string
  to: string
  granularity?: string
}
export interface ReportRowFilter extends ReportFilter {
  measure: string
  part: 'numerator' | 'denominator'
  group: string
}
export const reports = {
  catalogue: () => get<T.ReportCatalogue>('/reports/catalogue'),
  figures: (code: string, filter: ReportFilter) => get<T.ReportFigures>(`/reports/${code}`, filter),
  rows: (code: string, filter: ReportRowFilter, cursor = '') =>
    get<T.FactRowPage>(`/reports/${code}/rows`, { ...filter, limit: kPageSize, cursor }),
  file: (code: string, body: T.ExportReport) => postForFile(`/reports/${code}/file`, body),
  overview: (from: string, to: string) => get<T.Overview>('/reports/overview', { from, to }),
  callbacks: (from: string, to: string) => get<T.CallbackFigures>('/reports/callbacks', { from, to }),
}
export const blacklist = {
  list: (state: T.BarState | '') => get<T.BarPage>('/blacklist', { state }),
  ask: (body: T.BarRequest) => post<T.BarView>('/blacklist', body),
  act: (id: T.Id, body: T.BarDecision) => post<T.BarView>(`/blacklist/${id}/actions`, body),
}
export const campaigns = {
  list: () => get<T.CampaignPage>('/campaigns'),
  make: (body: T.NewCampaign) => post<T.CampaignView>('/campaigns', body),
  one: (id: T.Id) => get<T.CampaignView>(`/campaigns/${id}`),
  putList: (id: T.Id, file: Blob) => putFile<T.CampaignView>(`/campaigns/${id}/list`, file, 'text/csv'),
  putSound: (id: T.Id, file: Blob) => putFile<T.CampaignView>(`/campaigns/${id}/prompt/sound`, file, 'audio/wav'),
  putText: (id: T.Id, text: string) => put<T.CampaignView>(`/campaigns/${id}/prompt/text`, { text }),
  act: (id: T.Id, action: T.CampaignAction) => post<T.CampaignView>(`/campaigns/${id}/actions`, { action }),
  targets: (id: T.Id) => get<T.TargetPage>(`/campaigns/${id}/targets`, { limit: 500 }),
}
export const prompts = {
  list: () => get<T.PromptList>('/prompts'),
  upload: (about: T.PromptAbout, content: Blob) => postFile<T.PromptView>('/prompts', { ...about }, content),
  speak: (body: T.PromptWords) => post<T.PromptView>('/prompts/speak', body),
  retire: (name: string) => post<T.PromptView>(`/prompts/${name}/retire`),
}
export const attachments = {
  list: (of: T.AttachedTo, id: T.Id) => get<T.AttachmentList>(`/${of}/${id}/attachments`),
  add: (of: T.AttachedTo, id: T.Id, file: File, names_citizen: boolean) =>
    postFile<T.AttachmentView>(`/${of}/${id}/attachments`, { name: file.name, names_citizen }, file),
  withdraw: (of: T.AttachedTo, id: T.Id, file: T.Id) =>
    post<T.AttachmentView>(`/${of}/${id}/attachments/${file}/withdraw`),
}
export const audit = {
  list: (filter: T.AuditFilter, cursor = '') => get<T.AuditPage>('/audit', { ...filter, cursor }),
  state: () => get<T.AuditState>('/audit/check'),
  check: () => post<T.AuditState>('/audit/check'),
}
export const auditFileUrl = (filter: T.AuditFilter): string => withQuery('/api/v1/audit/export', { ...filter })
export const attachmentUrl = (of: T.AttachedTo, id: T.Id, file: T.Id, inline_view: boolean): string =>
  withQuery(`/api/v1/${of}/${id}/attachments/${file}`, { inline_view })
export const promptUrl = (name: string): string => `/api/v1/prompts/${name}/audio`
export const adminFileUrl = (what: T.AdminFile): string => `/api/v1/admin/files/${what}`
export const campaignResultsUrl = (id: T.Id): string => `/api/v1/campaigns/${id}/results.csv`
export const citizens = {
  request: (body: T.CitizenRequest) => post<T.CitizenReceipt>('/public/requests', body),
  evaluate: (body: T.EvaluationRequest) => post<T.Progress>('/public/evaluations', body),
  progress: (body: T.ProgressQuery) => post<T.Progress>('/public/progress', body),
}
