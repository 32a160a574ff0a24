import { useI18n } from 'vue-i18n'
import { ApiError } from '@/api/client'
import type { FieldProblem } from '@/api/types'
import { sizeWords } from '@/format/size'
import { durationWords } from '@/format/time'

/** Sentences that need more than one key. */
export function useWords() {
  const { t, te } = useI18n()

  function duration(seconds: number): string {
    const { key, values } = durationWords(seconds)
    return t(`duration.${key}`, values)
  }

  function size(bytes: number): string {
    const { key, n } = sizeWords(bytes)
    return t(`size.${key}`, { n })
  }

  function problem(error: unknown): string {
    if (!(error instanceof ApiError)) return t('problems.server_failed')
    const own = `problems.${error.code}`
    if (te(own)) return t(own)
    const text = [error.message || t('problems.refused'), ...error.fields.map(fieldLine)].join(' ')
    return error.status >= 500 && error.id ? t('problems.with_id', { text, id: error.id }) : text
  }

  /** "/facts/title" -> "Title: too long"; a field without a label of ours keeps its name. */
  function fieldLine({ pointer, what }: FieldProblem): string {
    const name = pointer.split('/').at(-1) ?? ''
    const key = `words.case_field.${name}`
    return t('problems.field_line', { field: te(key) ? t(key) : name, what: fieldProblem(what) })
  }

  /** The server names a field's fault by a word; one we do not know reads as "check this". */
  function fieldProblem(what: string): string {
    const key = `problems.field.${what}`
    return t(te(key) ? key : 'problems.field.format')
  }

  return { duration, size, problem, fieldProblem }
}
