import type { SpecialDay } from '@/api/types'

export type DayKind = 'work' | 'free' | 'holiday' | 'worked'
export interface YearDay {
  day: string
  number: number
  kind: DayKind
  name: string
}
const two = (n: number): string => String(n).padStart(2, '0')

/** Monday is 0; dates are written without a time zone, so they are counted in UTC. */
const weekdayOf = (year: number, month: number, day: number): number =>
  (new Date(Date.UTC(year, month - 1, day)).getUTCDay() + 6) % 7

/** A month as weeks of seven; null where a week begins or ends outside of it. */
export function monthWeeks(
  year: number,
  month: number,
  free_weekdays: number[],
  special: SpecialDay[],
): (YearDay | null)[][] {
  const known = new Map(special.map((each) => [each.day, each]))
  const days: (YearDay | null)[] = Array.from({ length: weekdayOf(year, month, 1) }, () => null)
  const length = new Date(Date.UTC(year, month, 0)).getUTCDate()
  for (let number = 1; number <= length; number += 1) {
    const day = `${year}-${two(month)}-${two(number)}`
    const usual: DayKind = free_weekdays.includes(weekdayOf(year, month, number)) ? 'free' : 'work'
    const one = known.get(day)
    const kind: DayKind = one ? (one.worked ? 'worked' : 'holiday') : usual
    days.push({ day, number, kind, name: one?.name ?? '' })
  }
  while (days.length % 7 !== 0) days.push(null)
  return Array.from({ length: days.length / 7 }, (_, week) => days.slice(week * 7, week * 7 + 7))
}

/** The year's days with this one changed: taken out when it is what the week says anyway. */
export function withDay(days: SpecialDay[], day: string, kind: DayKind, name: string): SpecialDay[] {
  const others = days.filter((each) => each.day !== day)
  if (kind === 'work' || kind === 'free') return others
  return [...others, { day, name, worked: kind === 'worked' }].sort((a, b) => a.day.localeCompare(b.day))
}
