import { useI18n } from 'vue-i18n'
import type { FieldProblem } from '@/api/types'
import { useWords } from '@/composables/use_words'

/** The names of fields, and what is wrong with them, in the words of administration. */
export function useAdminWords() {
  const { t, te } = useI18n()
  const { fieldProblem } = useWords()

  function field(name: string): string {
    const key = `admin.field.${name}`
    return te(key) ? t(key) : name
  }
  /** A case that stands in the way is named: its number is the last part of the pointer. */
  function fault({ pointer, what }: FieldProblem): string {
    const key = `admin.fault.${what}`
    if (!te(key)) return fieldProblem(what)
    return t(key, { name: pointer.split('/').at(-1) ?? '' })
  }
  return { field, fault }
}
