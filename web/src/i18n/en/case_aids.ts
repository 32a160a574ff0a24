import type { advice as zhAdvice, papers as zhPapers } from '../zh_cn/case_aids'

export const advice: typeof zhAdvice = {
  alike: 'Likely the same matter',
  same_person: 'same caller',
  same_place: 'same place',
  words: '{n}% of the words',
  category: 'Suggested category (so in {n} of {of} similar cases):',
  take: 'Use it',
  choose: 'Join this one',
}

export const papers: typeof zhPapers = { print: 'Print', loading: 'Reading…', none: 'There is nothing to print yet' }
