import type {
  AgentView,
  CallbackState,
  CaseChanged,
  DeskCall,
  Id,
  LetterState,
  MessageState,
  QueueView,
  Reconciliation,
  VoiceMessageAlarm,
  VoiceMessageState,
} from '@/api/types'

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
  'callback.changed': { id: Id; state: CallbackState }
  'voice_message.changed': { id: Id; state: VoiceMessageState; alarm: VoiceMessageAlarm }
  'voice_message.waits': { id: Id; state: VoiceMessageState; alarm: VoiceMessageAlarm }
  'letter.changed': { id: Id; state: LetterState; overdue: boolean }
  'letter.waits': { id: Id; state: LetterState; overdue: boolean }
  'message.changed': { id: Id; state: MessageState; about: Id; answers: Id }
  'campaign.changed': { campaign: Id }
  'recording.ready': { call: Id; recording: Id }
  'recordings.reconciled': Reconciliation
  'alarm.raised': { code: string; detail: string }
}
export type LiveEventType = keyof LiveEvents
