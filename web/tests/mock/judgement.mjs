import { ago, cases, reference } from './data.mjs'

const ok = (body) => ({ status: 200, body })
const units = reference.departments.filter(({ parent }) => !parent).slice(0, 6)

/** Figures of one made-up unit: worse the further down it stands. */
function figures(unit, at) {
  const of = 60 - at * 8
  const rate = (missed, more = 0) => ({ hits: Math.max(0, of - missed - at), of: of + more })
  return {
    unit: unit?.code ?? '',
    unit_name: unit?.name_zh ?? '',
    rounds: of + 12,
    excluded: at % 3,
    rates: { reached: rate(6), contact: rate(3), resolution: rate(8), satisfaction: rate(10) },
    with_excluded: {
      reached: rate(6, at % 3),
      contact: rate(3, at % 3),
      resolution: rate(8, at % 3),
      satisfaction: rate(10, at % 3),
    },
    levels: [20 - at, 14, 9, 6 + at, 4],
    scored: of,
    score: 452 - at * 21,
  }
}
const closed = cases.filter(({ state }) => state === 'approved')
const rows = closed.map((view, at) => ({
  id: view.id,
  number: view.number,
  kind: view.facts.kind,
  title: view.facts.title,
  round: 1,
  unit: view.department,
  unit_name: view.department_name,
  closed_at: ago(600 + at * 90),
  follow_up: 'answered',
  contacted: at % 4 === 1 ? 'no' : 'yes',
  resolved: at % 3 === 1 ? 'no' : 'yes',
  satisfaction: ['very_satisfied', 'satisfied', 'dissatisfied', 'fairly_satisfied'][at % 4],
  channel: at % 2 ? 'web' : 'agent',
  exclusion: 'none',
  score: 440,
}))

export const judgementRoutes = [
  [
    'GET',
    /^\/judgement\/guide$/,
    () =>
      ok({
        dimensions: [
          { code: 'result', name_zh: '办理结果', name_en: 'Result', weight: 3 },
          { code: 'timely', name_zh: '办理时效', name_en: 'Timeliness', weight: 1 },
          { code: 'reply', name_zh: '答复规范', name_en: 'Quality of the reply', weight: 1 },
        ],
        script_zh:
          '您好，这里是12345热线，想就您反映的事项做个回访。请问承办单位和您联系过吗？问题解决了吗？您满意吗？',
        script_en: 'Hello, this is the 12345 hotline. Did the unit get in touch? Is it settled? Are you satisfied?',
        attempts: 3,
      }),
  ],
  [
    'GET',
    /^\/judgement\/follow-ups$/,
    () =>
      ok({
        rows: closed.map((view, at) => ({
          id: view.id,
          number: view.number,
          kind: view.facts.kind,
          title: view.facts.title,
          unit: view.department,
          unit_name: view.department_name,
          closed_at: ago(900 + at * 60),
          cause: ['sampled', 'reopened', 'poor_evaluation'][at % 3],
          plan: at % 3 ? '' : 'others',
          attempts: at % 3,
          next_try_at: ago(300 - at * 20),
          held_by_name: at === 1 ? '演示-座席02' : '',
          held_until: at === 1 ? ago(-20) : null,
        })),
        as_of: ago(0),
      }),
  ],
  [
    'GET',
    /^\/judgement\/rates$/,
    () =>
      ok({
        from: ago(60 * 24 * 30),
        to: ago(0),
        as_of: ago(0),
        total: { ...figures(null, 1), unit: '', unit_name: '' },
        units: units.map(figures),
      }),
  ],
  ['GET', /^\/judgement\/rounds$/, () => ok({ rows, next: '' })],
]
