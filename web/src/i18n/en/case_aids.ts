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

/** Files of cases and of the knowledge base. */
export const attachments = {
  title: 'Files',
  add: 'Attach files',
  none: 'No files. Drop some here, at most 20 MB each.',
  sending: 'Sending {name}…',
  names_citizen: 'shows who the citizen is',
  names_citizen_tag: 'names the citizen',
  unpublished: 'agents see it when it is published next',
  download: 'Download',
  withdraw: 'Take back',
  withdraw_sure: 'Take "{name}" back? It stays on record, but nobody can open it any more.',
  withdrawn: 'taken back by {who}, {at}',
  hidden: '{n} more would show who the citizen is, and are kept confidential.',
}
