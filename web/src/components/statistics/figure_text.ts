import type { MeasureItem, ReportGroup } from '@/api/types'

/** A figure as it is shown; null: there is nothing to divide by. */
export function figureText(
  value: number | undefined,
  unit: MeasureItem['unit'],
  duration: (seconds: number) => string,
): string | null {
  if (value === undefined || value === null) return null
  if (unit === 'percent') return `${(Math.round(value * 100) / 100).toFixed(2)}%`
  if (unit === 'seconds') return duration(value)
  return String(Math.round(value))
}

/** By how much a figure changed: points for shares, per cent of the former for all others; null: cannot be said. */
export function changeText(
  value: number | undefined,
  former: number | undefined,
  unit: MeasureItem['unit'],
): string | null {
  if (value === undefined || former === undefined) return null
  const signed = (n: number): string => `${n > 0 ? '+' : ''}${n.toFixed(1)}`
  if (unit === 'percent') return signed(value - former)
  return former === 0 ? null : `${signed((100 * (value - former)) / former)}%`
}

/** The value of a measure in every line, for a chart: null where there is no figure. */
export function seriesOf(groups: ReportGroup[], measure: string): (number | null)[] {
  return groups.map((group) => group.figures.find((figure) => figure.measure === measure)?.value ?? null)
}
