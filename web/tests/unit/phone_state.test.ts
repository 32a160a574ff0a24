import { describe, expect, it } from 'vitest'
import type { AgentView, CallFunction, Conversation, DeskCall } from '@/api/types'
import { isEngaged, possible, withAgent, withCall } from '@/phone/state'

const at = (second: number): string => new Date(Date.UTC(2026, 10, 23, 9, 0, second)).toISOString()
const agent = (change: Partial<AgentView>): AgentView => ({
  id: '1',
  name: '',
  extension: '8001',
  seat: 'browser',
  presence: 'signed_in',
  work: 'ready',
  line: 'idle',
  reason: 'rest',
  since: at(0),
  queues: [],
  note: '',
  answered_in_shift: 0,
  talk_s_in_shift: 0,
  ...change,
})
const talk = (can: CallFunction[]): Conversation => ({
  state: 'talking',
  role: 'agent',
  agent: '1',
  aside: false,
  muted: false,
  others: [],
  can,
})
const call = (change: Partial<DeskCall>): DeskCall => ({
  id: '7',
  number: '13809990001',
  direction: 'inbound',
  area: '',
  queue: 'general',
  choice: '',
  work: 'reserved',
  since: at(1),
  arrived_at: at(0),
  talk: talk([]),
  ...change,
})

describe('what an agent may do', () => {
  it('is nothing while the state is unknown, and only to sign in when signed out', () => {
    expect(possible(null)).toEqual([])
    expect(possible(agent({ presence: 'signed_out', work: 'away' }))).toEqual(['sign_in'])
  })
  it.each([
    ['away', ['ready', 'away', 'sign_out', 'dial']],
    ['ready', ['away', 'sign_out', 'dial']],
    ['wrap_up', ['finish_wrap_up', 'dial']],
  ] as const)('while %s', (work, commands) => {
    expect(possible(agent({ work }))).toEqual(commands)
  })
  it.each(['reserved', 'talking', 'holding', 'supervising'] as const)('in a call is what the call says: %s', (work) => {
    expect(possible(agent({ work, call: call({ talk: talk(['hold', 'transfer']) }) }))).toEqual(['hold', 'transfer'])
    expect(possible(agent({ work }))).toEqual([])
  })
  it('leaves answering to the SIP phone itself', () => {
    const rings = call({ talk: talk(['answer', 'reject']) })
    expect(possible(agent({ work: 'reserved', seat: 'phone', call: rings }))).toEqual(['reject'])
  })
})

describe('the story of a call', () => {
  it('goes from ringing through hold to wrap-up and keeps the call', () => {
    let view: AgentView | null = agent({})
    view = withCall(view, 'call.offered', call({}))
    expect(view?.work).toBe('reserved')
    view = withCall(view, 'call.connected', call({ since: at(2), work: 'talking' }))
    view = withCall(view, 'call.held', call({ since: at(3), work: 'holding' }))
    expect(view?.work).toBe('holding')
    view = withCall(view, 'call.retrieved', call({ since: at(4), work: 'talking' }))
    view = withCall(view, 'call.ended', call({ since: at(5), work: 'wrap_up', wrap_up_until: at(65) }))
    expect(view?.work).toBe('wrap_up')
    expect(view?.call?.wrap_up_until).toBe(at(65))
    expect(isEngaged(view)).toBe(true)
    view = withAgent(view, agent({ since: at(6) }))
    expect(view.work).toBe('ready')
    expect(isEngaged(view)).toBe(false)
  })
  it('drops a call whose caller hung up while it rang', () => {
    const ringing = withCall(agent({}), 'call.offered', call({}))
    expect(withCall(ringing, 'call.ended', call({ since: at(2) }))?.call).toBeUndefined()
  })
  it('ignores the end of another call', () => {
    const ringing = withCall(agent({}), 'call.offered', call({ id: '8' }))
    expect(withCall(ringing, 'call.ended', call({ id: '7', since: at(2) }))).toBe(ringing)
  })
})

describe('messages that cross each other', () => {
  it('keeps the later state when an older answer arrives after it', () => {
    const now = agent({ work: 'talking', since: at(9) })
    expect(withAgent(now, agent({ work: 'reserved', since: at(8) }))).toBe(now)
    expect(withCall(now, 'call.offered', call({ since: at(8) }))).toBe(now)
  })
  it('takes news of the same moment, such as a line that came up', () => {
    const next = agent({ line: 'busy' })
    expect(withAgent(agent({}), next)).toBe(next)
  })
})
