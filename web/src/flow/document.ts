/** A flow as the server keeps it, and where its nodes lie on the canvas. Nothing here changes in place: every act makes a new drawing. */
export interface FlowNode {
  kind: string
  [field: string]: unknown
}
export interface FlowDocument {
  schema: number
  code: string
  title_zh: string
  title_en: string
  start: string
  nodes: Record<string, FlowNode>
  [member: string]: unknown
}
export interface Place {
  x: number
  y: number
}
export type Layout = Record<string, Place>
export interface Drawing {
  document: FlowDocument
  layout: Layout
}

/** What a caller may press and where it leads. */
export interface Choice {
  next: string
  label_zh: string
  label_en: string
}
/** One value, or the ends of a range, and where it leads. */
export interface BranchCase {
  match: string
  values: string[]
  next: string
}
/** One stop of a node that tries destinations in turn. */
export interface Destination {
  kind: string
  target: string
}
export const kSchema = 1
export const kNodeWidth = 208
/** With one way out; each further one adds a line. */
export const kNodeHeight = 93
const kLongestName = 40

export function emptyDocument(code: string, title_zh: string, title_en: string): FlowDocument {
  return { schema: kSchema, code, title_zh, title_en, start: '', nodes: {} }
}

/** A name can be written in any language; it stands in addresses and messages, so no slash, no control, no blank at the ends. */
export function isNodeName(name: string): boolean {
  return name.length > 0 && name.length <= kLongestName && name === name.trim() && !/[\u0000-\u001f/~]/.test(name)
}

/** `wanted`, or `wanted 2`, `wanted 3`: the first that no node has. */
export function freeName(nodes: Record<string, unknown>, wanted: string): string {
  if (!(wanted in nodes)) return wanted
  const stem = wanted.replace(/ \d+$/, '').slice(0, kLongestName - 6)
  for (let number = 2; ; number += 1) {
    const name = `${stem} ${number}`
    if (!(name in nodes)) return name
  }
}
