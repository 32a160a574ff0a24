import { get, post, put, putFile, remove } from './client'
import type * as T from './types'

export interface CallFilter {
  from?: string
  to?: string
  number?: string
  agent?: string
}
export interface CaseFilter {
  state?: string
  kind?: string
  district?: string
  department?: string
  q?: string
  phone?: string
  call?: string
  mine?: boolean
  overdue?: boolean
}
const kPageSize = 50

export const sessions = {
  open: (body: T.LogIn) => post<T.Session>('/sessions', body),
  current: () => get<T.Session>('/sessions/current'),
  close: () => remove<void>('/sessions/current'),
}
export const reference = {
  staff: () => get<T.Reference>('/reference'),
  public: () => get<T.Reference>('/public/reference'),
}
export const agents = {
  me: () => get<T.AgentView>('/agents/me'),
  setState: (change: T.AgentStateChange) => put<T.AgentView>('/agents/me/state', change),
  openLine: (sdp: string) => post<{ sdp: string }>('/agents/me/line', { sdp }),
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
  contact: (number: string) => get<T.ContactView>(`/contacts/${encodeURIComponent(number)}`),
  missed: (state: T.MissedCallState) => get<T.MissedCallPage>('/missed-calls', { state }),
  closeMissed: (id: T.Id, body: T.CloseMissedCall) => post<void>(`/missed-calls/${id}/close`, body),
}
export const supervision = {
  stand: (agent: T.Id, mode: T.SupervisionMode) => put<T.AgentView>(`/agents/${agent}/supervision`, { mode }),
  end: (agent: T.Id) => post<T.AgentView>(`/agents/${agent}/supervision/end`),
  intercept: (agent: T.Id) => post<T.AgentView>(`/agents/${agent}/intercept`),
  release: (agent: T.Id, reason: string) => post<T.AgentView>(`/agents/${agent}/release`, { reason }),
}
export const recordingUrl = (id: T.Id): string => `/api/v1/recordings/${id}/audio`
export const cases = {
  list: (filter: CaseFilter, cursor = '') => get<T.Page<T.CaseRow>>('/cases', { ...filter, limit: kPageSize, cursor }),
  one: (id: T.Id) => get<T.CaseView>(`/cases/${id}`),
  create: (body: T.NewCase) => post<T.CaseView>('/cases', body),
  act: (id: T.Id, body: T.CaseCommand) => post<T.CaseView>(`/cases/${id}/actions`, body),
}
export const knowledge = {
  search: (q: string, signal?: AbortSignal) => get<T.ArticleHits>('/knowledge/search', { q, limit: 20 }, signal),
  article: (id: T.Id) => get<T.ArticleView>(`/knowledge/articles/${id}`),
}
export const reports = {
  overview: (from: string, to: string) => get<T.Overview>('/reports/overview', { from, to }),
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
export const campaignResultsUrl = (id: T.Id): string => `/api/v1/campaigns/${id}/results.csv`
export const citizens = {
  request: (body: T.CitizenRequest) => post<T.CitizenReceipt>('/public/requests', body),
  progress: (body: T.ProgressQuery) => post<T.Progress>('/public/progress', body),
}
