import { createPinia, setActivePinia } from 'pinia'
import { effectScope, nextTick } from 'vue'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { FlowDraft, RehearsalResult } from '@/flow/api_types'
import { emptyDocument } from '@/flow/document'
import { faultsOf } from '@/flow/field_check'
import { linesOf, namesInView } from '@/flow/in_view'
import { exitsOf, freshNode, kKinds, withExit } from '@/flow/kinds'
import { actOf } from '@/flow/use_editor_keys'
import { useFlowEditor } from '@/flow/use_flow_editor'
import { litOf, newlySaid } from '@/flow/use_rehearsal'

function draft(change: Partial<FlowDraft> = {}): FlowDraft {
  const document = {
    ...emptyDocument('a', '甲', 'A'),
    start: '欢迎',
    nodes: {
      欢迎: { kind: 'play', prompts: ['greeting'], next: '人工' },
      人工: { kind: 'queue', queue: 'general' },
    },
  }
  const about = {
    code: 'a',
    revision: 1,
    based_on: null,
    changed_at: '2026-11-23T00:00:00Z',
    changed_by: '演示-班长01',
  }
  return { ...about, document, layout: {}, findings: [], ...change }
}
const answers: [number, unknown][] = []
const asked: { method: string; path: string; body: Record<string, unknown> }[] = []
beforeEach(() => {
  setActivePinia(createPinia())
  answers.length = 0
  asked.length = 0
  vi.stubGlobal(
    'fetch',
    vi.fn(async (path: string, { method, body }: RequestInit) => {
      asked.push({ method: String(method), path, body: body ? JSON.parse(String(body)) : {} })
      const [status, answer] = answers.shift() ?? [200, { findings: [] }]
      return new Response(JSON.stringify(answer), { status })
    }),
  )
  const kept = new Map<string, string>()
  vi.stubGlobal('sessionStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
  })
})
afterEach(() => vi.unstubAllGlobals())

async function opened() {
  const scope = effectScope()
  const editor = scope.run(() => useFlowEditor(() => 'a'))!
  answers.push([200, draft()])
  await editor.load()
  return editor
}

