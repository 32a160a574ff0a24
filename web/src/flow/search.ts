import type { FlowDocument, FlowNode } from './document'

/** Every word of a node that somebody may look for: its name, labels of keys, prompts, codes. */
function wordsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  if (Array.isArray(value)) return value.flatMap(wordsOf)
  if (value && typeof value === 'object')
    return Object.entries(value).flatMap(([key, inner]) => [key, ...wordsOf(inner)])
  return []
}

/** How well a name answers: it is what was typed, it holds it, or it is found elsewhere in the node. */
const rank = (name: string, words: string): number => (name === words ? 0 : name.includes(words) ? 1 : 2)

/** Names of the nodes in which each word of `words` is found, the best first; `titles` adds what codes are called for people. */
export function findNodes(
  document: FlowDocument,
  words: string,
  titles: (node: FlowNode) => string[] = () => [],
): string[] {
  const wanted = words.toLowerCase().split(/\s+/).filter(Boolean)
  if (wanted.length === 0) return []
  return Object.entries(document.nodes)
    .filter(([name, node]) => {
      const text = [name, ...Object.values(node).flatMap(wordsOf), ...titles(node)].join('\n').toLowerCase()
      return wanted.every((word) => text.includes(word))
    })
    .map(([name]) => name)
    .sort((left, right) => rank(left, words.trim()) - rank(right, words.trim()))
}
