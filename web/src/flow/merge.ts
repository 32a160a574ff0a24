import type { Drawing, FlowDocument, FlowNode } from './document'
import { same } from './difference'

/** What two people made of the same draft, put together: `conflicts` are the nodes that both changed differently (mine is kept). */
export interface Merged {
  drawing: Drawing
  conflicts: string[]
}

function pick<T>(base: T, mine: T, theirs: T): { value: T; conflict: boolean } {
  if (same(mine, base)) return { value: theirs, conflict: false }
  return { value: mine, conflict: !same(theirs, base) && !same(mine, theirs) }
}

/** Three ways: what only one of us changed is taken, what both changed stays mine and is named. */
export function merge(base: Drawing, mine: Drawing, theirs: Drawing): Merged {
  const nodes: Record<string, FlowNode> = {}
  const conflicts: string[] = []
  const tables = [base, mine, theirs].map(({ document }) => document.nodes)
  for (const name of new Set(tables.flatMap((table) => Object.keys(table)))) {
    const { value, conflict } = pick(tables[0]![name], tables[1]![name], tables[2]![name])
    if (conflict) conflicts.push(name)
    if (value) nodes[name] = value
  }
  const document: FlowDocument = { ...theirs.document, nodes }
  for (const member of ['title_zh', 'title_en', 'start'] as const)
    document[member] = pick(base.document[member], mine.document[member], theirs.document[member]).value
  if (!nodes[document.start]) document.start = nodes[mine.document.start] ? mine.document.start : ''
  return { drawing: { document, layout: { ...theirs.layout, ...mine.layout } }, conflicts }
}
