import type * as F from '@/flow/api_types'
import type { FlowDocument, Layout } from '@/flow/document'
import { get, post, put, remove } from './client'

interface Content {
  revision: number
  document: FlowDocument
  layout: Layout
}
const at = (code: string): string => `/flows/${encodeURIComponent(code)}`

export const flows = {
  list: () => get<{ flows: F.FlowRow[] }>('/flows'),
  create: (body: F.NewFlow) => post<F.FlowDraft>('/flows', body),
  draft: (code: string) => get<F.FlowDraft>(`${at(code)}/draft`),
  save: (code: string, body: Content) => put<F.FlowDraft>(`${at(code)}/draft`, body),
  discard: (code: string, revision: number) => remove<void>(`${at(code)}/draft`, { revision }),
  check: (document: FlowDocument) => post<{ findings: F.Finding[] }>('/flows/check', { document }),
  names: () => get<F.FlowNameList>('/flows/names'),
  versions: (code: string) => get<{ versions: F.VersionRow[] }>(`${at(code)}/versions`),
  version: (code: string, version: number) => get<F.FlowVersion>(`${at(code)}/versions/${version}`),
  publish: (code: string, body: F.PublishFlow) => post<F.VersionRow>(`${at(code)}/publish`, body),
  rollBack: (code: string, version: number, why: string) =>
    post<F.VersionRow>(`${at(code)}/roll-back`, { version, why }),
  unschedule: (code: string) => post<void>(`${at(code)}/unschedule`, {}),
  rehearse: (document: FlowDocument, rehearsal: F.Rehearsal) =>
    post<F.RehearsalResult>('/flows/rehearse', { document, rehearsal }),
  tests: (code: string) => get<{ tests: F.FlowTest[] }>(`${at(code)}/tests`),
  addTest: (code: string, body: F.NewFlowTest) => post<F.FlowTest>(`${at(code)}/tests`, body),
  removeTest: (code: string, id: string) => remove<void>(`${at(code)}/tests/${id}`),
  runTests: (code: string, document: FlowDocument) =>
    post<{ results: F.TestResult[] }>(`${at(code)}/tests/run`, { document }),
  callMe: (code: string, body: { document: FlowDocument; sdp_offer: string }) =>
    post<{ call: string; sdp_answer: string }>(`${at(code)}/call-me`, body),
  analytics: (code: string, version: number, from: string, to: string) =>
    get<F.FlowFigures>(`${at(code)}/analytics`, { version, from, to }),
}
