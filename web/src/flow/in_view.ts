import { type FlowDocument, kNodeHeight, kNodeWidth, type Layout } from './document'
import { exitsOf } from './kinds'

export interface Rect {
  left: number
  top: number
  right: number
  bottom: number
}
export interface Line {
  from: string
  port: string
  to: string
}

/** Nodes that touch the part of the canvas that is looked at. */
export function namesInView(layout: Layout, view: Rect): Set<string> {
  const names = new Set<string>()
  for (const [name, { x, y }] of Object.entries(layout)) {
    if (x + kNodeWidth < view.left || x > view.right || y + 4 * kNodeHeight < view.top || y > view.bottom) continue
    names.add(name)
  }
  return names
}

/** The ways out of these nodes, and the nodes that must be drawn for them: those that they lead to may lie far away. */
export function linesOf(document: FlowDocument, names: ReadonlySet<string>): { lines: Line[]; nodes: Set<string> } {
  const nodes = new Set(names)
  const lines: Line[] = []
  for (const from of names) {
    for (const { port, target } of exitsOf(document.nodes[from]!)) {
      if (!document.nodes[target]) continue
      nodes.add(target)
      lines.push({ from, port, to: target })
    }
  }
  return { lines, nodes }
}
