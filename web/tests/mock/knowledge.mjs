import { ago, articles, reference } from './data.mjs'

const ok = (body, status = 200) => ({ status, body })
const nameOf = (code) => reference.departments.find((one) => one.code === code)?.name_zh ?? ''
const counts = (at) => ({
  views: 40 - (at % 30),
  uses: at % 7,
  helpful: at % 5,
  unhelpful: at % 2,
  last_viewed_at: ago(3),
  last_used_at: ago(9),
})
const isStale = ({ valid_until }) => Boolean(valid_until) && valid_until < '2026-11-23'
const factsOf = (one) => ({
  title: one.title,
  content: one.content ?? '',
  category: one.category,
  owner: one.owner,
  source: one.source,
  document_number: one.document_number ?? '',
  valid_from: null,
  valid_until: one.valid_until ?? null,
  districts: one.districts ?? [],
  keywords: one.keywords ?? [],
  related: [],
  is_public: one.is_public ?? false,
  remarks: '',
})
const answersOf = (one, at) =>
  [one.answer, ...(one.more_answers ?? [])].map((text, index) => ({
    number: index + 1,
    state: 'accepted',
    text,
    remarks: '',
    written_by: '测试员-知识编辑',
    written_at: ago(90000),
    reviewed_by: '测试员-知识审核',
    reviewed_at: ago(80000),
    reason: '',
    replaces: null,
    counts: counts(at + index),
    allowed: [],
  }))
const find = (id) => articles.findIndex((one) => one.id === id)
const states = ['published', 'in_review', 'draft', 'published', 'stale', 'published']

function search(q) {
  const found = articles.filter((one) => `${one.title}${one.answer}${(one.keywords ?? []).join('')}`.includes(q))
  const marked = (text) => (q ? text.replace(q, `[${q}]`) : text)
  const tops = [...new Set(found.map(({ category }) => category.slice(0, 2)))]
  return ok({
    total: found.length,
    hits: found.slice(0, 20).map((one, at) => ({
      id: one.id,
      code: one.code,
      title: marked(one.title),
      snippet: marked(one.answer.slice(0, 60)),
      category: one.category,
      owner: one.owner,
      valid_until: one.valid_until ?? null,
      is_stale: isStale(one),
      published_at: ago(90000),
      ...counts(at),
    })),
    categories: tops.map((code) => ({ code, count: found.filter(({ category }) => category.startsWith(code)).length })),
    owners: [],
    stale: found.filter(isStale).length,
  })
}
function article(id) {
  const at = find(id)
  const one = articles[at]
  return ok({
    id,
    code: one.code,
    version: 3,
    facts: factsOf(one),
    owner_name: nameOf(one.owner),
    is_stale: isStale(one),
    stale_since: null,
    published_by: '测试员-知识审核',
    published_at: ago(80000),
    reviewed: true,
    counts: counts(at),
    answers: answersOf(one, at),
    related: articles.slice(2, 4).map(({ id: other, title }) => ({ id: other, title })),
  })
}
function item(id) {
  const at = find(id)
  const one = articles[at]
  const state = states[at % states.length]
  const answers = answersOf(one, at)
  if (state === 'in_review')
    answers.push({
      ...answers[0],
      number: 9,
      state: 'submitted',
      reviewed_by: '',
      allowed: ['accept_answer', 'refuse_answer'],
    })
  return ok({
    id,
    code: one.code,
    state,
    version: 3,
    facts: factsOf(one),
    live: state !== 'draft',
    revised: state === 'in_review',
    is_stale: isStale(one),
    reason: state === 'draft' ? '缺少依据文件' : '',
    published_by: '测试员-知识审核',
    published_at: ago(80000),
    updated_at: ago(300),
    counts: counts(at),
    answers,
    related: [],
    allowed: { published: ['edit', 'mark_stale', 'retire', 'add_answer'], in_review: ['refuse', 'publish', 'edit'] }[
      state
    ] ?? ['edit', 'submit'],
  })
}
const list = (query) => {
  const rows = articles.map((one, at) => ({
    id: one.id,
    code: one.code,
    title: one.title,
    state: states[at % states.length],
    live: true,
    category: one.category,
    owner: one.owner,
    valid_until: one.valid_until ?? null,
    stale_since: null,
    updated_at: ago(300 + at * 60),
    submitted: at % states.length === 1 ? 1 : 0,
    views: 7,
    uses: 2,
  }))
  const kept = rows.filter(
    (row) => (!query.get('state') || row.state === query.get('state')) && (!query.get('stale') || row.valid_until),
  )
  return ok({ rows: kept.slice(0, 50), next: '', as_of: ago(0) })
}
const versions = {
  versions: [
    { version: 3, at: ago(300), by: '测试员-知识审核', action: 'publish', note: '', changes: [] },
    {
      version: 2,
      at: ago(400),
      by: '测试员-知识编辑',
      action: 'edit',
      note: '',
      changes: [
        {
          field: 'title',
          pieces: [
            { change: 'same', text: '路灯' },
            { change: 'removed', text: '坏了' },
            { change: 'added', text: '不亮怎么报修' },
          ],
        },
      ],
    },
    { version: 1, at: ago(900), by: '测试员-知识编辑', action: 'write', note: '', changes: [] },
  ],
}
const corrections = [
  {
    id: '71',
    item: '3',
    title: articles[2].title,
    answer: 1,
    text: '办理时限已改为当场办结。',
    reported_by: '演示-座席01',
    reported_at: ago(5000),
    due_at: ago(-2000),
    overdue: false,
    outcome: 'open',
    reply: '',
    settled_by: '',
    settled_at: null,
  },
  {
    id: '72',
    item: '5',
    title: articles[4].title,
    answer: 0,
    text: '电话已经变更。',
    reported_by: '演示-座席02',
    reported_at: ago(9000),
    due_at: ago(30),
    overdue: true,
    outcome: 'open',
    reply: '',
    settled_by: '',
    settled_at: null,
  },
]
const gaps = ['无人机报备', '外卖电动车限行', '宠物火化'].map((text, at) => ({
  words: text,
  text,
  times: 9 - at * 3,
  first_at: ago(9000),
  last_at: ago(30 + at),
  settled_at: null,
}))
const figures = {
  items: 146,
  published: 142,
  reviewed: 120,
  waiting: 4,
  stale: 3,
  gaps: 3,
  corrections: 2,
  views: 812,
  uses: 377,
  helpful: 190,
  unhelpful: 14,
  consultations: 240,
  answered_directly: 201,
  most_used: articles.slice(0, 6).map(({ id, title }, at) => ({ id, title, views: 60 - at, uses: 40 - at * 5 })),
}

