import type { Day, Instant } from '@/api/types'

/** What a duration reads as: a message key under `duration` and its numbers. */
export interface DurationWords {
  key: 's' | 'm' | 'ms' | 'h' | 'hm' | 'd' | 'dh'
  values: { s?: number; m?: number; h?: number; d?: number }
}

/** The two largest units that matter; never negative. */
export function durationWords(seconds: number): DurationWords {
  const total = Math.max(0, Math.round(seconds))
  if (total < 60) return { key: 's', values: { s: total } }
  if (total < 3600) {
    const m = Math.floor(total / 60)
    const s = total % 60
    return s === 0 || m >= 10 ? { key: 'm', values: { m } } : { key: 'ms', values: { m, s } }
  }
  const hours = Math.floor(total / 3600)
  if (hours < 24) {
    const m = Math.floor((total % 3600) / 60)
    return m === 0 ? { key: 'h', values: { h: hours } } : { key: 'hm', values: { h: hours, m } }
  }
  const d = Math.floor(hours / 24)
  const h = hours % 24
  return h === 0 || d >= 10 ? { key: 'd', values: { d } } : { key: 'dh', values: { d, h } }
}

/** 75 -> "01:15", 3675 -> "1:01:15": for clocks that run. */
export function stopwatch(seconds: number): string {
  const total = Math.max(0, Math.floor(seconds))
  const pad = (n: number): string => String(n).padStart(2, '0')
  const minutes = Math.floor(total / 60)
  if (minutes < 60) return `${pad(minutes)}:${pad(total % 60)}`
  return `${Math.floor(minutes / 60)}:${pad(minutes % 60)}:${pad(total % 60)}`
}

const pad2 = (n: number): string => String(n).padStart(2, '0')

export function clockTime(at: Instant | number): string {
  const t = new Date(at)
  return `${pad2(t.getHours())}:${pad2(t.getMinutes())}:${pad2(t.getSeconds())}`
}

/** Local calendar day of an instant. */
export function dayOf(at: Instant | number | Date): Day {
  const t = new Date(at)
  return `${t.getFullYear()}-${pad2(t.getMonth() + 1)}-${pad2(t.getDate())}`
}

/** "2026-11-23 09:05"; today only the time, this year without the year. */
export function shortTime(at: Instant, now: number): string {
  const t = new Date(at)
  const time = `${pad2(t.getHours())}:${pad2(t.getMinutes())}`
  const day = dayOf(t)
  if (day === dayOf(now)) return time
  return day.slice(0, 4) === dayOf(now).slice(0, 4) ? `${day.slice(5)} ${time}` : `${day} ${time}`
}

export function fullTime(at: Instant): string {
  return `${dayOf(at)} ${clockTime(at)}`
}

export function secondsBetween(from: Instant, now: number): number {
  return (now - Date.parse(from)) / 1000
}

/** Local midnight at the start of a day, as an instant. */
export function startOfDay(day: Day): Instant {
  const [year = 1970, month = 1, date = 1] = day.split('-').map(Number)
  return new Date(year, month - 1, date).toISOString()
}

export function addDays(day: Day, count: number): Day {
  const [year = 1970, month = 1, date = 1] = day.split('-').map(Number)
  return dayOf(new Date(year, month - 1, date + count))
}
