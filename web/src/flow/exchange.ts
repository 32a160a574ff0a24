import { type Drawing, type FlowDocument, type FlowNode, kSchema, type Layout } from './document'

/** Why a file is no flow that can be taken in. */
export type FileFault = 'not_json' | 'not_a_flow' | 'newer_schema' | 'too_large'
const kMostNodes = 20_000

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** One file with the document and its drawing; the server's own files (a document alone) are read as well. */
export const toFile = (drawing: Drawing): string => `${JSON.stringify(drawing, null, 2)}\n`

function placesOf(value: unknown): Layout {
  if (!isObject(value)) return {}
  const fine = Object.entries(value).filter(
    (entry): entry is [string, { x: number; y: number }] =>
      isObject(entry[1]) && Number.isFinite(entry[1].x) && Number.isFinite(entry[1].y),
  )
  return Object.fromEntries(fine.map(([name, { x, y }]) => [name, { x, y }]))
}

function documentOf(value: unknown): FlowDocument | FileFault {
  if (!isObject(value) || !isObject(value.nodes)) return 'not_a_flow'
  if (typeof value.schema === 'number' && value.schema > kSchema) return 'newer_schema'
  const nodes = Object.entries(value.nodes)
  if (nodes.length > kMostNodes) return 'too_large'
  if (!nodes.every(([, node]) => isObject(node) && typeof node.kind === 'string')) return 'not_a_flow'
  const text = (member: string): string => (typeof value[member] === 'string' ? (value[member] as string) : '')
  const { version: _version, ...rest } = value
  return {
    ...rest,
    schema: kSchema,
    code: text('code'),
    title_zh: text('title_zh'),
    title_en: text('title_en'),
    start: text('start'),
    nodes: value.nodes as Record<string, FlowNode>,
  }
}

/** Reads a file into the flow `code`: a drawing, or why not. What the flow lacks is the checker's question. */
export function fromFile(text: string, code: string): Drawing | FileFault {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return 'not_json'
  }
  const whole = isObject(value) && isObject(value.document) ? value : { document: value, layout: {} }
  const document = documentOf(whole.document)
  if (typeof document === 'string') return document
  return { document: { ...document, code }, layout: placesOf(whole.layout) }
}
