import { describe, expect, it } from 'vitest'
import { countsOf, type LineCounts, qualityBetween } from '@/phone/line_quality'

const counts = (change: Partial<LineCounts> = {}): LineCounts => ({
  received: 500,
  lost: 0,
  lost_there: 0,
  sent: 500,
  jitter_ms: 5,
  round_trip_ms: 20,
  ...change,
})

describe('the quality of a line', () => {
  it('is unknown before enough was heard', () => {
    expect(qualityBetween(null, counts({ received: 10 })).grade).toBe('unknown')
    expect(qualityBetween(counts(), counts()).grade).toBe('unknown')
  })
  it.each([
    [{}, 'good'],
    [{ lost: 4 }, 'good'],
    [{ lost: 12 }, 'fair'],
    [{ lost: 60 }, 'poor'],
    [{ lost_there: 60 }, 'poor'],
    [{ jitter_ms: 40 }, 'fair'],
    [{ jitter_ms: 90 }, 'poor'],
    [{ round_trip_ms: 400 }, 'fair'],
    [{ round_trip_ms: null }, 'good'],
  ] as [Partial<LineCounts>, string][])('with %o is %s', (change, grade) => {
    expect(qualityBetween(null, counts(change)).grade).toBe(grade)
  })
  it('is that of the time since the last look', () => {
    const before = counts({ lost: 100 })
    expect(qualityBetween(before, counts({ received: 1000, sent: 1000, lost: 100 })).grade).toBe('good')
  })
})

it('statistics are read by their types', () => {
  const reports = [
    { type: 'inbound-rtp', packetsReceived: 7, packetsLost: 2, jitter: 0.01 },
    { type: 'outbound-rtp', packetsSent: 9 },
    { type: 'remote-inbound-rtp', packetsLost: 1 },
    { type: 'candidate-pair', nominated: false, currentRoundTripTime: 9 },
    { type: 'candidate-pair', nominated: true, currentRoundTripTime: 0.03 },
    { type: 'codec' },
  ]
  expect(countsOf(reports)).toEqual({ received: 7, lost: 2, lost_there: 1, sent: 9, jitter_ms: 10, round_trip_ms: 30 })
})
