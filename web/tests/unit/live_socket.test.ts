import { beforeEach, describe, expect, it } from 'vitest'
import { type LiveMessage, LiveSocket, type LiveState } from '@/live/socket'

class FakeSocket {
  onmessage: ((event: { data: string }) => void) | null = null
  onclose: (() => void) | null = null
  closed = false
  close(): void {
    this.closed = true
  }
  say(message: object): void {
    this.onmessage?.({ data: JSON.stringify(message) })
  }
}

let opened: { since: string; socket: FakeSocket }[]
let timers: { ms: number; act: () => void; cancelled: boolean }[]
let states: [LiveState, number | null][]
let messages: LiveMessage[]
let resets: number
let refusals: number
let live: LiveSocket

const last = (): FakeSocket => opened.at(-1)!.socket
beforeEach(() => {
  opened = []
  timers = []
  states = []
  messages = []
  resets = 0
  refusals = 0
  live = new LiveSocket(
    {
      open: (since) => {
        const socket = new FakeSocket()
        opened.push({ since, socket })
        return socket as unknown as WebSocket
      },
      later: (ms, act) => timers.push({ ms, act, cancelled: false }) - 1,
      cancel: (timer) => void (timers[timer]!.cancelled = true),
      now: () => 1_000_000,
      random: () => 0.5,
    },
    {
      state: (state, retry_at) => states.push([state, retry_at]),
      message: (message) => messages.push(message),
      reset: () => (resets += 1),
      refused: () => (refusals += 1),
    },
  )
  live.start()
})

describe('the live feed', () => {
  it('hands on events and resumes after the last one it saw', () => {
    last().say({ type: 'live.started', cursor: 'e-1' })
    last().say({ type: 'case.changed', cursor: 'e-2', at: '', data: { id: '5' } })
    expect(messages.map(({ type }) => type)).toEqual(['case.changed'])
    last().onclose?.()
    timers[0]!.act()
    expect(opened.map(({ since }) => since)).toEqual(['', 'e-2'])
    expect(resets).toBe(0)
  })

  it('asks for everything anew when the server cannot resume', () => {
    last().say({ type: 'live.reset', cursor: 'f-1' })
    expect(resets).toBe(1)
    expect(states.at(-1)).toEqual(['connected', null])
    last().onclose?.()
    timers[0]!.act()
    expect(opened.at(-1)!.since).toBe('f-1')
  })

  it('waits longer after each failure, says until when, and starts over once accepted', () => {
    last().onclose?.()
    expect(states.at(-1)).toEqual(['lost', 1_001_000])
    timers[0]!.act()
    last().onclose?.()
    timers[1]!.act()
    expect(timers.map(({ ms }) => ms)).toEqual([1000, 2000])
    last().say({ type: 'live.started', cursor: 'e-1' })
    last().onclose?.()
    expect(timers.at(-1)!.ms).toBe(1000)
  })

  it('never waits longer than fifteen seconds', () => {
    for (let round = 0; round < 9; round += 1) {
      last().onclose?.()
      timers.at(-1)!.act()
    }
    expect(Math.max(...timers.map(({ ms }) => ms))).toBe(15000)
  })

  it('asks about the session only when it was not let in', () => {
    last().say({ type: 'live.started', cursor: 'e-1' })
    last().onclose?.()
    expect(refusals).toBe(0)
    timers[0]!.act()
    last().onclose?.()
    expect(refusals).toBe(1)
  })

  it('connects at once when told to, and not a second time by the timer', () => {
    last().onclose?.()
    live.retryNow()
    expect(opened).toHaveLength(2)
    expect(timers[0]!.cancelled).toBe(true)
  })

  it('stays closed after it was stopped, and forgets its place', () => {
    last().say({ type: 'live.started', cursor: 'e-1' })
    const socket = last()
    live.stop()
    expect(socket.closed).toBe(true)
    socket.onclose?.()
    expect(timers).toHaveLength(0)
    live.start()
    expect(opened.at(-1)!.since).toBe('')
  })

  it('ignores what is not JSON and what a replaced socket still says', () => {
    const before = last()
    before.onmessage?.({ data: '<html>' })
    before.onclose?.()
    timers[0]!.act()
    before.say({ type: 'case.changed', cursor: 'old', at: '', data: {} })
    expect(messages).toEqual([])
  })
})