export const knowledgeRoutes = [
  [
    'GET',
    /^\/knowledge\/vocabulary$/,
    () =>
      ok({
        vocabulary: {
          synonyms: [
            ['医保', '医疗保险', '医疗保障'],
            ['公交', '公共汽车', '巴士'],
            ['公积金', '住房公积金'],
          ],
          wrong_words: [
            { wrong: '帐单', right: '账单' },
            { wrong: '按装', right: '安装' },
          ],
          stop_words: ['请问', '怎么办', '哪里', '如何'],
        },
        revision: '3',
      }),
  ],
  ['GET', /^(?:\/public)?\/knowledge\/search$/, (_match, _body, query) => search(query.get('q') ?? '')],
  ['GET', /^\/knowledge\/articles\/(\d+)$/, ([, id]) => article(id)],
  [
    'GET',
    /^\/public\/knowledge\/articles\/(\d+)$/,
    ([, id]) => {
      const one = articles[find(id)]
      return ok({
        ...factsOf(one),
        id,
        owner_name: nameOf(one.owner),
        is_stale: isStale(one),
        published_at: ago(80000),
        answers: answersOf(one, 0).map(({ number, text }) => ({ number, text })),
      })
    },
  ],
  ['POST', /^(?:\/public)?\/knowledge\/articles\/\d+\/(?:uses|feedback)$/, () => ok(null, 204)],
  ['POST', /^\/knowledge\/articles\/\d+\/corrections$/, () => ok(corrections[0], 201)],
  ['GET', /^\/knowledge\/items$/, (_match, _body, query) => list(query)],
  ['GET', /^\/knowledge\/items\/(\d+)$/, ([, id]) => item(id)],
  ['POST', /^\/knowledge\/items\/(\d+)\/actions$/, ([, id]) => item(id)],
  ['POST', /^\/knowledge\/items$/, () => item('1')],
  ['GET', /^\/knowledge\/items\/\d+\/versions$/, () => ok(versions)],
  ['GET', /^\/knowledge\/corrections$/, () => ok({ corrections })],
  ['POST', /^\/knowledge\/corrections\/\d+\/settlement$/, () => ok(corrections[0])],
  ['GET', /^\/knowledge\/gaps$/, () => ok({ gaps })],
  ['POST', /^\/knowledge\/gaps(?:\/settlement)?$/, () => ok(null, 204)],
  ['GET', /^\/knowledge\/figures$/, () => ok(figures)],
]
