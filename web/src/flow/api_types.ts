import type { Instant } from '@/api/types'
import type { FlowDocument, Layout } from './document'

/** Answers of /flows: their documents are JSON of the flow language, not of the API's own types. */
export interface FlowRow {
  code: string
  title_zh: string
  title_en: string
  numbers?: string[]
  published: { version: number; at: Instant; by: string; why: string } | null | undefined
  draft:
    { revision: number; changed_at: Instant; changed_by: string; errors: number; warnings: number } | null | undefined
  scheduled: { version: number; at: Instant } | null | undefined
}
export interface Finding {
  fault: string
  severity: 'error' | 'warning'
  node: string
  what: string
  text: string
}
export interface FlowDraft {
  code: string
  revision: number
  based_on: number | null
  document: FlowDocument
  layout: Layout
  findings: Finding[]
  changed_at: Instant
  changed_by: string
}
export type VersionState = 'published' | 'superseded' | 'scheduled' | 'cancelled'
export interface VersionRow {
  version: number
  state: VersionState
  at: Instant
  by: string
  why: string
}
export interface FlowVersion extends VersionRow {
  code: string
  document: FlowDocument
  layout: Layout
}

export interface NewFlow {
  code: string
  title_zh: string
  title_en: string
  from?: { code: string; version: number }
}
export interface PublishFlow {
  revision: number
  why: string
  at?: Instant
}
export interface Named {
  code: string
  name_zh: string
  name_en: string
}
export interface KnownPrompt {
  name: string
  seconds: number
  retired: boolean
}
export interface FlowNameList {
  queues: Named[]
  calendars: Named[]
  mailboxes: Named[]
  contacts: Named[]
  prompts: KnownPrompt[]
  flows: Named[]
}

/** What the world answers where a node waits for it. */
export interface RehearsedAnswer {
  available?: boolean
  found?: boolean
  values: Record<string, string>
}
/** One thing that the rehearsed caller, or the world, does. */
export type RehearsalAct =
  { key: string } | { silence: true } | { hang_up: true } | { answer: RehearsedAnswer } | { talked: true }
export interface Rehearsal {
  at: Instant
  caller: string
  queues: Record<string, { staffed: number; waiting: number }>
  acts: RehearsalAct[]
}
export interface RehearsalStep {
  node: string
  kind: string
  said: string[]
  waits_for: 'key' | 'sound_end' | 'world' | 'nothing' | 'speech'
  passed_ms: number
}
export interface RehearsalResult {
  steps: RehearsalStep[]
  ended?: string | null
  queue?: string | null
  /** It ended at a queue behind which the flow goes on. */
  goes_on_after_talk?: boolean
  variables: Record<string, string>
}
export interface RehearsedPath {
  path: string[]
  ended?: string | null
  queue?: string | null
}
export interface NewFlowTest {
  name: string
  rehearsal: Rehearsal
  expected: RehearsedPath
}
export interface FlowTest extends NewFlowTest {
  id: string
}
export interface TestResult {
  id: string
  name?: string
  passed: boolean
  got: RehearsedPath
}
export interface NodeFigures {
  node: string
  callers: number
  visits: number
  keys: { key: string; count: number }[]
  hang_ups: number
  seconds: number
}
export interface FlowFigures {
  version: number
  calls: number
  nodes: NodeFigures[]
  edges: { from: string; to: string; count: number }[]
}
