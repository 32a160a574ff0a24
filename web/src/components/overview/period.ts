import type { Day } from '@/api/types'
import { addDays } from '@/format/time'

export type PeriodName = 'today' | 'yesterday' | 'week' | 'month'
export interface Period {
  /** First and last day, both counted. */
  from: Day
  to: Day
}

export function namedPeriod(name: PeriodName, today: Day): Period {
  switch (name) {
    case 'today':
      return { from: today, to: today }
    case 'yesterday':
      return { from: addDays(today, -1), to: addDays(today, -1) }
    case 'week':
      return { from: addDays(today, -6), to: today }
    case 'month':
      return { from: addDays(today, -29), to: today }
  }
}
