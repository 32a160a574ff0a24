export type LineGrade = 'unknown' | 'good' | 'fair' | 'poor'

/** What a connection has counted since it stands. */
export interface LineCounts {
  received: number
  lost: number
  /** Of the peer's report on what we sent. */
  lost_there: number
  sent: number
  jitter_ms: number
  round_trip_ms: number | null
}

export interface LineQuality {
  grade: LineGrade
  loss_percent: number
  jitter_ms: number
  round_trip_ms: number | null
}

export const kUnknownQuality: LineQuality = { grade: 'unknown', loss_percent: 0, jitter_ms: 0, round_trip_ms: null }

/** What a person on the line would say (ITU-T G.114 for delay; loss as G.711 without concealment is heard). */
function gradeOf(loss: number, jitter: number, round_trip: number): LineGrade {
  if (loss > 5 || jitter > 60 || round_trip > 600) return 'poor'
  if (loss > 1 || jitter > 30 || round_trip > 300) return 'fair'
  return 'good'
}

/** Of the time between two counts; unknown while too little was heard. */
export function qualityBetween(before: LineCounts | null, now: LineCounts): LineQuality {
  const kLeast = 25
  const since = (name: 'received' | 'lost' | 'lost_there' | 'sent'): number =>
    Math.max(0, now[name] - (before?.[name] ?? 0))
  const expected = since('received') + since('lost')
  if (expected < kLeast) return kUnknownQuality
  const here = (100 * since('lost')) / expected
  const there = since('sent') > 0 ? (100 * since('lost_there')) / since('sent') : 0
  const loss_percent = Math.min(100, Math.max(here, there))
  return {
    grade: gradeOf(loss_percent, now.jitter_ms, now.round_trip_ms ?? 0),
    loss_percent,
    jitter_ms: now.jitter_ms,
    round_trip_ms: now.round_trip_ms,
  }
}

/** Reads the counts that grade a line out of the browser's statistics. */
export function countsOf(reports: Iterable<Record<string, unknown>>): LineCounts {
  const counts: LineCounts = { received: 0, lost: 0, lost_there: 0, sent: 0, jitter_ms: 0, round_trip_ms: null }
  const number = (value: unknown): number => (typeof value === 'number' ? value : 0)
  for (const report of reports) {
    if (report.type === 'inbound-rtp') {
      counts.received = number(report.packetsReceived)
      counts.lost = number(report.packetsLost)
      counts.jitter_ms = 1000 * number(report.jitter)
    } else if (report.type === 'outbound-rtp') {
      counts.sent = number(report.packetsSent)
    } else if (report.type === 'remote-inbound-rtp') {
      counts.lost_there = number(report.packetsLost)
    } else if (report.type === 'candidate-pair' && report.nominated === true) {
      if (typeof report.currentRoundTripTime === 'number') counts.round_trip_ms = 1000 * report.currentRoundTripTime
    }
  }
  return counts
}
