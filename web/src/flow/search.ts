import type { FlowDocument, FlowNode } from './document'

/** Every word of a node that somebody may look for: its name, labels of keys, prompts, codes. */
function wordsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  if (Array.isArray(value)) return value.flatMap(wordsOf)
  if (value && typeof value === 'object')
    return Object.entries(value).flatMap(([key, inner]) => [key, ...wordsOf(inner)])
  return []
}

/** Names of the nodes in which each word of `words` is found; `titles` adds what codes and kinds are called for people. */
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
}
