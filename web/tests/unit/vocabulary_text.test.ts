import { describe, expect, it } from 'vitest'
import { placeOf, textOf, vocabularyOf } from '@/components/knowledge/vocabulary_text'

const vocabulary = {
  synonyms: [
    ['医保', '医疗保险'],
    ['公交', '公共汽车', '巴士'],
  ],
  wrong_words: [{ wrong: '帐单', right: '账单' }],
  stop_words: ['请问', '怎么办'],
}

describe('the vocabulary as text', () => {
  it('comes back as it was', () => {
    expect(vocabularyOf(textOf(vocabulary))).toEqual(vocabulary)
  })
  it('takes the marks that people use between words, and empty lines', () => {
    const typed = {
      synonyms: '医保、医疗保险\n\n公交，公共汽车 巴士\n',
      wrong_words: '帐单 账单',
      stop_words: '请问\n怎么办',
    }
    expect(vocabularyOf(typed)).toEqual(vocabulary)
  })
  it('keeps a line of too few or too many words for the server to name', () => {
    const wrong = vocabularyOf({ synonyms: '医保', wrong_words: '帐单\n帐 账 张', stop_words: '' })
    expect(wrong.synonyms).toEqual([['医保']])
    expect(wrong.wrong_words).toEqual([
      { wrong: '帐单', right: '' },
      { wrong: '帐', right: '' },
    ])
  })
  it('finds the line that a pointer names', () => {
    expect(placeOf('/synonyms/3')).toEqual({ list: 'synonyms', line: 4 })
    expect(placeOf('/vocabulary/wrong_words/0')).toEqual({ list: 'wrong_words', line: 1 })
    expect(placeOf('/stop_words/7')).toEqual({ list: 'stop_words', line: null })
    expect(placeOf('/note')).toBeNull()
  })
})