describe('a draft in the editor', () => {
  it('is unchanged after loading, though its nodes got places', async () => {
    const editor = await opened()
    expect(editor.changed.value).toBe(false)
    expect(Object.keys(editor.drawing.value!.layout)).toEqual(['欢迎', '人工'])
  })
  it('is saved with the revision that was read', async () => {
    const editor = await opened()
    editor.add('mailbox', '留言', { x: 1, y: 1 })
    expect(editor.changed.value).toBe(true)
    answers.push([200, draft({ revision: 2 })])
    expect(await editor.save()).toBe(true)
    expect(asked.at(-1)).toMatchObject({ method: 'PUT', path: '/api/v1/flows/a/draft', body: { revision: 1 } })
    expect(editor.changed.value).toBe(false)
    expect(editor.saved.value!.revision).toBe(2)
  })
  it('that somebody else saved first is merged, and nothing of mine is lost', async () => {
    const editor = await opened()
    editor.add('mailbox', '留言', { x: 1, y: 1 })
    const other = draft({ revision: 5, changed_by: '演示-班长02' })
    other.document.nodes['人工'] = { kind: 'queue', queue: 'night' }
    answers.push([409, { code: 'flow_changed', more: { theirs: other } }])
    expect(await editor.save()).toBe(false)
    expect(editor.conflict.value!.who).toBe('演示-班长02')
    expect(editor.conflict.value!.conflicts).toEqual([])
    expect(editor.conflict.value!.their_changes.nodes.map(({ node }) => node)).toEqual(['人工'])
    editor.takeMerged(new Set())
    expect(editor.document.value!.nodes).toMatchObject({ 人工: { queue: 'night' }, 留言: { kind: 'mailbox' } })
    expect(editor.changed.value).toBe(true)
    answers.push([200, draft({ revision: 6 })])
    await editor.save()
    expect(asked.at(-1)!.body.revision).toBe(5)
    editor.undo()
    expect(editor.document.value!.nodes['人工']!.queue).toBe('general')
  })
  it('takes the other side of a step that both changed, when told so', async () => {
    const editor = await opened()
    editor.setField('人工', 'queue', 'mine')
    const other = draft({ revision: 5 })
    other.document.nodes['人工'] = { kind: 'queue', queue: 'theirs' }
    answers.push([409, { code: 'flow_changed', more: { theirs: other } }])
    await editor.save()
    expect(editor.conflict.value!.conflicts).toEqual(['人工'])
    editor.takeMerged(new Set(['人工']))
    expect(editor.document.value!.nodes['人工']!.queue).toBe('theirs')
  })
  it('that cannot be saved for another reason says so', async () => {
    const editor = await opened()
    editor.setStart('人工')
    answers.push([503, { code: 'store_unavailable' }])
    await expect(editor.save()).rejects.toMatchObject({ code: 'store_unavailable' })
    expect(editor.changed.value).toBe(true)
  })
  it('typed into is one step back', async () => {
    const editor = await opened()
    for (const queue of ['a', 'ab', 'abc']) editor.setField('人工', 'queue', queue)
    editor.undo()
    expect(editor.document.value!.nodes['人工']!.queue).toBe('general')
    editor.redo()
    expect(editor.document.value!.nodes['人工']!.queue).toBe('abc')
  })
  it('is checked a moment after a change', async () => {
    vi.useFakeTimers()
    const editor = await opened()
    const finding = {
      fault: 'missing_target',
      severity: 'error' as const,
      node: '欢迎',
      what: '',
      text: '没有连到步骤',
    }
    editor.connect('欢迎', 'next', '')
    await nextTick()
    answers.push([200, { findings: [finding] }])
    await vi.advanceTimersByTimeAsync(600)
    expect(asked.at(-1)!.path).toBe('/api/v1/flows/check')
    expect(editor.findings.value).toEqual([finding])
    vi.useRealTimers()
  })
  it('forgets the choice of what is gone', async () => {
    const editor = await opened()
    editor.select(['人工'])
    editor.removeSelected()
    await nextTick()
    expect(editor.one.value).toBeNull()
  })
  it('gives copies to the next flow', async () => {
    const editor = await opened()
    editor.select(['人工'])
    editor.copy()
    const other = await opened()
    other.paste()
    expect(Object.keys(other.document.value!.nodes)).toEqual(['欢迎', '人工', '人工 2'])
    expect(other.one.value).toBe('人工 2')
  })
})

describe('the fields of a node', () => {
  const known = {
    nodes: new Set(['x']),
    prompts: new Set(['p', 'old']),
    retired: new Set(['old']),
    queues: new Set(['general']),
  }
  it('that is fresh are all missing but those with a sense', () => {
    for (const { name, fields } of kKinds) {
      const faults = faultsOf(freshNode(name), known)
      for (const field of fields)
        if (field.needed && ['target', 'prompts', 'choices', 'queue'].includes(field.type) && !field.only)
          expect([name, field.name, faults.has(field.name)]).toEqual([name, field.name, true])
    }
  })
  it.each([
    [{ kind: 'play', prompts: ['p'], next: 'x' }, {}],
    [
      { kind: 'play', prompts: ['gone'], next: 'y' },
      { prompts: 'unknown_prompt', next: 'unknown' },
    ],
    [
      { kind: 'play', prompts: ['old'], next: '' },
      { prompts: 'retired_prompt', next: 'no_target' },
    ],
    [{ kind: 'queue', queue: 'general' }, {}],
    [
      { kind: 'queue', queue: 'none', closed: 'y' },
      { queue: 'unknown', closed: 'unknown' },
    ],
    [
      { kind: 'branch', on: 'hour', cases: [{ match: 'between', values: ['18', '8'], next: 'x' }], otherwise: 'x' },
      { cases: 'bad_values' },
    ],
    [
      { kind: 'branch', on: 'hour', cases: [{ match: 'between', values: ['8', '18'], next: '' }], otherwise: 'x' },
      { cases: 'no_target' },
    ],
    [{ kind: 'set', variable: '2a', value: 'v', next: 'x' }, { variable: 'bad_variable' }],
    [
      { ...freshNode('menu'), prompts: ['p'], no_input: 'x', no_match: 'x', choices: { a: { next: 'x' } } },
      { choices: 'bad_key' },
    ],
    [
      {
        ...freshNode('menu'),
        prompts: ['p'],
        no_input: 'x',
        no_match: 'x',
        choices: { '1': { next: 'x' } },
        ask_times: 0,
      },
      { ask_times: 'out_of_range' },
    ],
  ])('%j', (node, faults) => expect(Object.fromEntries(faultsOf(node as never, known))).toEqual(faults))
})

