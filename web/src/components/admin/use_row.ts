import { computed, ref, shallowRef } from 'vue'
import { ApiError } from '@/api/client'
import type { FieldProblem } from '@/api/types'
import { useWords } from '@/composables/use_words'
import { faultsByField, type AdminValues } from './admin_field'

/** A row that is being edited: its values, what the server found wrong, and whether it is on its way. */
export function useRow() {
  const { problem } = useWords()
  const values = ref<AdminValues>({})
  const revision = ref('0')
  const note = ref('')
  const is_new = ref(false)
  const open = ref(false)
  const busy = ref(false)
  const refusal = ref('')
  const fields = shallowRef<FieldProblem[]>([])
  const faults = computed(() => faultsByField(fields.value))

  function forgetFaults(): void {
    refusal.value = ''
    fields.value = []
  }
  function edit(row: object, at: string, fresh = false): void {
    values.value = { ...row }
    revision.value = at
    note.value = ''
    is_new.value = fresh
    open.value = true
    forgetFaults()
  }
  /** Runs what saves the row; true when it was saved. */
  async function save(send: () => Promise<unknown>): Promise<boolean> {
    busy.value = true
    forgetFaults()
    try {
      await send()
      return true
    } catch (error) {
      refusal.value = problem(error)
      if (error instanceof ApiError) fields.value = error.fields
      return false
    } finally {
      busy.value = false
    }
  }
  return { values, revision, note, is_new, open, busy, refusal, faults, edit, save }
}
export type EditedRow = ReturnType<typeof useRow>
