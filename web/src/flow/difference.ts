import type { FlowDocument, FlowNode } from './document'

/** One field that two versions have differently; undefined: the version does not have it. */
export interface FieldChange {
  field: string
  before: unknown
  after: unknown
}
export interface NodeChange {
  node: string
  how: 'added' | 'removed' | 'changed'
  fields: FieldChange[]
}
export interface Difference {
  /** Title, start: what is said of the flow itself. */
  head: FieldChange[]
  nodes: NodeChange[]
}

/** Equal as JSON is: the order of members does not matter. */
export function same(left: unknown, right: unknown): boolean {
  if (left === right) return true
  if (typeof left !== 'object' || typeof right !== 'object' || left === null || right === null) return false
  if (Array.isArray(left) !== Array.isArray(right)) return false
  const keys = Object.keys(left)
  if (keys.length !== Object.keys(right).length) return false
  return keys.every((key) => same((left as Record<string, unknown>)[key], (right as Record<string, unknown>)[key]))
}

const kMeasured = new Set(['nodes', 'version', 'schema'])

function changes(before: Record<string, unknown>, after: Record<string, unknown>): FieldChange[] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .filter((field) => !kMeasured.has(field) && !same(before[field], after[field]))
    .map((field) => ({ field, before: before[field], after: after[field] }))
}

function nodeChange(node: string, before: FlowNode | undefined, after: FlowNode | undefined): NodeChange | null {
  const fields = changes(before ?? {}, after ?? {})
  if (before && after) return fields.length === 0 ? null : { node, how: 'changed', fields }
  return { node, how: after ? 'added' : 'removed', fields }
}

/** What became different from `before` to `after`. Places on the canvas are no difference. */
export function difference(before: FlowDocument, after: FlowDocument): Difference {
  const names = [...new Set([...Object.keys(before.nodes), ...Object.keys(after.nodes)])]
  return {
    head: changes(before, after),
    nodes: names.flatMap((name) => nodeChange(name, before.nodes[name], after.nodes[name]) ?? []),
  }
}

export const isSame = ({ head, nodes }: Difference): boolean => head.length === 0 && nodes.length === 0
