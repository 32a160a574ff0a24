import { defineStore } from 'pinia'
import { ref } from 'vue'
import type { CaseChanged, Id } from '@/api/types'

/** What has just changed elsewhere; lists watch it and fetch again. */
export const useFeed = defineStore('feed', () => {
  const case_changed = ref<{ at: number; change: CaseChanged } | null>(null)
  const callback_at = ref(0)
  const voice_message_at = ref(0)
  const letter_at = ref(0)
  const message_at = ref(0)
  const reconciled_at = ref(0)
  const campaign_changed = ref(0)
  const recording_ready = ref<{ call: Id; recording: Id } | null>(null)
  /** Grows whenever everything on the page must be fetched again. */
  const reset_count = ref(0)
  let sequence = 0

  const caseChanged = (change: CaseChanged): void => void (case_changed.value = { at: ++sequence, change })
  const callbackChanged = (): void => void (callback_at.value = ++sequence)
  const voiceMessageChanged = (): void => void (voice_message_at.value = ++sequence)
  const letterChanged = (): void => void (letter_at.value = ++sequence)
  const messageChanged = (): void => void (message_at.value = ++sequence)
  const campaignChanged = (): void => void (campaign_changed.value = ++sequence)
  const recordingReady = (data: { call: Id; recording: Id }): void => void (recording_ready.value = data)
  const recordingsReconciled = (): void => void (reconciled_at.value = ++sequence)
  const reset = (): void => void (reset_count.value += 1)

  return {
    case_changed,
    callback_at,
    voice_message_at,
    letter_at,
    message_at,
    campaign_changed,
    recording_ready,
    reconciled_at,
    reset_count,
    caseChanged,
    callbackChanged,
    voiceMessageChanged,
    letterChanged,
    messageChanged,
    campaignChanged,
    recordingReady,
    recordingsReconciled,
    reset,
  }
})