describe('the cases of a fork', () => {
  const node = { kind: 'branch', on: 'hour', cases: [{ match: 'equals', values: ['8'], next: 'a' }], otherwise: 'b' }
  it('are ways out of their own', () => {
    expect(exitsOf(node).map(({ port, target }) => [port, target])).toEqual([
      ['cases/0', 'a'],
      ['otherwise', 'b'],
    ])
    expect(withExit(node, 'cases/0', 'c').cases).toEqual([{ match: 'equals', values: ['8'], next: 'c' }])
  })
})

describe('keys', () => {
  const press = (key: string, more = {}) =>
    actOf({ key, ctrlKey: false, metaKey: false, shiftKey: false, altKey: false, ...more })
  it.each([
    ['z', { ctrlKey: true }, 'undo'],
    ['Z', { ctrlKey: true, shiftKey: true }, 'redo'],
    ['y', { ctrlKey: true }, 'redo'],
    ['c', { metaKey: true }, 'copy'],
    ['s', { ctrlKey: true }, 'save'],
    ['Delete', {}, 'remove'],
    ['Escape', {}, 'select_none'],
    ['z', {}, null],
    ['h', { ctrlKey: true }, null],
    ['z', { ctrlKey: true, altKey: true }, null],
  ])('%s %j', (key, more, act) => expect(press(key, more)).toBe(act))
})

describe('a rehearsed call', () => {
  const step = (node: string, said: string[]) => ({ node, kind: 'play', said, waits_for: 'key' as const, passed_ms: 0 })
  const walked = (...steps: RehearsalResult['steps']): RehearsalResult => ({ steps, variables: {} })
  it('lights its nodes and the ways between them', () => {
    const lit = litOf(walked(step('a', []), step('b', []), step('a', [])))
    expect([...lit.nodes]).toEqual(['a', 'b'])
    expect([...lit.ways]).toEqual(['a\nb', 'b\na'])
    expect(lit.now).toBe('a')
  })
  it('says only what is new', () => {
    const before = walked(step('a', ['hello']), step('b', ['menu']))
    expect(newlySaid(null, before)).toEqual(['hello', 'menu'])
    expect(newlySaid(before, walked(...before.steps, step('c', ['news'])))).toEqual(['news'])
    expect(newlySaid(before, walked(before.steps[0]!, step('b', ['menu', 'sorry', 'menu'])))).toEqual(['sorry', 'menu'])
  })
})

describe('what is drawn of a large flow', () => {
  const nodes = Object.fromEntries(
    Array.from({ length: 5000 }, (_, at) => [`n${at}`, { kind: 'play', prompts: [], next: 'n4999' }]),
  )
  const layout = Object.fromEntries(
    Object.keys(nodes).map((name, at) => [name, { x: (at % 50) * 300, y: Math.floor(at / 50) * 120 }]),
  )
  const document = { ...emptyDocument('a', 'a', 'a'), start: 'n0', nodes }
  it('is what is in view, and where it leads', () => {
    const names = namesInView(layout, { left: 0, top: 0, right: 1000, bottom: 600 })
    expect(names.size).toBeLessThan(60)
    const drawn = linesOf(document, names)
    expect(drawn.nodes.size).toBe(names.size + 1)
    expect(drawn.lines.every(({ to }) => to === 'n4999')).toBe(true)
  })
})
