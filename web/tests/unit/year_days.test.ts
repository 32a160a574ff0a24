import { describe, expect, it } from 'vitest'
import { monthWeeks, withDay } from '@/components/admin/year_days'

const kWeekend = [5, 6]
const days = [
  { day: '2027-01-01', name: '元旦', worked: false },
  { day: '2027-01-03', name: '元旦', worked: true },
]

describe('a month', () => {
  const weeks = monthWeeks(2027, 1, kWeekend, days)
  it('begins on its weekday', () => {
    expect(weeks[0]!.slice(0, 4)).toEqual([null, null, null, null])
    expect(weeks[0]![4]).toMatchObject({ day: '2027-01-01', kind: 'holiday', name: '元旦' })
  })
  it('tells free, worked and working days apart', () =>
    expect([weeks[0]![5], weeks[0]![6], weeks[1]![0]].map((day) => day!.kind)).toEqual(['free', 'worked', 'work']))
  it('has all its days in whole weeks', () => {
    expect(weeks.flat().filter(Boolean)).toHaveLength(31)
    expect(weeks.every((week) => week.length === 7)).toBe(true)
  })
  it('knows leap years', () => expect(monthWeeks(2028, 2, kWeekend, []).flat().filter(Boolean)).toHaveLength(29))
})

describe('a day that is marked', () => {
  it('takes its place among the others', () =>
    expect(withDay(days, '2027-01-02', 'holiday', '元旦').map(({ day }) => day)).toEqual([
      '2027-01-01',
      '2027-01-02',
      '2027-01-03',
    ]))
  it('leaves when it is as usual', () => expect(withDay(days, '2027-01-01', 'work', '')).toEqual([days[1]]))
})
