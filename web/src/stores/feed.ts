import { defineStore } from 'pinia'
import { ref } from 'vue'
import type { CaseChanged, Id } from '@/api/types'

/** What has just changed elsewhere; lists watch it and fetch again. */
export const useFeed = defineStore('feed', () => {
  const case_changed = ref<{ at: number; change: CaseChanged } | null>(null)
  const missed_call_at = ref(0)
  const campaign_changed = ref(0)
  const recording_ready = ref<{ call: Id; recording: Id } | null>(null)
  /** Grows whenever everything on the page must be fetched again. */
  const reset_count = ref(0)
  let sequence = 0

  const caseChanged = (change: CaseChanged): void => void (case_changed.value = { at: ++sequence, change })
  const missedCallAdded = (): void => void (missed_call_at.value = ++sequence)
  const campaignChanged = (): void => void (campaign_changed.value = ++sequence)
  const recordingReady = (data: { call: Id; recording: Id }): void => void (recording_ready.value = data)
  const reset = (): void => void (reset_count.value += 1)

  return {
    case_changed,
    missed_call_at,
    campaign_changed,
    recording_ready,
    reset_count,
    caseChanged,
    missedCallAdded,
    campaignChanged,
    recordingReady,
    reset,
  }
})
