import { watch } from 'vue'
import { cases, type CaseFilter } from '@/api'
import type { CaseRow } from '@/api/types'
import { useList } from '@/composables/use_list'
import { useFeed } from '@/stores/feed'

/** Cases by a filter; fetched again when the filter, or any case, changes. */
export function useCaseList(filter: () => CaseFilter) {
  const list = useList<CaseRow>((cursor) => cases.list(filter(), cursor))
  const feed = useFeed()
  watch(filter, (now, before) => {
    if (JSON.stringify(now) !== JSON.stringify(before)) void list.load()
  })
  watch(
    () => [feed.case_changed, feed.reset_count],
    () => list.soon(),
  )
  void list.load()
  return list
}
export type CaseList = ReturnType<typeof useCaseList>
