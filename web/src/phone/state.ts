import type { AgentView, CallFunction, DeskCall, Work } from '@/api/types'

export type PhoneCommand = 'dial' | 'sign_in' | 'sign_out' | 'ready' | 'away' | 'finish_wrap_up' | CallFunction

export type CallNews = 'call.offered' | 'call.connected' | 'call.held' | 'call.retrieved' | 'call.ended'

/** What the agent may do with his seat; what he may do in a call, the call itself says. */
const kPossible: Partial<Record<Work, readonly PhoneCommand[]>> = {
  away: ['ready', 'away', 'sign_out', 'dial'],
  ready: ['away', 'sign_out', 'dial'],
  wrap_up: ['finish_wrap_up', 'dial'],
}

const kWorkAfter: Record<Exclude<CallNews, 'call.ended'>, Work> = {
  'call.offered': 'reserved',
  'call.connected': 'talking',
  'call.held': 'holding',
  'call.retrieved': 'talking',
}

export function possible(view: AgentView | null): readonly PhoneCommand[] {
  if (!view) return []
  if (view.presence === 'signed_out') return ['sign_in']
  const commands = kPossible[view.work] ?? view.call?.talk.can ?? []
  // A SIP phone is answered by lifting it.
  return view.seat === 'phone' ? commands.filter((command) => command !== 'answer') : commands
}

const older = (a: string, b: string): boolean => Date.parse(a) < Date.parse(b)

/** Answers to commands and live events cross each other: the one with the later `since` wins. */
export function withAgent(current: AgentView | null, next: AgentView): AgentView {
  return current && current.id === next.id && older(next.since, current.since) ? current : next
}

export function withCall(current: AgentView | null, news: CallNews, call: DeskCall): AgentView | null {
  if (!current || older(call.since, current.since)) return current
  if (news !== 'call.ended') return { ...current, work: kWorkAfter[news], since: call.since, call }
  if (current.call && current.call.id !== call.id) return current
  if (call.work === 'wrap_up') return { ...current, work: 'wrap_up', since: call.since, call }
  return { ...current, call: undefined }
}

/** In a call or in its wrap-up: not a moment to sign out. */
export const isEngaged = (view: AgentView | null): boolean =>
  view?.presence === 'signed_in' && ['reserved', 'talking', 'holding', 'wrap_up', 'supervising'].includes(view.work)
