import { computed, onScopeDispose, ref, watch } from 'vue'
import { knowledge } from '@/api'
import type { KnowledgeFilter } from '@/api'
import type { ArticleHits } from '@/api/types'

export const kLongestSearch = 200
const kSettleMs = 180

/**
 * Searches a moment after the last key; the newest question wins. Whoever has typed nothing gets what fits `about`, and what is
 * used most when nothing does.
 */
export function useSearch(filter: () => KnowledgeFilter, about: () => string = () => '') {
  const words = ref('')
  const hits = ref<ArticleHits | null>(null)
  const asked = ref('')
  const loading = ref(false)
  const error = ref<unknown>(null)
  let timer: ReturnType<typeof setTimeout> | null = null
  let question: AbortController | null = null
  const typed = computed(() => words.value.trim().slice(0, kLongestSearch))
  const q = computed(() => typed.value || about().trim().slice(0, kLongestSearch))
  const found_for = ref<'words' | 'about' | 'nothing'>('nothing')

  async function search(): Promise<void> {
    question?.abort()
    question = new AbortController()
    const { signal } = question
    const wanted = q.value
    const own = typed.value !== ''
    loading.value = true
    try {
      const found = await knowledge.search(wanted, filter(), signal)
      const fits = own || found.total > 0
      hits.value = fits ? found : await knowledge.search('', filter(), signal)
      found_for.value = own ? 'words' : wanted && fits ? 'about' : 'nothing'
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
  watch([q, () => JSON.stringify(filter())], soon)
  onScopeDispose(() => {
    if (timer !== null) clearTimeout(timer)
    question?.abort()
  })
  return { words, hits, asked, found_for, loading, error, search, settled }
}
