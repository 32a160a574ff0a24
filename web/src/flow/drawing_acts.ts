import { type Drawing, type FlowNode, type Layout, type Place, freeName } from './document'
import { exitsOf, freshNode, withExit } from './kinds'

type Nodes = Record<string, FlowNode>
const drawn = (drawing: Drawing, nodes: Nodes, layout: Layout = drawing.layout): Drawing => ({
  document: { ...drawing.document, nodes },
  layout,
})

/** Adds a node of a kind under a name of its own; the first one is where the flow begins. */
export function addNode(drawing: Drawing, kind: string, wanted: string, at: Place): { drawing: Drawing; name: string } {
  const name = freeName(drawing.document.nodes, wanted)
  const added = drawn(
    drawing,
    { ...drawing.document.nodes, [name]: freshNode(kind) },
    { ...drawing.layout, [name]: at },
  )
  return { drawing: drawing.document.start ? added : withStart(added, name), name }
}

export const withStart = (drawing: Drawing, name: string): Drawing => ({
  ...drawing,
  document: { ...drawing.document, start: name },
})

export function putNode(drawing: Drawing, name: string, node: FlowNode): Drawing {
  return drawn(drawing, { ...drawing.document.nodes, [name]: node })
}

/** Leads one way out of `from` to `to`; an empty `to` cuts it. */
export function connect(drawing: Drawing, from: string, port: string, to: string): Drawing {
  const node = drawing.document.nodes[from]
  if (!node || (to && !drawing.document.nodes[to])) return drawing
  return putNode(drawing, from, withExit(node, port, to))
}

/** Every way out that led to a key of `to` leads to its value. */
function redirected(nodes: Nodes, to: Map<string, string>): Nodes {
  const changed: Nodes = {}
  for (const [name, node] of Object.entries(nodes)) {
    let mine = node
    for (const { port, target } of exitsOf(node)) if (to.has(target)) mine = withExit(mine, port, to.get(target)!)
    changed[name] = mine
  }
  return changed
}

/** Takes nodes away; ways that led to them lead nowhere. */
export function removeNodes(drawing: Drawing, names: Iterable<string>): Drawing {
  const gone = new Set(names)
  const kept = Object.fromEntries(Object.entries(drawing.document.nodes).filter(([name]) => !gone.has(name)))
  const layout = Object.fromEntries(Object.entries(drawing.layout).filter(([name]) => !gone.has(name)))
  const nodes = redirected(kept, new Map([...gone].map((name) => [name, ''])))
  const removed = drawn(drawing, nodes, layout)
  return gone.has(drawing.document.start) ? withStart(removed, '') : removed
}

/** Gives a node another name wherever it is named; the order of the nodes stays. */
export function renameNode(drawing: Drawing, old: string, name: string): Drawing {
  if (old === name || !drawing.document.nodes[old] || drawing.document.nodes[name]) return drawing
  const moved = <T>(table: Record<string, T>): Record<string, T> =>
    Object.fromEntries(Object.entries(table).map(([key, value]) => [key === old ? name : key, value]))
  const renamed = drawn(
    drawing,
    redirected(moved(drawing.document.nodes), new Map([[old, name]])),
    moved(drawing.layout),
  )
  return drawing.document.start === old ? withStart(renamed, name) : renamed
}

export function moveNodes(drawing: Drawing, places: Layout): Drawing {
  return { ...drawing, layout: { ...drawing.layout, ...places } }
}

/** What was copied: nodes with their places, able to be pasted into any flow. */
export interface Clip {
  nodes: Nodes
  layout: Layout
}
const kPasteShift = 32

export function copyNodes(drawing: Drawing, names: Iterable<string>): Clip {
  const clip: Clip = { nodes: {}, layout: {} }
  for (const name of names) {
    const node = drawing.document.nodes[name]
    if (!node) continue
    clip.nodes[name] = structuredClone(node)
    clip.layout[name] = drawing.layout[name] ?? { x: 0, y: 0 }
  }
  return clip
}

/** Pastes under free names. Ways between copied nodes stay among the copies; others are kept where their node exists. */
export function pasteNodes(drawing: Drawing, clip: Clip): { drawing: Drawing; names: string[] } {
  const nodes: Nodes = { ...drawing.document.nodes }
  const layout: Layout = { ...drawing.layout }
  const names = new Map<string, string>()
  for (const old of Object.keys(clip.nodes)) {
    const name = freeName(nodes, old)
    names.set(old, name)
    nodes[name] = structuredClone(clip.nodes[old]!)
    const at = clip.layout[old] ?? { x: 0, y: 0 }
    layout[name] = { x: at.x + kPasteShift, y: at.y + kPasteShift }
  }
  for (const name of names.values()) {
    for (const { port, target } of exitsOf(nodes[name]!)) {
      const to = names.get(target) ?? (drawing.document.nodes[target] ? target : '')
      if (to !== target) nodes[name] = withExit(nodes[name]!, port, to)
    }
  }
  return { drawing: drawn(drawing, nodes, layout), names: [...names.values()] }
}
