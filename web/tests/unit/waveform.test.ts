import { describe, expect, it } from 'vitest'
import { afterSilence, columnsOf, parseWaveform, silences } from '@/recording/waveform'

function file(channels: number, values: number[]): ArrayBuffer {
  return new Uint8Array([72, 76, 87, 70, 1, channels, 0, 0, ...values]).buffer
}
const repeat = (value: number, count: number): number[] => Array.from({ length: count }, () => value)

describe('a waveform', () => {
  it('is read with its channels', () => {
    const read = parseWaveform(file(2, [1, 2, 3, 4]))
    expect(read).toMatchObject({ channels: 2, buckets: 2 })
  })
  it('is refused when it is something else', () => {
    expect(parseWaveform(new Uint8Array([1, 2, 3]).buffer)).toBeNull()
    expect(parseWaveform(file(3, []))).toBeNull()
    expect(parseWaveform(new Uint8Array([72, 76, 87, 70, 9, 1, 0, 0]).buffer)).toBeNull()
  })
  it('shows the loudest of each column, one channel at a time', () => {
    const read = parseWaveform(file(2, [0, 127, 127, 0, 0, 0, 5, 0]))!
    expect([...columnsOf(read, 0, 2)]).toEqual([1, 0])
    expect([...columnsOf(read, 1, 2)]).toEqual([1, 0])
    expect(columnsOf(read, 0, 8)).toHaveLength(8)
  })
  it('draws a mono recording for both sides', () => {
    const read = parseWaveform(file(1, [127, 0]))!
    expect([...columnsOf(read, 1, 2)]).toEqual([1, 0])
  })
})

describe('silence', () => {
  const loud = repeat(90, 20)
  const quiet = repeat(10, 60)
  it('is where neither side speaks for long enough', () => {
    const mono = parseWaveform(file(1, [...loud, ...quiet, ...loud]))!
    expect(silences(mono)).toEqual([{ from: 1, to: 4 }])
    expect(silences(mono, 5)).toEqual([])
  })
  it('is none while the other side speaks', () => {
    const both = parseWaveform(
      file(
        2,
        [...loud, ...quiet].flatMap((value) => [value, 90]),
      ),
    )!
    expect(silences(both)).toEqual([])
  })
  it('also counts at the end', () => {
    expect(silences(parseWaveform(file(1, [...loud, ...quiet]))!)).toEqual([{ from: 1, to: 4 }])
  })
  it('is left shortly before somebody speaks', () => {
    const spans = [{ from: 1, to: 4 }]
    expect(afterSilence(spans, 0.5)).toBeNull()
    expect(afterSilence(spans, 1.1)).toBeNull()
    expect(afterSilence(spans, 1.4)).toBeCloseTo(3.7)
    expect(afterSilence(spans, 3.8)).toBeNull()
  })
})
