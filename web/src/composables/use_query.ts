import { computed } from 'vue'
import { useRoute, useRouter } from 'vue-router'
import { addDays, startOfDay } from '@/format/time'

/** A list's filter lives in the address, so that another page can open exactly its rows, and going back finds it again. */
export function useQuery() {
  const route = useRoute()
  const router = useRouter()
  const text = (name: string): string => (typeof route.query[name] === 'string' ? (route.query[name] as string) : '')
  function set(change: Record<string, string | undefined>): void {
    void router.replace({ query: { ...route.query, ...change } })
  }
  /** The days `from` to `to`, both included. */
  const period = computed({
    get: (): [string, string] | null => (text('from') && text('to') ? [text('from'), text('to')] : null),
    set: (days: [string, string] | null) => set({ from: days?.[0], to: days?.[1] }),
  })
  /** The same as moments, for the server: the second is not in it. */
  const span = computed(() => ({
    from: text('from') ? startOfDay(text('from')) : '',
    to: text('to') ? startOfDay(addDays(text('to'), 1)) : '',
  }))
  return { text, set, period, span }
}
