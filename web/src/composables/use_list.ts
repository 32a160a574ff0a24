import { computed, onScopeDispose, ref, shallowRef } from 'vue'
import type { Page } from '@/api/types'

type Fetch<Row> = (cursor: string) => Promise<Page<Row>>
const kSettleMs = 300

/** A keyset-paged list: first page, more pages, and quiet re-fetching when something changed. */
export function useList<Row extends { id: string }>(fetch: Fetch<Row>) {
  const rows = shallowRef<Row[]>([])
  const next = ref('')
  const as_of = ref<string | null>(null)
  const loading = ref(false)
  const loading_more = ref(false)
  const error = ref<unknown>(null)
  let turn = 0
  let timer: ReturnType<typeof setTimeout> | null = null

  async function load(): Promise<void> {
    const mine = ++turn
    loading.value = true
    try {
      const page = await fetch('')
      if (mine !== turn) return
      rows.value = page.rows
      next.value = page.next ?? ''
      as_of.value = page.as_of
      error.value = null
    } catch (problem) {
      if (mine === turn) error.value = problem
    } finally {
      if (mine === turn) loading.value = false
    }
  }

  async function more(): Promise<void> {
    if (!next.value || loading_more.value) return
    const mine = turn
    loading_more.value = true
    try {
      const page = await fetch(next.value)
      if (mine !== turn) return
      const known = new Set(rows.value.map((row) => row.id))
      rows.value = [...rows.value, ...page.rows.filter((row) => !known.has(row.id))]
      next.value = page.next ?? ''
    } catch (problem) {
      if (mine === turn) error.value = problem
    } finally {
      loading_more.value = false
    }
  }

  /** Many changes in a moment lead to one fetch. */
  function soon(): void {
    if (timer !== null) return
    timer = setTimeout(() => {
      timer = null
      void load()
    }, kSettleMs)
  }
  onScopeDispose(() => {
    if (timer !== null) clearTimeout(timer)
    turn += 1
  })

  const is_empty = computed(
    () => !loading.value && error.value === null && as_of.value !== null && rows.value.length === 0,
  )
  /** For v-bind of a ListFrame. */
  const frame = computed(() => ({
    loading: loading.value,
    loaded: as_of.value !== null,
    error: error.value,
    empty: is_empty.value,
    has_more: next.value !== '',
    loading_more: loading_more.value,
  }))
  /** For v-bind of an AsOf. */
  const stamp = computed(() => ({
    at: as_of.value,
    count: rows.value.length,
    has_more: next.value !== '',
    loading: loading.value,
  }))
  return { rows, next, as_of, loading, error, is_empty, frame, stamp, load, more, soon }
}
