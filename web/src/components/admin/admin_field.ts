import type { FieldProblem, FormField } from '@/api/types'

/** A row with its place in a tree. */
export interface TreeRow {
  code: string
  parent?: string
  closed?: boolean
  name_zh: string
  name_en: string
}
export interface Option {
  value: string
  label: string
}
/** One field of a form that is drawn from data. */
export interface AdminField {
  name: string
  kind: 'text' | 'area' | 'integer' | 'flag' | 'choice' | 'many' | 'levels' | 'people'
  options?: Option[]
  optional?: boolean
  disabled?: boolean
  min?: number
  max?: number
}
export type AdminValues = Record<string, unknown>

/** The words for a code of a choice: "kind" of a time limit is the case's kind. */
type Words = (field: string, value: string) => string

/** What the server says may stand in a row, as fields of a form. */
export function fieldsOf(described: FormField[], words: Words): AdminField[] {
  return described.map((field) => ({
    name: field.name,
    kind: field.kind,
    optional: field.optional,
    options: field.choices.map((value) => ({ value, label: words(field.name, value) })),
    ...(field.min == null ? {} : { min: field.min }),
    ...(field.max == null ? {} : { max: field.max }),
  }))
}

/** The faults of each field by its name: "/liaisons/0/phone" belongs to "liaisons". */
export function faultsByField(fields: FieldProblem[]): Record<string, FieldProblem[]> {
  const found: Record<string, FieldProblem[]> = {}
  for (const fault of fields) {
    const name = fault.pointer.split('/').filter((part) => !kWrappers.has(part))[1] ?? ''
    ;(found[name] ??= []).push(fault)
  }
  return found
}
/** Rows are sent inside a document; their faults are told of the row, or of the document. */
const kWrappers = new Set(['unit', 'category', 'text'])

/** The row without members that are empty and need not be there. */
export function cleaned(values: AdminValues, fields: AdminField[]): AdminValues {
  const out: AdminValues = {}
  for (const field of fields) {
    const value = values[field.name]
    if (field.optional && field.kind !== 'text' && (value === '' || value === null || value === undefined)) continue
    out[field.name] = typeof value === 'string' ? value.trim() : value
  }
  return out
}

export interface Difference {
  name: string
  before: string
  after: string
}
function shown(value: unknown): string {
  if (value === undefined || value === '') return ''
  return typeof value === 'string' ? value : JSON.stringify(value)
}
function members(json: string): AdminValues {
  return json === '' ? {} : (JSON.parse(json) as AdminValues)
}
/** What an event changed, member by member; both texts are rows as JSON, or empty. */
export function differences(before: string, after: string): Difference[] {
  const was = members(before)
  const is = members(after)
  return [...new Set([...Object.keys(was), ...Object.keys(is)])]
    .map((name) => ({ name, before: shown(was[name]), after: shown(is[name]) }))
    .filter((each) => each.before !== each.after)
}
