import { onScopeDispose, ref, watch } from 'vue'
import { cases, type CaseFilter } from '@/api'
import { useFeed } from '@/stores/feed'

const kSettleMs = 500

/** How many cases each filter finds; "50+" when there is another page, "" while unknown. */
export function useCaseCounts(filters: CaseFilter[]) {
  const counts = ref<string[]>(filters.map(() => ''))
  const feed = useFeed()
  let timer: ReturnType<typeof setTimeout> | null = null

  async function count(): Promise<void> {
    timer = null
    try {
      const pages = await Promise.all(filters.map((filter) => cases.list(filter)))
      counts.value = pages.map(({ rows, next }) => (next ? `${rows.length}+` : String(rows.length)))
    } catch {
      // The list beside shows the failure; a stale count would lie.
      counts.value = filters.map(() => '')
    }
  }
  watch(
    () => [feed.case_changed, feed.reset_count],
    () => (timer ??= setTimeout(() => void count(), kSettleMs)),
  )
  onScopeDispose(() => {
    if (timer !== null) clearTimeout(timer)
  })
  void count()
  return counts
}
