import { onScopeDispose, ref, type Ref } from 'vue'

/** True while the window is narrower than `pixels`. */
export function useNarrow(pixels: number): Ref<boolean> {
  const query = window.matchMedia(`(max-width: ${pixels - 1}px)`)
  const narrow = ref(query.matches)
  const follow = (): void => void (narrow.value = query.matches)
  query.addEventListener('change', follow)
  onScopeDispose(() => query.removeEventListener('change', follow))
  return narrow
}
