import { computed, onScopeDispose, ref, watch } from 'vue'
import { knowledge } from '@/api'
import type { KnowledgeFilter } from '@/api'
import type { ArticleHits } from '@/api/types'

export const kLongestSearch = 200
const kSettleMs = 180

/** Searches a moment after the last key; the newest question wins. */
export function useSearch(filter: () => KnowledgeFilter) {
  const words = ref('')
  const hits = ref<ArticleHits | null>(null)
  const asked = ref('')
  const loading = ref(false)
  const error = ref<unknown>(null)
  let timer: ReturnType<typeof setTimeout> | null = null
  let question: AbortController | null = null
  const q = computed(() => words.value.trim().slice(0, kLongestSearch))

  async function search(): Promise<void> {
    question?.abort()
    question = new AbortController()
    const { signal } = question
    const wanted = q.value
    loading.value = true
    try {
      hits.value = await knowledge.search(wanted, filter(), signal)
      asked.value = wanted
      error.value = null
    } catch (problem) {
      if (!signal.aborted) error.value = problem
    } finally {
      if (!signal.aborted) loading.value = false
    }
  }
  /** What was found for exactly what stands in the box, however fast it was typed. */
  async function settled(): Promise<ArticleHits | null> {
    if (asked.value !== q.value || loading.value || !hits.value) await search()
    return hits.value
  }
  function soon(): void {
    if (timer !== null) clearTimeout(timer)
    timer = setTimeout(() => void search(), kSettleMs)
  }
  watch([words, () => JSON.stringify(filter())], soon)
  onScopeDispose(() => {
    if (timer !== null) clearTimeout(timer)
    question?.abort()
  })
  return { words, hits, asked, loading, error, search, settled }
}
