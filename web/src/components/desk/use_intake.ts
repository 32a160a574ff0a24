import { computed, ref, watch } from 'vue'
import { cases } from '@/api'
import type { CaseView, Id } from '@/api/types'
import { type Draft, DraftBox, isTouched, newDraft } from '@/stores/drafts'

const kKeepMs = 400

/** The form being filled: one draft per call, kept through reloads until it is saved or dropped. */
export function useIntake(user: Id) {
  const box = new DraftBox(localStorage, user)
  const draft = ref<Draft>(box.find(null) ?? newDraft())
  const saved = ref<CaseView | null>(null)
  const busy = ref(false)
  const others = ref<Draft[]>([])
  let timer: ReturnType<typeof setTimeout> | null = null

  function keepNow(): void {
    if (timer !== null) clearTimeout(timer)
    timer = null
    if (isTouched(draft.value)) box.keep(draft.value, Date.now())
    else box.drop(draft.value.key)
    listOthers()
  }
  function listOthers(): void {
    others.value = box.all(Date.now()).filter((other) => other.key !== draft.value.key && isTouched(other))
  }
  watch(
    () => draft.value.facts,
    () => (timer ??= setTimeout(keepNow, kKeepMs)),
    { deep: true },
  )
  window.addEventListener('pagehide', keepNow)

  function change(next: Draft): void {
    keepNow()
    draft.value = next
    saved.value = null
    listOthers()
  }

  /** A call began: its own draft, or a new one with the caller's number in it. */
  function begin(call: Id, number: string): void {
    if (draft.value.call === call || saved.value?.call === call) return
    change(box.find(call) ?? newDraft(call, number))
  }

  /** Empties the form; returns what undoes it. */
  function clear(): () => void {
    const before = draft.value
    box.drop(before.key)
    draft.value = { ...newDraft(before.call, before.number) }
    return () => change(before)
  }
  function drop(key: string): () => void {
    const before = box.find(key === 'free' ? null : key)
    box.drop(key)
    listOthers()
    return () => {
      if (before) box.keep(before, Date.now())
      listOthers()
    }
  }

  async function save(): Promise<void> {
    if (busy.value) return
    busy.value = true
    keepNow()
    const { facts, call, idempotency_key, key } = draft.value
    try {
      saved.value = await cases.create({ facts, idempotency_key, ...(call ? { call } : {}) })
      box.drop(key)
      draft.value = newDraft()
      listOthers()
    } finally {
      busy.value = false
    }
  }
  /** The case that was just saved ends with this answer. */
  async function closeWith(text: string): Promise<void> {
    const made = saved.value
    if (!made) return
    const answered = await cases.act(made.id, { action: 'answer_directly', version: made.version, text })
    saved.value = { ...answered, progress_code: made.progress_code }
  }
  const missing = computed(() => (['title', 'content'] as const).filter((field) => !draft.value.facts[field].trim()))

  function another(call: Id | null, number: string): void {
    saved.value = null
    draft.value = newDraft(call, number)
  }
  function stop(): void {
    window.removeEventListener('pagehide', keepNow)
    keepNow()
  }
  listOthers()
  return { draft, saved, busy, others, missing, begin, change, clear, drop, save, closeWith, another, stop }
}
