import { describe, expect, it } from 'vitest'
import { grouped, groupedCode, isMasked, isPhoneNumber, percent, pieces, subjectOf } from '@/format/text'

describe('numbers for reading aloud', () => {
  it('are grouped from the left, the rest at the end', () => {
    expect(grouped('20261123000042')).toBe('2026 1123 0000 42')
    expect(grouped('1234')).toBe('1234')
    expect(groupedCode('482913')).toBe('482 913')
  })
})

describe('what a request is about', () => {
  it('is its title, else the last that was said of it', () => {
    expect(subjectOf(' 路灯不亮 ', '来电人说明情况。')).toBe('路灯不亮')
    expect(subjectOf('', '来电人住幸福小区。想问居住证怎么办')).toBe('想问居住证怎么办')
    expect(subjectOf('', '想问居住证怎么办？\n')).toBe('想问居住证怎么办')
    expect(subjectOf('', ' ')).toBe('')
  })
})

describe('snippets', () => {
  it('mark what was found, and nothing else', () => {
    expect(pieces('a [b] c')).toEqual([
      { text: 'a ', found: false },
      { text: 'b', found: true },
      { text: ' c', found: false },
    ])
  })
  it('never turn into markup', () => {
    expect(pieces('<img src=x> []')).toEqual([
      { text: '<img src=x> ', found: false },
      { text: '[]', found: false },
    ])
  })
})

describe('rates', () => {
  it('say nothing without a denominator', () => {
    expect(percent(0, 0)).toBeNull()
    expect([percent(131, 142), percent(95, 100), percent(0, 7)]).toEqual(['92.3%', '95%', '0%'])
  })
})

describe('telephone numbers', () => {
  it.each(['13800000000', '0999 1234567', '+86-13800000000', '12345'])('%s is one', (text) =>
    expect(isPhoneNumber(text)).toBe(true),
  )
  it.each(['', '1234', 'abc12345', '138000000001234567890123'])('%s is none', (text) =>
    expect(isPhoneNumber(text)).toBe(false),
  )
  it('are masked when they hold a star', () =>
    expect([isMasked('138****0000'), isMasked('13800000000')]).toEqual([true, false]))
})
