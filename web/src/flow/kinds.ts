import type { BranchCase, Choice, Destination, FlowNode } from './document'

/**
 * How a field of a node is edited. `target` names another node; `choices` are keys and `cases` are values, each with a node of its
 * own; `value` is a text that may name variables in braces.
 */
export type FieldType =
  | 'target'
  | 'choices'
  | 'cases'
  | 'prompts'
  | 'queue'
  | 'calendar'
  | 'mailbox'
  | 'flow'
  | 'destinations'
  | 'milliseconds'
  | 'count'
  | 'one_of'
  | 'variable'
  | 'value'
  | 'key'

export interface Field {
  name: string
  type: FieldType
  needed?: boolean
  least?: number
  most?: number
  /** Of `one_of`. */
  words?: readonly string[]
  /** Shown only while another field has one of these words. */
  only?: { field: string; words: readonly string[] }
}
export type KindGroup = 'say' | 'ask' | 'decide' | 'people' | 'end'
export interface Kind {
  name: string
  group: KindGroup
  fields: readonly Field[]
  /** The members that a new node begins with, besides its kind. */
  fresh: Record<string, unknown>
}

const prompts: Field = { name: 'prompts', type: 'prompts', needed: true }
const next: Field = { name: 'next', type: 'target', needed: true }
const choices: Field = { name: 'choices', type: 'choices', needed: true }
const no_input: Field = { name: 'no_input', type: 'target', needed: true }
const no_match: Field = { name: 'no_match', type: 'target', needed: true }
const variable: Field = { name: 'variable', type: 'variable', needed: true }
const value: Field = { name: 'value', type: 'value', needed: true }
const asking: readonly Field[] = [
  { name: 'no_input_after_ms', type: 'milliseconds', least: 0, most: 60_000 },
  { name: 'inter_digit_ms', type: 'milliseconds', least: 0, most: 60_000 },
  { name: 'ask_times', type: 'count', least: 1, most: 9 },
  { name: 'max_tries', type: 'count', least: 1, most: 9 },
  { name: 'sorry', type: 'prompts' },
]
const kSpokenAs = ['digits', 'number', 'date', 'time', 'case_number', 'amount']
const kBranchOn = ['variable', 'caller', 'weekday', 'hour', 'waiting', 'staffed']
export const kBranchMatches = ['equals', 'begins_with', 'between'] as const

