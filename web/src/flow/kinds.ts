import type { Choice, Destination, FlowNode } from './document'

/** How a field of a node is edited. `target` names another node; `choices` are keys, each with a node of its own. */
export type FieldType =
  'target' | 'choices' | 'prompts' | 'queue' | 'calendar' | 'mailbox' | 'destinations' | 'milliseconds' | 'count'

export interface Field {
  name: string
  type: FieldType
  needed?: boolean
  least?: number
  most?: number
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
const patience: Field = { name: 'no_input_after_ms', type: 'milliseconds', least: 500, most: 60_000 }

/** Every kind of node that the editor draws, in the order of the palette. */
export const kKinds: readonly Kind[] = [
  { name: 'play', group: 'say', fields: [prompts, next], fresh: { prompts: [], next: '' } },
  {
    name: 'info',
    group: 'say',
    fields: [prompts, { name: 'afterwards', type: 'prompts' }, choices, patience, next],
    fresh: { prompts: [], afterwards: [], choices: {}, no_input_after_ms: 6000, next: '' },
  },
  {
    name: 'menu',
    group: 'ask',
    fields: [
      prompts,
      choices,
      patience,
      { name: 'inter_digit_ms', type: 'milliseconds', least: 500, most: 10_000 },
      { name: 'ask_times', type: 'count', least: 1, most: 5 },
      { name: 'max_tries', type: 'count', least: 1, most: 5 },
      { name: 'sorry', type: 'prompts' },
      { name: 'no_input', type: 'target', needed: true },
      { name: 'no_match', type: 'target', needed: true },
    ],
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
    name: 'hours',
    group: 'decide',
    fields: [
      { name: 'calendar', type: 'calendar', needed: true },
      { name: 'open', type: 'target', needed: true },
      { name: 'closed', type: 'target', needed: true },
    ],
    fresh: { calendar: '', open: '', closed: '' },
  },
  {
    name: 'queue',
    group: 'people',
    fields: [
      { name: 'queue', type: 'queue', needed: true },
      { name: 'closed', type: 'target' },
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

/** A way out of a node. A port is the field's name, or `choices/KEY`. */
export interface Exit {
  port: string
  target: string
  key: string | null
}
const kKeys = [...'1234567890*#']
const key_order = (key: string): number => kKeys.indexOf(key.charAt(0)) * 100 + key.length

export const sortedKeys = (choices: Record<string, unknown>): string[] =>
  Object.keys(choices).sort((left, right) => key_order(left) - key_order(right) || (left < right ? -1 : 1))

export const choicesOf = (node: FlowNode, field = 'choices'): Record<string, Choice> =>
  (node[field] as Record<string, Choice> | undefined) ?? {}
export const promptsOf = (node: FlowNode, field = 'prompts'): string[] => (node[field] as string[] | undefined) ?? []
export const destinationsOf = (node: FlowNode, field: string): Destination[] =>
  (node[field] as Destination[] | undefined) ?? []

/** All ways out, in the order in which they are drawn; one that leads nowhere yet has an empty target. */
export function exitsOf(node: FlowNode): Exit[] {
  return (kindOf(node.kind)?.fields ?? []).flatMap((field): Exit[] => {
    if (field.type === 'target')
      return [{ port: field.name, target: (node[field.name] as string | undefined) ?? '', key: null }]
    if (field.type !== 'choices') return []
    const keys = choicesOf(node, field.name)
    return sortedKeys(keys).map((key) => ({ port: `${field.name}/${key}`, target: keys[key]!.next, key }))
  })
}

/** The node with one way out led elsewhere; an optional way that leads nowhere is left out of the document. */
export function withExit(node: FlowNode, port: string, target: string): FlowNode {
  const at = port.indexOf('/')
  if (at < 0) return withField(node, port, target)
  const field = port.slice(0, at)
  const key = port.slice(at + 1)
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
