import { computed, ref } from 'vue'
import { knowledge } from '@/api'
import type { KnowledgeFilter } from '@/api'
import type { ArticleHits } from '@/api/types'
import { useSettled } from '@/composables/use_settled'

export const kLongestSearch = 200
const kSettleMs = 180

/** What was asked, and what the hits fit: the words typed, what is being written down, or nothing but use. */
interface Found {
  asked: string
  fits: 'words' | 'about' | 'nothing'
  hits: ArticleHits
}

/**
 * Searches as one types. Whoever has typed nothing gets what fits `about`, and what is used most when nothing does.
 */
export function useSearch(filter: () => KnowledgeFilter, about: () => string = () => '') {
  const words = ref('')
  const typed = computed(() => words.value.trim().slice(0, kLongestSearch))
  const q = computed(() => typed.value || about().trim().slice(0, kLongestSearch))

  async function ask(signal: AbortSignal): Promise<Found> {
    const asked = q.value
    const own = typed.value !== ''
    const hits = await knowledge.search(asked, filter(), signal)
    if (own) return { asked, fits: 'words', hits }
    if (asked === '') return { asked, fits: 'nothing', hits }
    if (hits.total > 0) return { asked, fits: 'about', hits }
    return { asked, fits: 'nothing', hits: await knowledge.search('', filter(), signal) }
  }
  const { data, loading, error, now } = useSettled(() => [q.value, filter()], ask, kSettleMs)
  const hits = computed(() => data.value?.hits ?? null)
  const asked = computed(() => data.value?.asked ?? '')
  const found_for = computed(() => data.value?.fits ?? 'nothing')

  /** What was found for exactly what stands in the box, however fast it was typed. */
  async function settled(): Promise<ArticleHits | null> {
    if (asked.value !== q.value || loading.value || !hits.value) await now()
    return hits.value
  }
  return { words, hits, asked, found_for, loading, error, search: now, settled }
}
