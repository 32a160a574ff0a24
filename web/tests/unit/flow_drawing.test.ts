import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { autoLayout, heightOf, withPlaces } from '@/flow/auto_layout'
import { difference, isSame } from '@/flow/difference'
import { type Drawing, emptyDocument, type FlowDocument, freeName, isNodeName, kNodeWidth } from '@/flow/document'
import {
  addNode,
  connect,
  copyNodes,
  moveNodes,
  pasteNodes,
  putNode,
  removeNodes,
  renameNode,
} from '@/flow/drawing_acts'
import { fromFile, toFile } from '@/flow/exchange'
import { begin, redo, step, undo } from '@/flow/history'
import { exitsOf, freshNode, kKinds, saidBy, withExit, withField } from '@/flow/kinds'
import { merge } from '@/flow/merge'
import { findNodes } from '@/flow/search'

const choice = (next: string) => ({ next, label_zh: '人工', label_en: 'Person' })
/** 欢迎词 -> 菜单 -1-> 政策宣传 -> 菜单, -0-> 转接 */
function seed(): Drawing {
  const document: FlowDocument = {
    ...emptyDocument('seed', '种子流程', 'Seed'),
    start: '欢迎词',
    nodes: {
      欢迎词: { kind: 'play', prompts: ['greeting'], next: '菜单' },
      菜单: {
        ...freshNode('menu'),
        prompts: ['main_menu'],
        sorry: ['sorry'],
        choices: { '0': choice('转接'), '1': choice('政策宣传'), '*': choice('菜单') },
        no_input: '转接',
        no_match: '转接',
      },
      政策宣传: { kind: 'play', prompts: ['policy'], next: '菜单' },
      转接: { kind: 'queue', queue: 'general' },
    },
  }
  return { document, layout: autoLayout(document) }
}
const nodesOf = ({ document }: Drawing) => document.nodes

describe('the ways out of a node', () => {
  it('are its targets and its keys, keys as on a telephone', () => {
    const exits = exitsOf(nodesOf(seed())['菜单']!)
    expect(exits.map(({ port }) => port)).toEqual(['choices/1', 'choices/0', 'choices/*', 'no_input', 'no_match'])
    expect(exits[0]).toEqual({ port: 'choices/1', target: '政策宣传', key: '1', optional: false })
  })
  it('can each be led elsewhere', () => {
    const menu = nodesOf(seed())['菜单']!
    for (const { port } of exitsOf(menu)) {
      const led = exitsOf(withExit(menu, port, 'x'))
      expect(led.filter(({ target }) => target === 'x').map((exit) => exit.port)).toEqual([port])
    }
  })
  it('leave out what is optional and empty', () => {
    const queue = withField({ kind: 'queue', queue: 'a' }, 'closed', 'night')
    expect(queue).toEqual({ kind: 'queue', queue: 'a', closed: 'night' })
    expect(withField(queue, 'closed', '')).toEqual({ kind: 'queue', queue: 'a' })
  })
  it('of a kind that is not known are none, and nothing of it is lost', () => {
    const strange = { kind: 'hologram', next: 'x', depth: 3 }
    expect(exitsOf(strange)).toEqual([])
    const drawing = putNode(seed(), 'strange', strange)
    expect(nodesOf(renameNode(drawing, '转接', '人工')).strange).toEqual(strange)
  })
})

