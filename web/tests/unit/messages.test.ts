import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parse } from 'vue/compiler-sfc'
import { describe, expect, it } from 'vitest'
import { en } from '@/i18n/en'
import { zhCn } from '@/i18n/zh_cn'

type Tree = { [key: string]: string | Tree }
function flat(tree: Tree, prefix = ''): Map<string, string> {
  const found = new Map<string, string>()
  for (const [key, value] of Object.entries(tree)) {
    if (typeof value === 'string') found.set(prefix + key, value)
    else for (const [name, text] of flat(value, `${prefix}${key}.`)) found.set(name, text)
  }
  return found
}
const chinese = flat(zhCn)
const english = flat(en)
const placeholders = (text: string): string[] => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!).sort()

const root = fileURLToPath(new URL('../../src', import.meta.url))
const sources = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.(vue|ts)$/.test(name) && !name.startsWith('i18n') && !name.endsWith('.d.ts'))
  .map((name) => ({ name, text: readFileSync(`${root}/${name}`, 'utf8') }))

describe('both languages', () => {
  it('have the same keys', () => expect([...english.keys()].sort()).toEqual([...chinese.keys()].sort()))
  it('have the same placeholders', () => {
    const different = [...chinese].filter(
      ([key, text]) => placeholders(text).join() !== placeholders(english.get(key) ?? '').join(),
    )
    expect(different).toEqual([])
  })
  it('are each in their own script', () => {
    const odd = [...english].filter(([key, text]) => /[\u3400-\u9fff]/.test(text) && key !== 'language.switch')
    expect(odd).toEqual([])
  })
  it('leave nothing blank', () => expect([...english, ...chinese].filter(([, text]) => text.trim() === '')).toEqual([]))
})

describe('keys in the sources', () => {
  it('all exist', () => {
    const unknown: string[] = []
    for (const { name, text } of sources) {
      for (const [, key] of text.matchAll(/\bt\(\s*'([\w.]+)'/g))
        if (!chinese.has(key!)) unknown.push(`${name}: ${key}`)
    }
    expect(unknown).toEqual([])
  })
  it('built from a word have their table', () => {
    const unknown: string[] = []
    for (const { name, text } of sources) {
      for (const [, prefix] of text.matchAll(/\bt\(\s*`([\w.]+\.)\$\{/g)) {
        if (![...chinese.keys()].some((key) => key.startsWith(prefix!))) unknown.push(`${name}: ${prefix}`)
      }
    }
    expect(unknown).toEqual([])
  })
  it('are all used', () => {
    const everything = sources.map(({ text }) => text).join('\n')
    const built = [...everything.matchAll(/`([\w.]+\.)\$\{/g)].map(([, prefix]) => prefix!)
    const unused = [...chinese.keys()].filter(
      (key) => !everything.includes(`'${key}'`) && !built.some((prefix) => key.startsWith(prefix)),
    )
    expect(unused).toEqual([])
  })
})

interface Node {
  type: number
  content?: unknown
  children?: Node[]
  props?: { type: number; name: string; value?: { content: string } }[]
}
const kText = 2
const kPlainAttribute = 6
const kSpoken = ['placeholder', 'title', 'label', 'aria-label', 'alt', 'content']

/** Words in a template that no translator would find. */
function bare(node: Node): string[] {
  const found: string[] = []
  if (node.type === kText && /\p{L}/u.test(String(node.content))) found.push(String(node.content).trim())
  for (const prop of node.props ?? []) {
    if (prop.type === kPlainAttribute && kSpoken.includes(prop.name) && /\p{L}/u.test(prop.value?.content ?? ''))
      found.push(prop.value!.content)
  }
  return [...found, ...(node.children ?? []).flatMap(bare)]
}

describe('templates', () => {
  it.each(sources.filter(({ name }) => name.endsWith('.vue')))('$name has no words of its own', ({ text }) => {
    const { descriptor } = parse(text)
    expect(bare(descriptor.template!.ast as unknown as Node)).toEqual([])
  })
})
