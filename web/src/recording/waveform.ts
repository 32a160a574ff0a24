/** Loudness of a recording, as the server keeps it: each 50 ms and channel the loudest sample as an A-law magnitude (0 to 127). */
export interface Waveform {
  channels: number
  /** Of each channel. */
  buckets: number
  values: Uint8Array
}

export const kBucketSeconds = 0.05
const kHeader = 8

/** Nothing when the bytes are no waveform of a version that we know. */
export function parseWaveform(bytes: ArrayBuffer): Waveform | null {
  const all = new Uint8Array(bytes)
  const named = String.fromCharCode(...all.subarray(0, 4)) === 'HLWF' && all[4] === 1
  const channels = all[5] ?? 0
  if (!named || channels < 1 || channels > 2) return null
  const values = all.subarray(kHeader)
  return { channels, buckets: Math.floor(values.length / channels), values }
}

/** Height from 0 to 1: sixteen A-law magnitudes are 6 dB, which is about how loudness is heard. */
function height(magnitude: number): number {
  const kQuiet = 8
  return Math.max(0, (magnitude - kQuiet) / (127 - kQuiet))
}

/** The loudest of each of `columns` equal parts of one channel, 0 to 1. */
export function columnsOf(waveform: Waveform, channel: number, columns: number): Float32Array {
  const out = new Float32Array(columns)
  const own = Math.min(channel, waveform.channels - 1)
  for (let column = 0; column < columns; column += 1) {
    const first = Math.floor((column * waveform.buckets) / columns)
    const last = Math.max(first + 1, Math.floor(((column + 1) * waveform.buckets) / columns))
    let loudest = 0
    for (let bucket = first; bucket < last && bucket < waveform.buckets; bucket += 1) {
      loudest = Math.max(loudest, waveform.values[bucket * waveform.channels + own] ?? 0)
    }
    out[column] = height(loudest)
  }
  return out
}

export interface Span {
  from: number
  to: number
}

/** Where nobody speaks for longer than `least` seconds; in order. */
export function silences(waveform: Waveform, least = 1.5): Span[] {
  // -43 dBFS: louder than a line's hiss, softer than a whisper into a headset.
  const kSilent = 14
  const found: Span[] = []
  let begin = 0
  for (let bucket = 0; bucket <= waveform.buckets; bucket += 1) {
    let loudest = bucket === waveform.buckets ? 127 : 0
    for (let channel = 0; channel < waveform.channels; channel += 1) {
      loudest = Math.max(loudest, waveform.values[bucket * waveform.channels + channel] ?? 0)
    }
    if (loudest <= kSilent) continue
    const span = { from: begin * kBucketSeconds, to: bucket * kBucketSeconds }
    if (span.to - span.from >= least) found.push(span)
    begin = bucket + 1
  }
  return found
}

/** Where to go on from `at` so that a silence is not listened to; nothing when somebody speaks soon. A little stays audible. */
export function afterSilence(spans: readonly Span[], at: number): number | null {
  const kLead = 0.3
  const span = spans.find(({ from, to }) => at >= from + kLead && at < to - 2 * kLead)
  return span ? span.to - kLead : null
}