describe('an act on a drawing', () => {
  it('adds each kind under a free name; the first is the start', () => {
    let drawing: Drawing = { document: emptyDocument('a', 'a', 'a'), layout: {} }
    const names = kKinds.map(({ name }) => {
      const added = addNode(drawing, name, '节点', { x: 1, y: 2 })
      drawing = added.drawing
      return added.name
    })
    expect(names.slice(0, 3)).toEqual(['节点', '节点 2', '节点 3'])
    expect(new Set(names).size).toBe(kKinds.length)
    expect(drawing.document.start).toBe('节点')
    expect(Object.keys(drawing.layout)).toEqual(Object.keys(drawing.document.nodes))
  })
  it('leaves the drawing before it as it was', () => {
    const before = seed()
    const kept = structuredClone(before)
    removeNodes(before, ['菜单'])
    renameNode(before, '菜单', 'x')
    connect(before, '欢迎词', 'next', '转接')
    pasteNodes(before, copyNodes(before, ['菜单']))
    expect(before).toEqual(kept)
  })
  it('connects and cuts, but only to what is there', () => {
    const led = connect(seed(), '欢迎词', 'next', '转接')
    expect(nodesOf(led)['欢迎词']!.next).toBe('转接')
    expect(nodesOf(connect(led, '欢迎词', 'next', ''))['欢迎词']!.next).toBe('')
    expect(connect(led, '欢迎词', 'next', 'nowhere')).toBe(led)
    expect(connect(led, 'nowhere', 'next', '转接')).toBe(led)
  })
  it('renames a node wherever it is named', () => {
    const drawing = renameNode(renameNode(seed(), '菜单', '主菜单'), '欢迎词', '问候')
    expect(drawing.document.start).toBe('问候')
    expect(Object.keys(nodesOf(drawing))).toEqual(['问候', '主菜单', '政策宣传', '转接'])
    expect(nodesOf(drawing)['问候']!.next).toBe('主菜单')
    expect(exitsOf(nodesOf(drawing)['主菜单']!).find(({ key }) => key === '*')!.target).toBe('主菜单')
    expect(drawing.layout['主菜单']).toEqual(seed().layout['菜单'])
  })
  it('does not rename onto another node', () => {
    const before = seed()
    expect(renameNode(before, '菜单', '转接')).toBe(before)
  })
  it('removes a node and every way to it', () => {
    const drawing = removeNodes(seed(), ['转接', '欢迎词'])
    expect(drawing.document.start).toBe('')
    expect(nodesOf(drawing)['菜单']).toMatchObject({ no_input: '', no_match: '', choices: { '0': { next: '' } } })
    expect(drawing.layout['转接']).toBeUndefined()
  })
  it('copies keep the ways among themselves', () => {
    const { drawing, names } = pasteNodes(seed(), copyNodes(seed(), ['菜单', '政策宣传']))
    expect(names).toEqual(['菜单 2', '政策宣传 2'])
    expect(nodesOf(drawing)['政策宣传 2']!.next).toBe('菜单 2')
    expect(nodesOf(drawing)['菜单 2']).toMatchObject({ no_input: '转接', choices: { '1': { next: '政策宣传 2' } } })
  })
  it('pasted into another flow lead nowhere where there is nothing', () => {
    const empty: Drawing = { document: emptyDocument('b', 'b', 'b'), layout: {} }
    const { drawing } = pasteNodes(empty, copyNodes(seed(), ['菜单']))
    expect(exitsOf(nodesOf(drawing)['菜单']!).map(({ target }) => target)).toEqual(['', '', '菜单', '', ''])
  })
})

describe('names', () => {
  it('are free', () => expect(freeName({ a: 1, 'a 2': 1 }, 'a')).toBe('a 3'))
  it.each([
    ['政策宣传', true],
    ['node 1', true],
    ['', false],
    [' a', false],
    ['a/b', false],
    ['a\nb', false],
    ['长'.repeat(41), false],
  ])('%j may be one: %s', (name, fine) => expect(isNodeName(name)).toBe(fine))
})

describe('history', () => {
  it('goes back and forth', () => {
    let history = step(step(begin(1), 2), 3)
    history = undo(undo(undo(history)))
    expect(history.now).toBe(1)
    history = redo(redo(redo(history)))
    expect(history.now).toBe(3)
  })
  it('takes steps about the same thing as one', () => {
    const history = step(step(step(begin(1), 2, 'text'), 3, 'text'), 4, 'other')
    expect(undo(history).now).toBe(3)
    expect(undo(undo(history)).now).toBe(1)
  })
  it('begins anew after a step back, even about the same thing', () => {
    const back = undo(step(step(begin(1), 2, 'text'), 3, 'other'))
    expect(undo(step(back, 5, 'text')).now).toBe(2)
    expect(step(back, 5).future).toEqual([])
  })
  it('forgets what is too old', () => {
    let history = begin(0)
    for (let number = 1; number <= 300; number += 1) history = step(history, number)
    while (history.past.length > 0) history = undo(history)
    expect(history.now).toBe(100)
  })
})

describe('search', () => {
  it('finds names, prompts, labels and what codes are called', () => {
    const { document } = seed()
    expect(findNodes(document, '政策')).toEqual(['政策宣传', '菜单'])
    expect(findNodes(document, '菜单')).toEqual(['菜单', '欢迎词', '政策宣传'])
    expect(findNodes(document, 'MAIN_menu')).toEqual(['菜单'])
    expect(findNodes(document, '人工 sorry')).toEqual(['菜单'])
    expect(findNodes(document, '综合', (node) => (node.queue === 'general' ? ['综合队列'] : []))).toEqual(['转接'])
    expect(findNodes(document, '  ')).toEqual([])
  })
})

describe('the difference of two versions', () => {
  it('names nodes and fields', () => {
    const after = renameNode(connect(seed(), '欢迎词', 'next', '转接'), '政策宣传', '政策')
    const { nodes } = difference(seed().document, after.document)
    expect(nodes.map(({ node, how }) => [node, how])).toEqual([
      ['欢迎词', 'changed'],
      ['菜单', 'changed'],
      ['政策宣传', 'removed'],
      ['政策', 'added'],
    ])
    expect(nodes[0]!.fields).toEqual([{ field: 'next', before: '菜单', after: '转接' }])
  })
  it('is none for another order of members, another place, another version number', () => {
    const { document } = seed()
    const turned = {
      ...document,
      version: 7,
      nodes: Object.fromEntries(
        Object.entries(document.nodes)
          .reverse()
          .map(([name, node]) => [name, Object.fromEntries(Object.entries(node).reverse()) as typeof node]),
      ),
    }
    expect(isSame(difference(document, turned))).toBe(true)
    expect(difference(document, { ...document, start: '菜单' }).head[0]!.field).toBe('start')
  })
})

