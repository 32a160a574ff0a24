import { effectScope } from 'vue'
import { describe, expect, it } from 'vitest'
import type { Page } from '@/api/types'
import { useList } from '@/composables/use_list'

type Row = { id: string }
const page = (ids: string[], next = ''): Page<Row> => ({
  rows: ids.map((id) => ({ id })),
  next,
  as_of: '2026-11-23T01:00:00Z',
})
const ids = (rows: Row[]): string[] => rows.map(({ id }) => id)
const listOf = (fetch: (cursor: string) => Promise<Page<Row>>) => effectScope().run(() => useList<Row>(fetch))!

describe('a paged list', () => {
  it('appends pages and never shows a row twice', async () => {
    const list = listOf(async (cursor) => (cursor === '' ? page(['1', '2'], 'c') : page(['2', '3'])))
    await list.load()
    await list.more()
    expect(ids(list.rows.value)).toEqual(['1', '2', '3'])
    expect(list.next.value).toBe('')
  })
  it('keeps what it shows when a refresh fails, and says that it failed', async () => {
    let fail = false
    const list = listOf(async () => (fail ? Promise.reject(new Error('down')) : page(['1'])))
    await list.load()
    fail = true
    await list.load()
    expect(ids(list.rows.value)).toEqual(['1'])
    expect(list.error.value).toBeInstanceOf(Error)
    expect(list.is_empty.value).toBe(false)
  })
  it('shows the answer to the newest question, in whatever order answers come', async () => {
    const answers: ((page: Page<Row>) => void)[] = []
    const list = listOf(() => new Promise((answer) => answers.push(answer)))
    const first = list.load()
    const second = list.load()
    answers[1]!(page(['new']))
    answers[0]!(page(['old']))
    await Promise.all([first, second])
    expect(ids(list.rows.value)).toEqual(['new'])
    expect(list.loading.value).toBe(false)
  })
  it('is empty only once the server said so', async () => {
    const list = listOf(async () => page([]))
    expect(list.is_empty.value).toBe(false)
    await list.load()
    expect(list.is_empty.value).toBe(true)
  })
})
