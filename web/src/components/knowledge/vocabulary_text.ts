import type { SearchVocabulary } from '@/api/types'

/** The vocabulary as people type it: a line for each entry, words parted by blanks. */
export interface VocabularyText {
  synonyms: string
  wrong_words: string
  stop_words: string
}
export type VocabularyList = keyof VocabularyText

const wordsOf = (line: string): string[] => line.split(/[\s、，,]+/u).filter(Boolean)
const linesOf = (text: string): string[] => text.split('\n').filter((line) => line.trim() !== '')

export function textOf(vocabulary: SearchVocabulary): VocabularyText {
  return {
    synonyms: vocabulary.synonyms.map((group) => group.join(' ')).join('\n'),
    wrong_words: vocabulary.wrong_words.map(({ wrong, right }) => `${wrong} ${right}`).join('\n'),
    stop_words: vocabulary.stop_words.join(' '),
  }
}

/** What is written in too few or too many words is kept as it is, so that the server's answer names its line. */
export function vocabularyOf(text: VocabularyText): SearchVocabulary {
  return {
    synonyms: linesOf(text.synonyms).map(wordsOf),
    wrong_words: linesOf(text.wrong_words).map((line) => {
      const [wrong = '', ...right] = wordsOf(line)
      return { wrong, right: right.length === 1 ? (right[0] ?? '') : '' }
    }),
    stop_words: wordsOf(text.stop_words),
  }
}

/** "/synonyms/3" -> the list, and which of its lines, from 1; stop words have no lines of their own. */
export function placeOf(pointer: string): { list: VocabularyList; line: number | null } | null {
  const parts = /\/(synonyms|wrong_words|stop_words)(?:\/(\d+))?$/.exec(pointer)
  if (!parts) return null
  const list = parts[1] as VocabularyList
  return { list, line: parts[2] === undefined || list === 'stop_words' ? null : Number(parts[2]) + 1 }
}
