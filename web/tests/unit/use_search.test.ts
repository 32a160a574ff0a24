import { effectScope, ref } from 'vue'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { knowledge } from '@/api'
import type { ArticleHits } from '@/api/types'
import { useSearch } from '@/components/knowledge/use_search'

vi.mock('@/api', () => ({ knowledge: { search: vi.fn() } }))

const found = (total: number) => ({ total, hits: [], categories: [], owners: [], stale: 0 }) as unknown as ArticleHits
const asks = vi.mocked(knowledge.search)

describe('the search beside a request', () => {
  const scope = effectScope()
  beforeEach(() => {
    vi.useFakeTimers()
    asks.mockReset()
    asks.mockImplementation((q) => Promise.resolve(found(q === '路灯不亮' || q === '居住证' ? 2 : q === '' ? 9 : 0)))
  })
  afterEach(() => {
    scope.stop()
    vi.useRealTimers()
  })

  it('looks for what is written down until words of one’s own are typed, and never stands empty by itself', async () => {
    const about = ref('')
    const search = scope.run(() =>
      useSearch(
        () => ({}),
        () => about.value,
      ),
    )
    if (!search) throw new Error('no scope')
    about.value = '路灯不亮'
    await vi.runAllTimersAsync()
    expect(search.found_for.value).toBe('about')
    expect(search.hits.value?.total).toBe(2)

    about.value = '无人知晓'
    await vi.runAllTimersAsync()
    expect(search.found_for.value).toBe('nothing')
    expect(search.hits.value?.total).toBe(9)

    search.words.value = '居住证'
    await vi.runAllTimersAsync()
    expect(search.found_for.value).toBe('words')
    about.value = '路灯不亮'
    await vi.runAllTimersAsync()
    expect(asks.mock.calls.at(-1)?.[0]).toBe('居住证')

    search.words.value = '无人知晓'
    await vi.runAllTimersAsync()
    expect(search.found_for.value).toBe('words')
    expect(search.hits.value?.total).toBe(0)
  })
})
