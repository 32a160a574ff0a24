import { describe, expect, it } from 'vitest'
import type { AgentView, Conversation, DeskCall } from '@/api/types'
import { arranged, doing, isIn, lampOf, wallState } from '@/components/call/agent_state'

const at = (second: number): string => new Date(Date.UTC(2026, 10, 23, 9, 0, second)).toISOString()
const agent = (extension: string, change: Partial<AgentView> = {}): AgentView => ({
  id: extension,
  name: `座席${extension}`,
  extension,
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
const call = (talk: Partial<Conversation>): DeskCall => ({
  id: '7',
  number: '13809990001',
  direction: 'inbound',
  area: '',
  queue: 'general',
  choice: '',
  work: 'talking',
  since: at(1),
  arrived_at: at(0),
  talk: { state: 'talking', role: 'agent', agent: '1', aside: false, muted: false, others: [], can: [], ...talk },
})
const helped = agent('8003', { work: 'talking', call: call({ help_since: at(5) }) })

describe('the wall', () => {
  it('shows who asks for help first, in red, and also among those who talk', () => {
    expect(wallState(helped)).toBe('help')
    expect(lampOf(helped)).toBe('red')
    expect(isIn(helped, 'talking')).toBe(true)
    const order = arranged([agent('8001'), agent('8002', { work: 'talking' }), helped], '', null, 'state')
    expect(order.map((one) => one.extension)).toEqual(['8003', '8002', '8001'])
  })
  it('narrows by state and by words', () => {
    const all = [
      agent('8001'),
      agent('8002', { work: 'away' }),
      agent('8003', { presence: 'signed_out', work: 'away' }),
    ]
    expect(arranged(all, '', 'away', 'state').map((one) => one.extension)).toEqual(['8002'])
    expect(arranged(all, '', 'signed_out', 'state').map((one) => one.extension)).toEqual(['8003'])
    expect(arranged(all, ' 8001 ', null, 'state').map((one) => one.extension)).toEqual(['8001'])
  })
  it('sorts by how long a state lasts, equals by extension', () => {
    const all = [agent('8002', { since: at(9) }), agent('8003'), agent('8001')]
    expect(arranged(all, '', null, 'time').map((one) => one.extension)).toEqual(['8001', '8003', '8002'])
  })
})

describe('what somebody does', () => {
  it.each([
    ['none', agent('1', { presence: 'signed_out' })],
    ['offered', agent('1', { work: 'reserved' })],
    ['serving', agent('1', { work: 'talking', call: call({}) })],
    ['consulting', agent('1', { work: 'talking', call: call({ state: 'consulting' }) })],
    ['conference', agent('1', { work: 'talking', call: call({ state: 'conference' }) })],
    ['waiting', agent('1', { work: 'holding', call: call({ state: 'held' }) })],
    ['wrap_up', agent('1', { work: 'wrap_up' })],
    ['supervising', agent('1', { work: 'supervising' })],
  ] as const)('is %s', (expected, one) => expect(doing(one)).toBe(expected))
})