describe('two editors of one draft', () => {
  it('lose nothing when they changed different nodes', () => {
    const mine = connect(seed(), '政策宣传', 'next', '转接')
    const theirs = addNode(putNode(seed(), '转接', { kind: 'queue', queue: 'other' }), 'mailbox', '留言', {
      x: 0,
      y: 0,
    })
    const { drawing, conflicts } = merge(seed(), mine, theirs.drawing)
    expect(conflicts).toEqual([])
    expect(nodesOf(drawing)['政策宣传']!.next).toBe('转接')
    expect(nodesOf(drawing)['转接']!.queue).toBe('other')
    expect(nodesOf(drawing)['留言']).toBeDefined()
  })
  it('are told which node both changed; mine stays', () => {
    const mine = putNode(seed(), '转接', { kind: 'queue', queue: 'mine' })
    const theirs = removeNodes(seed(), ['转接'])
    const { drawing, conflicts } = merge(seed(), mine, theirs)
    expect(conflicts).toEqual(['转接'])
    expect(nodesOf(drawing)['转接']!.queue).toBe('mine')
  })
  it('remove what the other left alone', () => {
    const { drawing, conflicts } = merge(seed(), removeNodes(seed(), ['政策宣传']), seed())
    expect(conflicts).toEqual([])
    expect(nodesOf(drawing)['政策宣传']).toBeUndefined()
  })
})

describe('a file', () => {
  it('comes back as it went', () => expect(fromFile(toFile(seed()), 'seed')).toEqual(seed()))
  it('of the server is read without places', () => {
    const text = readFileSync(new URL('../../../flows/default.json', import.meta.url), 'utf8')
    const drawing = fromFile(text, 'copy') as Drawing
    expect(drawing.document).toMatchObject({ schema: 1, code: 'copy', start: 'notice' })
    expect(drawing.document.version).toBeUndefined()
    expect(Object.keys(withPlaces(drawing).layout)).toHaveLength(Object.keys(drawing.document.nodes).length)
  })
  it.each([
    ['{', 'not_json'],
    ['[]', 'not_a_flow'],
    ['{"nodes": {"a": 1}}', 'not_a_flow'],
    ['{"nodes": {"a": {}}}', 'not_a_flow'],
    ['{"schema": 2, "nodes": {}}', 'newer_schema'],
    [`{"nodes": {${Array.from({ length: 20_001 }, (_, at) => `"${at}": {"kind": "play"}`).join()}}}`, 'too_large'],
  ])('that is none is refused', (text, fault) => expect(fromFile(text, 'a')).toBe(fault))
})

describe('places', () => {
  const overlap = (drawing: Drawing): boolean => {
    const boxes = Object.entries(drawing.layout).map(([name, { x, y }]) => ({
      x,
      y,
      height: heightOf(exitsOf(nodesOf(drawing)[name]!).length),
    }))
    return boxes.some((a, at) =>
      boxes.slice(at + 1).some((b) => Math.abs(a.x - b.x) < kNodeWidth && a.y < b.y + b.height && b.y < a.y + a.height),
    )
  }
  it('do not overlap and go from left to right', () => {
    const drawing = seed()
    expect(overlap(drawing)).toBe(false)
    expect(drawing.layout['欢迎词']!.x).toBeLessThan(drawing.layout['菜单']!.x)
    expect(drawing.layout['菜单']!.x).toBeLessThan(drawing.layout['转接']!.x)
  })
  it('of new nodes lie under what is there, which stays', () => {
    const drawing = seed()
    const grown = withPlaces(putNode(drawing, 'new', freshNode('hang_up')))
    expect(grown.layout).toMatchObject(drawing.layout)
    expect(overlap(grown)).toBe(false)
    expect(withPlaces(drawing)).toBe(drawing)
  })
  it('of 5000 nodes are found in a moment', () => {
    const nodes = Object.fromEntries(
      Array.from({ length: 5000 }, (_, at) => [
        `n${at}`,
        { kind: 'play', prompts: ['p'], next: `n${Math.min(4999, at * 2 + 1)}` },
      ]),
    )
    const drawing = { document: { ...emptyDocument('big', 'a', 'a'), start: 'n0', nodes }, layout: {} }
    const began = performance.now()
    const placed = withPlaces(drawing)
    expect(performance.now() - began).toBeLessThan(1000)
    expect(Object.keys(placed.layout)).toHaveLength(5000)
  })
  it('that were dragged are kept', () =>
    expect(moveNodes(seed(), { 菜单: { x: 5, y: 6 } }).layout['菜单']).toEqual({ x: 5, y: 6 }))
})

describe('what a node says', () => {
  it('is each prompt once', () =>
    expect(saidBy({ ...freshNode('menu'), prompts: ['a', 'b'], sorry: ['a'] })).toEqual(['a', 'b']))
})
