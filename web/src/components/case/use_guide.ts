import { shallowRef } from 'vue'
import { judgement } from '@/api'
import type { JudgementGuide } from '@/api/types'

const guide = shallowRef<JudgementGuide | null>(null)
let loading: Promise<void> | null = null

/** What reviewers score and clerks say; asked for once. */
export function useGuide() {
  loading ??= judgement
    .guide()
    .then((answer) => void (guide.value = answer))
    .catch(() => void (loading = null))
  return guide
}
