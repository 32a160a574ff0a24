import { onScopeDispose, ref, shallowRef } from 'vue'

/** One answer of the server with its loading and failing states; the newest question wins. */
export function useFetch<Data, Args extends unknown[]>(fetch: (...args: Args) => Promise<Data>) {
  const data = shallowRef<Data | null>(null)
  const loading = ref(false)
  const error = ref<unknown>(null)
  let turn = 0

  async function load(...args: Args): Promise<void> {
    const mine = ++turn
    loading.value = true
    try {
      const answer = await fetch(...args)
      if (mine !== turn) return
      data.value = answer
      error.value = null
    } catch (problem) {
      if (mine === turn) error.value = problem
    } finally {
      if (mine === turn) loading.value = false
    }
  }
  onScopeDispose(() => (turn += 1))
  return { data, loading, error, load }
}
