import { describe, expect, it } from 'vitest'
import { changeText, figureText, seriesOf } from '@/components/statistics/figure_text'

const seconds = (n: number): string => `${n}s`

describe('figures as text', () => {
  it('says nothing where there is nothing to divide by, and 0 where there is', () => {
    expect(figureText(undefined, 'percent', seconds)).toBeNull()
    expect(figureText(0, 'percent', seconds)).toBe('0.00%')
    expect(figureText(0, 'count', seconds)).toBe('0')
  })
  it('writes each unit its own way', () => {
    expect(figureText(94.8377, 'percent', seconds)).toBe('94.84%')
    expect(figureText(12.5, 'seconds', seconds)).toBe('12.5s')
    expect(figureText(1234, 'count', seconds)).toBe('1234')
  })
  it('compares shares by points and numbers by per cent', () => {
    expect(changeText(96, 94.5, 'percent')).toBe('+1.5')
    expect(changeText(90, 100, 'count')).toBe('-10.0%')
    expect(changeText(5, 0, 'count')).toBeNull()
    expect(changeText(undefined, 3, 'seconds')).toBeNull()
  })
  it('leaves gaps in a chart', () => {
    const line = (key: string, value?: number) => ({
      key,
      name_zh: key,
      name_en: key,
      figures: [{ measure: 'a', numerator: 0, ...(value === undefined ? {} : { value }) }],
    })
    expect(seriesOf([line('x', 3), line('y')], 'a')).toEqual([3, null])
  })
})
