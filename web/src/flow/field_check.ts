import type { FlowNode } from './document'
import { casesOf, choicesOf, destinationsOf, type Field, fieldsOf, promptsOf } from './kinds'

/** What a field of a node may name; undefined while the server has not said it. */
export interface KnownNames {
  nodes: ReadonlySet<string>
  prompts?: ReadonlySet<string> | undefined
  retired?: ReadonlySet<string> | undefined
  queues?: ReadonlySet<string> | undefined
  calendars?: ReadonlySet<string> | undefined
  mailboxes?: ReadonlySet<string> | undefined
  flows?: ReadonlySet<string> | undefined
}
export type FieldFault =
  | 'missing'
  | 'unknown'
  | 'out_of_range'
  | 'no_target'
  | 'unknown_prompt'
  | 'retired_prompt'
  | 'bad_key'
  | 'bad_variable'
  | 'bad_values'

const kKey = /^[0-9*#]{1,8}$/
export const isKey = (key: string): boolean => kKey.test(key)

function ofChoices(node: FlowNode, field: Field, known: KnownNames): FieldFault | null {
  const entries = Object.entries(choicesOf(node, field.name))
  if (entries.length === 0) return 'missing'
  if (entries.some(([key]) => !isKey(key))) return 'bad_key'
  return entries.some(([, { next }]) => !known.nodes.has(next)) ? 'no_target' : null
}
function ofCases(node: FlowNode, field: Field, known: KnownNames): FieldFault | null {
  const cases = casesOf(node, field.name)
  if (cases.length === 0) return 'missing'
  const wrong = cases.some(({ match, values }) => values.length === 0 || (match === 'between' && !isRange(values)))
  if (wrong) return 'bad_values'
  return cases.some(({ next }) => !known.nodes.has(next)) ? 'no_target' : null
}
const isRange = (values: string[]): boolean =>
  values.length === 2 && values.every((value) => /^\d+$/.test(value)) && Number(values[0]) <= Number(values[1])
const isVariable = (name: unknown): boolean => typeof name === 'string' && /^[A-Za-z]\w{0,31}$/.test(name)

function ofPrompts(node: FlowNode, field: Field, known: KnownNames): FieldFault | null {
  const names = promptsOf(node, field.name)
  if (field.needed && names.length === 0) return 'missing'
  if (known.prompts && names.some((name) => !known.prompts!.has(name))) return 'unknown_prompt'
  return names.some((name) => known.retired?.has(name)) ? 'retired_prompt' : null
}
function ofNumber(value: unknown, field: Field): FieldFault | null {
  if (value === undefined) return null
  const fine = Number.isInteger(value) && (value as number) >= field.least! && (value as number) <= field.most!
  return fine ? null : 'out_of_range'
}
function ofCode(value: unknown, field: Field, known: ReadonlySet<string> | undefined): FieldFault | null {
  if (!value) return field.needed ? 'missing' : null
  return known && !known.has(String(value)) ? 'unknown' : null
}

function faultOf(node: FlowNode, field: Field, known: KnownNames): FieldFault | null {
  const value = node[field.name]
  switch (field.type) {
    case 'target':
      return !value && field.needed ? 'no_target' : ofCode(value, field, known.nodes)
    case 'choices':
      return ofChoices(node, field, known)
    case 'prompts':
      return ofPrompts(node, field, known)
    case 'destinations':
      return destinationsOf(node, field.name).length === 0 ? 'missing' : null
    case 'milliseconds':
    case 'count':
      return ofNumber(value, field)
    case 'cases':
      return ofCases(node, field, known)
    case 'variable':
      return isVariable(value) ? null : value ? 'bad_variable' : 'missing'
    case 'value':
    case 'one_of':
      return value ? null : 'missing'
    case 'key':
      return !value || /^[*#]$/.test(String(value)) ? null : 'bad_key'
    case 'flow':
      return ofCode(value, field, known.flows)
    case 'queue':
      return ofCode(value, field, known.queues)
    case 'calendar':
      return ofCode(value, field, known.calendars)
    case 'mailbox':
      return ofCode(value, field, known.mailboxes)
  }
}

/** What is wrong with each field of a node, before the server is asked about the whole flow. */
export function faultsOf(node: FlowNode, known: KnownNames): Map<string, FieldFault> {
  const faults = new Map<string, FieldFault>()
  for (const field of fieldsOf(node)) {
    const fault = faultOf(node, field, known)
    if (fault) faults.set(field.name, fault)
  }
  return faults
}
