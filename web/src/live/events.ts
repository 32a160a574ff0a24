import type { AgentView, CaseChanged, DeskCall, Id, QueueView } from '@/api/types'

/** Every live event and what it carries. */
export interface LiveEvents {
  'agent.state_changed': AgentView
  'call.offered': DeskCall
  'call.connected': DeskCall
  'call.held': DeskCall
  'call.retrieved': DeskCall
  'call.ended': DeskCall
  'queue.changed': QueueView
  'case.changed': CaseChanged
  'missed_call.added': { call: Id; outcome: string }
  'campaign.changed': { campaign: Id }
  'recording.ready': { call: Id; recording: Id }
  'alarm.raised': { code: string; detail: string }
}
export type LiveEventType = keyof LiveEvents
