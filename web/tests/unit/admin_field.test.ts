import { describe, expect, it } from 'vitest'
import { cleaned, differences, faultsByField, fieldsOf, type AdminField } from '@/components/admin/admin_field'

describe('a form drawn from data', () => {
  const fields = fieldsOf(
    [
      { name: 'kind', kind: 'choice', choices: ['help', 'praise'], optional: true },
      { name: 'amount', kind: 'integer', choices: [], optional: false, min: 1, max: 1000 },
    ],
    (field, value) => `${field}:${value}`,
  )
  it('has the words for its choices', () =>
    expect(fields[0]!.options).toEqual([
      { value: 'help', label: 'kind:help' },
      { value: 'praise', label: 'kind:praise' },
    ]))
  it('knows the bounds', () => expect([fields[1]!.min, fields[1]!.max]).toEqual([1, 1000]))
  it('leaves an empty choice out of the row', () =>
    expect(cleaned({ kind: '', amount: 3 }, fields)).toEqual({ amount: 3 }))
  it('sends texts without stray blanks', () => {
    const text: AdminField[] = [{ name: 'name', kind: 'text', optional: true }]
    expect(cleaned({ name: ' a ' }, text)).toEqual({ name: 'a' })
  })
})

describe('faults', () => {
  it('stand at the field that they speak of', () => {
    const faults = faultsByField([
      { pointer: '/liaisons/0/phone', what: 'format' },
      { pointer: '/unit/name_zh', what: 'too_short' },
      { pointer: '/closed/20261123001', what: 'open_case' },
    ])
    expect(Object.keys(faults)).toEqual(['liaisons', 'name_zh', 'closed'])
  })
})

describe('the differences of an event', () => {
  it('are the members that changed', () =>
    expect(differences('{"a":"x","b":[1]}', '{"a":"y","b":[1],"c":true}')).toEqual([
      { name: 'a', before: 'x', after: 'y' },
      { name: 'c', before: '', after: 'true' },
    ]))
  it('are the whole row when it is new', () =>
    expect(differences('', '{"a":"x"}')).toEqual([{ name: 'a', before: '', after: 'x' }]))
})