/** Every kind of node that the editor draws, in the order of the palette. */
export const kKinds: readonly Kind[] = [
  { name: 'play', group: 'say', fields: [prompts, next], fresh: { prompts: [], next: '' } },
  {
    name: 'info',
    group: 'say',
    fields: [
      prompts,
      { name: 'afterwards', type: 'prompts' },
      choices,
      { name: 'no_input_after_ms', type: 'milliseconds', least: 0, most: 60_000 },
      next,
    ],
    fresh: { prompts: [], afterwards: [], choices: {}, no_input_after_ms: 6000, next: '' },
  },
  {
    name: 'say',
    group: 'say',
    fields: [
      { name: 'as', type: 'one_of', needed: true, words: kSpokenAs },
      value,
      { name: 'before', type: 'prompts' },
      { name: 'after', type: 'prompts' },
      next,
    ],
    fresh: { as: 'digits', value: '', before: [], after: [], next: '' },
  },
  {
    name: 'language',
    group: 'say',
    fields: [{ name: 'language', type: 'one_of', needed: true, words: ['zh', 'en'] }, next],
    fresh: { language: 'en', next: '' },
  },
  {
    name: 'menu',
    group: 'ask',
    fields: [prompts, choices, ...asking, no_input, no_match],
    fresh: {
      prompts: [],
      choices: {},
      no_input_after_ms: 5000,
      inter_digit_ms: 2500,
      ask_times: 1,
      max_tries: 3,
      sorry: [],
      no_input: '',
      no_match: '',
    },
  },
  {
    name: 'collect',
    group: 'ask',
    fields: [
      prompts,
      variable,
      { name: 'min', type: 'count', least: 1, most: 32 },
      { name: 'max', type: 'count', least: 1, most: 32 },
      { name: 'terminator', type: 'key' },
      ...asking,
      next,
      no_input,
      no_match,
    ],
    fresh: {
      prompts: [],
      variable: '',
      min: 1,
      max: 16,
      terminator: '#',
      no_input_after_ms: 6000,
      inter_digit_ms: 4000,
      ask_times: 2,
      max_tries: 3,
      sorry: [],
      next: '',
      no_input: '',
      no_match: '',
    },
  },
  {
    name: 'evaluate',
    group: 'ask',
    fields: [prompts, ...asking.filter(({ name }) => name !== 'inter_digit_ms'), next, no_input, no_match],
    fresh: {
      prompts: [],
      no_input_after_ms: 5000,
      ask_times: 1,
      max_tries: 2,
      sorry: [],
      next: '',
      no_input: '',
      no_match: '',
    },
  },
  {
    name: 'offer_callback',
    group: 'ask',
    fields: [
      { name: 'queue', type: 'queue', needed: true },
      { name: 'ring_at', type: 'value', needed: true },
      { name: 'before', type: 'prompts' },
      prompts,
      { name: 'no_input_after_ms', type: 'milliseconds', least: 0, most: 60_000 },
      { name: 'other', type: 'target' },
      { name: 'declined', type: 'target', needed: true },
      { name: 'unavailable', type: 'target', needed: true },
    ],
    fresh: {
      queue: '',
      ring_at: '{caller}',
      before: [],
      prompts: [],
      no_input_after_ms: 5000,
      declined: '',
      unavailable: '',
    },
  },
  {
    name: 'complaint',
    group: 'ask',
    fields: [
      prompts,
      { name: 'sorry', type: 'prompts' },
      { name: 'meanwhile', type: 'prompts' },
      { name: 'before', type: 'prompts' },
      { name: 'after', type: 'prompts' },
      { name: 'min_s', type: 'count', least: 1, most: 10 },
      { name: 'max_s', type: 'count', least: 10, most: 600 },
      { name: 'silence_s', type: 'count', least: 2, most: 30 },
      { name: 'ask_times', type: 'count', least: 1, most: 9 },
      next,
      no_input,
      { name: 'unavailable', type: 'target', needed: true },
    ],
    fresh: {
      prompts: [],
      sorry: [],
      meanwhile: [],
      before: [],
      after: [],
      min_s: 2,
      max_s: 180,
      silence_s: 5,
      ask_times: 2,
      next: '',
      no_input: '',
      unavailable: '',
    },
  },
  {
    name: 'case_progress',
    group: 'ask',
    fields: [
      { name: 'number', type: 'value', needed: true },
      { name: 'code', type: 'value', needed: true },
      { name: 'meanwhile', type: 'prompts' },
      { name: 'found', type: 'target', needed: true },
      { name: 'not_found', type: 'target', needed: true },
      { name: 'unavailable', type: 'target', needed: true },
    ],
    fresh: { number: '{number}', code: '{code}', meanwhile: [], found: '', not_found: '', unavailable: '' },
  },
  {
    name: 'hours',
    group: 'decide',
    fields: [
      { name: 'calendar', type: 'calendar', needed: true },
      { name: 'open', type: 'target', needed: true },
      { name: 'closed', type: 'target', needed: true },
      { name: 'holiday', type: 'target' },
    ],
    fresh: { calendar: '', open: '', closed: '' },
  },
  {
    name: 'branch',
    group: 'decide',
    fields: [
      { name: 'on', type: 'one_of', needed: true, words: kBranchOn },
      { ...variable, only: { field: 'on', words: ['variable'] } },
      { name: 'queue', type: 'queue', needed: true, only: { field: 'on', words: ['waiting', 'staffed'] } },
      { name: 'cases', type: 'cases', needed: true },
      { name: 'otherwise', type: 'target', needed: true },
    ],
    fresh: { on: 'variable', variable: '', cases: [], otherwise: '' },
  },
  { name: 'set', group: 'decide', fields: [variable, value, next], fresh: { variable: '', value: '', next: '' } },
  {
    name: 'sub_flow',
    group: 'decide',
    fields: [{ name: 'flow', type: 'flow', needed: true }, next],
    fresh: { flow: '', next: '' },
  },
  { name: 'return', group: 'end', fields: [], fresh: {} },
  {
    name: 'queue',
    group: 'people',
    fields: [
      { name: 'queue', type: 'queue', needed: true },
      { name: 'closed', type: 'target' },
      { name: 'after_talk', type: 'target' },
    ],
    fresh: { queue: '' },
  },
  {
    name: 'forward',
    group: 'people',
    fields: [{ name: 'to', type: 'destinations', needed: true }],
    fresh: { to: [] },
  },
  {
    name: 'mailbox',
    group: 'end',
    fields: [{ name: 'mailbox', type: 'mailbox', needed: true }],
    fresh: { mailbox: '' },
  },
  { name: 'hang_up', group: 'end', fields: [{ name: 'prompts', type: 'prompts' }], fresh: { prompts: [] } },
]
const by_name = new Map(kKinds.map((kind) => [kind.name, kind]))

