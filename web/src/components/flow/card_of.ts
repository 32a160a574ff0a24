import type { Finding, NodeFigures } from '@/flow/api_types'
import type { Drawing, FlowNode } from '@/flow/document'
import { exitsOf, type Exit } from '@/flow/kinds'
import type { CardData } from './FlowNodeCard.vue'

/** What a rehearsed call walked: its nodes, the ways between them, and where it stands. */
export interface Lit {
  nodes: ReadonlySet<string>
  ways: ReadonlySet<string>
  now: string | null
}
interface About {
  drawing: Drawing
  words: { kindName: (kind: string) => string; exitName: (node: FlowNode, exit: Exit) => string }
  said: string[]
  findings: readonly Finding[]
  lit: Lit | null
  figures: NodeFigures | null
  fixed: boolean
}

function figuresOf({ callers, hang_ups, seconds, keys }: NodeFigures): CardData['figures'] {
  const each = callers === 0 ? 0 : seconds / callers
  return {
    callers: String(callers),
    hang_ups,
    seconds: each.toFixed(1),
    keys: Object.fromEntries(keys.map(({ key, count }) => [key, count])),
  }
}

/** Everything that the card of a node shows. */
export function cardOf(name: string, about: About): CardData {
  const node = about.drawing.document.nodes[name]!
  return {
    kind: node.kind,
    kind_name: about.words.kindName(node.kind),
    words: about.said.join(' · '),
    exits: exitsOf(node).map((exit) => ({
      port: exit.port,
      key: exit.key,
      name: about.words.exitName(node, exit),
      target: exit.target,
      optional: exit.optional,
      lit: about.lit?.ways.has(`${name}\n${exit.target}`) ?? false,
    })),
    is_start: about.drawing.document.start === name,
    errors: about.findings.filter(({ severity }) => severity === 'error').length,
    warnings: about.findings.filter(({ severity }) => severity === 'warning').length,
    lit: about.lit?.now === name ? 'now' : about.lit?.nodes.has(name) ? 'past' : 'no',
    figures: about.figures && figuresOf(about.figures),
    fixed: about.fixed,
  }
}
