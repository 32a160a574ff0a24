import { onScopeDispose, ref } from 'vue'
import { promptUrl } from '@/api'

/** Plays prompts in place, one after the other and never two at once. */
export function usePromptSound() {
  const playing = ref<string | null>(null)
  const failed = ref<string | null>(null)
  let audio: HTMLAudioElement | null = null
  let waiting: string[] = []

  function stop(): void {
    waiting = []
    audio?.pause()
    audio = null
    playing.value = null
  }
  function next(): void {
    const name = waiting.shift()
    playing.value = name ?? null
    if (name === undefined) return
    const mine = new Audio(promptUrl(name))
    audio = mine
    mine.onended = next
    const fail = (): void => {
      if (audio !== mine) return
      failed.value = name
      next()
    }
    mine.onerror = fail
    void mine.play().catch(fail)
  }
  /** What was being played is cut short. */
  function play(names: readonly string[]): void {
    stop()
    failed.value = null
    waiting = [...names]
    next()
  }
  const toggle = (name: string): void => (playing.value === name ? stop() : play([name]))
  onScopeDispose(stop)
  return { playing, failed, play, stop, toggle }
}