/** Nothing for a kind of a newer server: such a node is kept as it is and cannot be edited here. */
export const kindOf = (name: string): Kind | undefined => by_name.get(name)

export function freshNode(kind: string): FlowNode {
  return structuredClone({ kind, ...(kindOf(kind)?.fresh ?? {}) })
}

/** The fields that count for this very node. */
export function fieldsOf(node: FlowNode): Field[] {
  return (kindOf(node.kind)?.fields ?? []).filter(
    ({ only }) => !only || only.words.includes(String(node[only.field] ?? '')),
  )
}

/** A way out of a node. A port is the field's name, `choices/KEY` or `cases/NUMBER`. */
export interface Exit {
  port: string
  target: string
  key: string | null
  /** It may lead nowhere. */
  optional: boolean
}
const kKeys = [...'1234567890*#']
const key_order = (key: string): number => kKeys.indexOf(key.charAt(0)) * 100 + key.length

export const sortedKeys = (choices: Record<string, unknown>): string[] =>
  Object.keys(choices).sort((left, right) => key_order(left) - key_order(right) || (left < right ? -1 : 1))

export const choicesOf = (node: FlowNode, field = 'choices'): Record<string, Choice> =>
  (node[field] as Record<string, Choice> | undefined) ?? {}
export const promptsOf = (node: FlowNode, field = 'prompts'): string[] => (node[field] as string[] | undefined) ?? []
export const casesOf = (node: FlowNode, field = 'cases'): BranchCase[] =>
  (node[field] as BranchCase[] | undefined) ?? []
export const destinationsOf = (node: FlowNode, field: string): Destination[] =>
  (node[field] as Destination[] | undefined) ?? []

/** All ways out, in the order in which they are drawn; one that leads nowhere yet has an empty target. */
export function exitsOf(node: FlowNode): Exit[] {
  return (kindOf(node.kind)?.fields ?? []).flatMap(({ name, type, needed }): Exit[] => {
    const exit = (port: string, target: string, key: string | null = null): Exit => ({
      port,
      target,
      key,
      optional: type === 'target' && !needed,
    })
    if (type === 'target') return [exit(name, (node[name] as string | undefined) ?? '')]
    if (type === 'cases') return casesOf(node, name).map((one, at) => exit(`${name}/${at}`, one.next))
    if (type !== 'choices') return []
    const keys = choicesOf(node, name)
    return sortedKeys(keys).map((key) => exit(`${name}/${key}`, keys[key]!.next, key))
  })
}

/** The node with one way out led elsewhere; an optional way that leads nowhere is left out of the document. */
export function withExit(node: FlowNode, port: string, target: string): FlowNode {
  const at = port.indexOf('/')
  if (at < 0) return withField(node, port, target)
  const field = port.slice(0, at)
  const key = port.slice(at + 1)
  if (Array.isArray(node[field]))
    return {
      ...node,
      [field]: casesOf(node, field).map((one, at) => (String(at) === key ? { ...one, next: target } : one)),
    }
  const keys = choicesOf(node, field)
  if (!keys[key]) return node
  return { ...node, [field]: { ...keys, [key]: { ...keys[key], next: target } } }
}

export function withField(node: FlowNode, name: string, value: unknown): FlowNode {
  const field = kindOf(node.kind)?.fields.find((each) => each.name === name)
  const changed = { ...node, [name]: value }
  if (field && !field.needed && value === '') delete changed[name]
  return changed
}

/** Every prompt that a node says, each once. */
export function saidBy(node: FlowNode): string[] {
  const fields = (kindOf(node.kind)?.fields ?? []).filter(({ type }) => type === 'prompts')
  return [...new Set(fields.flatMap(({ name }) => promptsOf(node, name)))]
}
