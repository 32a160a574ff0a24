import { onScopeDispose, watch } from 'vue'
import { useFetch } from './use_fetch'

/** Asks a moment after what `question` gives changed last. The newest wins; one under way is broken off. */
export function useSettled<Data>(
  question: () => unknown,
  ask: (signal: AbortSignal) => Promise<Data>,
  settle_ms: number,
) {
  const { data, loading, error, load } = useFetch(ask)
  let timer: ReturnType<typeof setTimeout> | null = null
  let under_way: AbortController | null = null

  function stop(): void {
    if (timer !== null) clearTimeout(timer)
    timer = null
    under_way?.abort()
  }
  function now(): Promise<void> {
    stop()
    under_way = new AbortController()
    return load(under_way.signal)
  }
  watch(
    () => JSON.stringify(question()),
    () => {
      if (timer !== null) clearTimeout(timer)
      timer = setTimeout(() => void now(), settle_ms)
    },
  )
  onScopeDispose(stop)
  return { data, loading, error, now }
}
