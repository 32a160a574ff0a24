import { describe, expect, it } from 'vitest'
import { namedPeriod } from '@/components/overview/period'
import { addDays, dayOf, durationWords, shortTime, startOfDay, stopwatch } from '@/format/time'

describe('durations in words', () => {
  it.each([
    [-5, 's', { s: 0 }],
    [59, 's', { s: 59 }],
    [60, 'm', { m: 1 }],
    [75, 'ms', { m: 1, s: 15 }],
    [600 + 20, 'm', { m: 10 }],
    [3600, 'h', { h: 1 }],
    [3660, 'hm', { h: 1, m: 1 }],
    [86400, 'd', { d: 1 }],
    [86400 + 7200, 'dh', { d: 1, h: 2 }],
    [11 * 86400 + 7200, 'd', { d: 11 }],
  ] as const)('%d s', (seconds, key, values) => {
    expect(durationWords(seconds)).toEqual({ key, values })
  })
})

describe('clocks', () => {
  it('run in minutes, then in hours', () => {
    expect([stopwatch(-1), stopwatch(75.9), stopwatch(3675)]).toEqual(['00:00', '01:15', '1:01:15'])
  })
  it('show no more of a time than is needed', () => {
    const now = new Date(2026, 10, 23, 12, 0).getTime()
    const local = (...parts: [number, number, number, number, number]): string => new Date(...parts).toISOString()
    expect(shortTime(local(2026, 10, 23, 9, 5), now)).toBe('09:05')
    expect(shortTime(local(2026, 10, 22, 9, 5), now)).toBe('11-22 09:05')
    expect(shortTime(local(2025, 10, 22, 9, 5), now)).toBe('2025-11-22 09:05')
  })
})

describe('days', () => {
  it('begin at local midnight and step over months and years', () => {
    expect(dayOf(startOfDay('2026-03-01'))).toBe('2026-03-01')
    expect(new Date(startOfDay('2026-03-01')).getHours()).toBe(0)
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01')
    expect(addDays('2028-03-01', -1)).toBe('2028-02-29')
  })
  it('of a named period include both ends', () => {
    expect(namedPeriod('today', '2026-03-01')).toEqual({ from: '2026-03-01', to: '2026-03-01' })
    expect(namedPeriod('yesterday', '2026-03-01')).toEqual({ from: '2026-02-28', to: '2026-02-28' })
    expect(namedPeriod('week', '2026-03-01')).toEqual({ from: '2026-02-23', to: '2026-03-01' })
    expect(namedPeriod('month', '2026-03-01')).toEqual({ from: '2026-01-31', to: '2026-03-01' })
  })
})
