import dagre from '@dagrejs/dagre'
import { type Drawing, type FlowDocument, kNodeHeight, kNodeWidth, type Layout } from './document'
import { exitsOf } from './kinds'

const kLayerGap = 72
const kSideGap = 36
/** Beyond this the fine drawing takes seconds; rows by distance from the start take milliseconds. */
const kMostDrawn = 400

/** How tall a node is drawn: its ways out stand one under the other. */
export const heightOf = (exits: number): number => kNodeHeight + Math.max(0, exits - 1) * 22

function layered(document: FlowDocument): Layout {
  const graph = new dagre.graphlib.Graph({ multigraph: true })
  graph.setGraph({ rankdir: 'LR', ranksep: kLayerGap, nodesep: kSideGap })
  graph.setDefaultEdgeLabel(() => ({}))
  for (const [name, node] of Object.entries(document.nodes))
    graph.setNode(name, { width: kNodeWidth, height: heightOf(exitsOf(node).length) })
  for (const [name, node] of Object.entries(document.nodes))
    for (const { port, target } of exitsOf(node))
      if (target && document.nodes[target]) graph.setEdge(name, target, {}, port)
  dagre.layout(graph)
  const places: Layout = {}
  for (const name of graph.nodes()) {
    const { x, y, width, height } = graph.node(name) as { x: number; y: number; width: number; height: number }
    places[name] = { x: Math.round(x - width / 2), y: Math.round(y - height / 2) }
  }
  return places
}

/** Steps from the start to each node; what the start does not reach begins again beside the first. */
function steps(document: FlowDocument): Map<string, number> {
  const found = new Map<string, number>()
  for (const first of [document.start, ...Object.keys(document.nodes)]) {
    if (!document.nodes[first] || found.has(first)) continue
    found.set(first, 0)
    const ahead = [first]
    for (let at = 0; at < ahead.length; at += 1) {
      const name = ahead[at]!
      for (const { target } of exitsOf(document.nodes[name]!)) {
        if (!document.nodes[target] || found.has(target)) continue
        found.set(target, found.get(name)! + 1)
        ahead.push(target)
      }
    }
  }
  return found
}

function rows(document: FlowDocument): Layout {
  const places: Layout = {}
  const bottoms: number[] = []
  for (const [name, step] of steps(document)) {
    const y = bottoms[step] ?? 0
    places[name] = { x: step * (kNodeWidth + kLayerGap), y }
    bottoms[step] = y + heightOf(exitsOf(document.nodes[name]!).length) + kSideGap
  }
  return places
}

/** Places for all nodes, from left to right along the caller's way. */
export function autoLayout(document: FlowDocument): Layout {
  return Object.keys(document.nodes).length > kMostDrawn ? rows(document) : layered(document)
}

/** A drawing whose every node has a place: those without one are laid out under what is there. */
export function withPlaces(drawing: Drawing): Drawing {
  const names = Object.keys(drawing.document.nodes)
  const homeless = names.filter((name) => !drawing.layout[name])
  if (homeless.length === 0) return drawing
  const fresh = autoLayout(drawing.document)
  if (homeless.length === names.length) return { ...drawing, layout: fresh }
  const bottom = Math.max(...names.flatMap((name) => drawing.layout[name]?.y ?? [])) + 2 * kNodeHeight
  const top = Math.min(...homeless.map((name) => fresh[name]!.y))
  const added = homeless.map((name) => [name, { x: fresh[name]!.x, y: fresh[name]!.y - top + bottom }] as const)
  return { ...drawing, layout: { ...drawing.layout, ...Object.fromEntries(added) } }
}
