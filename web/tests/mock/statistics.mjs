import { ago, cases, reference } from './data.mjs'

const ok = (body) => ({ status: 200, body })
// prettier-ignore
const measures = [
  {code: 'calls_in', name_zh: '呼入量', name_en: "Calls in", formula_zh: '呼入电话', formula_en: "calls that came in", unit: 'count', divides: false, source: 'B.9-1'},
  {code: 'queued', name_zh: '进入队列量', name_en: "Queued", formula_zh: '进入队列的电话', formula_en: "calls that joined a queue", unit: 'count', divides: false, source: 'F.3 O'},
  {code: 'answered', name_zh: '接通量', name_en: "Answered", formula_zh: '进入队列后由人工接通的电话', formula_en: "queued calls answered by a person", unit: 'count', divides: false, source: 'F.3 A'},
  {code: 'abandoned', name_zh: '放弃量', name_en: "Given up", formula_zh: '在队列中或振铃时放弃的电话', formula_en: "queued calls given up before a person answered", unit: 'count', divides: false, source: 'F.3 B'},
  {code: 'answer_rate', name_zh: '接通率', name_en: "Answer rate", formula_zh: '进入队列后由人工接通的电话 ÷ 进入队列的电话 × 100%', formula_en: "queued calls answered by a person ÷ calls that joined a queue × 100 %", unit: 'percent', divides: true, source: 'GB/T 33358; F.3'},
  {code: 'sl15_of_queued', name_zh: '15秒接通率（占进入队列）', name_en: "Answered in 15 s, of the queued", formula_zh: '进入队列后15秒内接通的电话 ÷ 进入队列的电话 × 100%', formula_en: "queued calls answered within 15 s ÷ calls that joined a queue × 100 %", unit: 'percent', divides: true, source: 'GB/T 33358; C2; F.3'},
  {code: 'average_wait', name_zh: '平均应答速度', name_en: "Average speed of answer", formula_zh: '接通电话的等待时长之和 ÷ 进入队列后由人工接通的电话', formula_en: "sum of the answered calls' waits ÷ queued calls answered by a person", unit: 'seconds', divides: true, source: 'F.3 ASA'},
  {code: 'longest_wait', name_zh: '最长等待', name_en: "Longest wait", formula_zh: '进入队列的电话中最长的等待', formula_en: "longest wait of a queued call", unit: 'seconds', divides: true, source: 'B.9-1'},
  {code: 'recorded', name_zh: '受理量', name_en: "Recorded", formula_zh: '受理的工单', formula_en: "cases recorded", unit: 'count', divides: false, source: 'B.9-8'},
  {code: 'direct', name_zh: '直接答复量', name_en: "Answered directly", formula_zh: '直接答复的工单', formula_en: "cases answered directly", unit: 'count', divides: false, source: 'B.9-8'},
  {code: 'with_unit', name_zh: '在承办单位量', name_en: "With a unit", formula_zh: '在承办单位的工单', formula_en: "cases that lie with a unit", unit: 'count', divides: false, source: 'F.3'},
  {code: 'direct_rate', name_zh: '直接答复率', name_en: "Answered directly, of the recorded", formula_zh: '直接答复的工单 ÷ 受理的工单 × 100%', formula_en: "cases answered directly ÷ cases recorded × 100 %", unit: 'percent', divides: true, source: 'F.3'},
  {code: 'finished_of_recorded', name_zh: '办结率（按受理批次）', name_en: "Finished, of the recorded (cohort)", formula_zh: '已办结的工单 ÷ 受理的工单 × 100%', formula_en: "cases whose handling is over ÷ cases recorded × 100 %", unit: 'percent', divides: true, source: 'F.3'},
  {code: 'overdue_now', name_zh: '现已超期量', name_en: "Overdue now", formula_zh: '现已超期未办结的工单', formula_en: "cases that are overdue now", unit: 'count', divides: false, source: 'B.9-11'},
  {code: 'on_time_rate', name_zh: '按时办结率（含批准的延期）', name_en: "Finished in time, granted extensions counted", formula_zh: '期内到期并按时办结的工单 ÷ 期内到期的工单 × 100%', formula_en: "cases due in the period, finished in time ÷ cases due in the period × 100 %", unit: 'percent', divides: true, source: 'F.3'},
  {code: 'average_handling', name_zh: '平均办理时长', name_en: "Average handling", formula_zh: '从最近一次派单到办结的时长之和 ÷ 期内办结且派过单的工单', formula_en: "sum of the times from the last dispatch to the end of handling ÷ of those, cases that were dispatched", unit: 'seconds', divides: true, source: 'B.9-11'},
  {code: 'dispatches', name_zh: '派单量', name_en: "Dispatches", formula_zh: '派单次数', formula_en: "dispatches", unit: 'count', divides: false, source: 'B.9-11'},
  {code: 'return_rate', name_zh: '退单率', name_en: "Returned", formula_zh: '同意退单次数 ÷ 派单次数 × 100%', formula_en: "returns upheld ÷ dispatches × 100 %", unit: 'percent', divides: true, source: 'F.3'},
  {code: 'satisfaction_rate', name_zh: '满意率（剔除后）', name_en: "Satisfaction rate, without excluded", formula_zh: '评价为前三级的诉求人（剔除后） ÷ 作出评价的诉求人（剔除后） × 100%', formula_en: "citizens who chose one of the best three levels (without excluded) ÷ citizens who evaluated (without excluded) × 100 %", unit: 'percent', divides: true, source: 'C33; C34; F.3'},
  {code: 'satisfaction_rate_all', name_zh: '满意率（含剔除）', name_en: "Satisfaction rate, with excluded", formula_zh: '评价为前三级的诉求人（含剔除） ÷ 作出评价的诉求人（含剔除） × 100%', formula_en: "citizens who chose one of the best three levels (with excluded) ÷ citizens who evaluated (with excluded) × 100 %", unit: 'percent', divides: true, source: 'C33; C28'},
]

const reports = [
  {
    code: 'calls',
    name_zh: '话务量统计',
    name_en: 'Calls',
    by: 'time',
    measures: [
      'calls_in',
      'queued',
      'answered',
      'abandoned',
      'answer_rate',
      'sl15_of_queued',
      'average_wait',
      'longest_wait',
    ],
    filters: ['queue', 'channel', 'agent'],
    granularities: ['day', 'week', 'month', 'quarter', 'year'],
  },
  {
    code: 'districts',
    name_zh: '区域统计',
    name_en: 'Cases by district',
    by: 'district',
    measures: ['recorded', 'direct', 'with_unit', 'direct_rate', 'finished_of_recorded', 'overdue_now'],
    filters: ['channel', 'kind', 'category', 'district', 'street', 'department'],
    granularities: [],
  },
]

/** Made-up counts: a line has fewer the further down it stands; the last has none, and so no rates. */
function figure(measure, scale) {
  const { code, unit, divides } = measures.find((one) => one.code === measure)
  const numerator = unit === 'seconds' ? scale * 9000 : Math.round(scale * (unit === 'percent' ? 9 : 10))
  if (!divides) return { measure: code, numerator, value: numerator, previous: numerator + 3, year_ago: numerator - 4 }
  const denominator = scale * 10
  if (denominator === 0) return { measure: code, numerator: 0, denominator: 0 }
  const factor = unit === 'percent' ? 100 : 0.001
  return {
    measure: code,
    numerator,
    denominator,
    value: (numerator / denominator) * factor,
    previous: (numerator / denominator) * factor * 0.95,
  }
}
function linesOf(report, from) {
  if (report.by === 'district')
    return reference.districts.map(({ code, name_zh, name_en }) => ({ key: code, name_zh, name_en }))
  const first = new Date(from)
  return [0, 1, 2, 3, 4, 5, 6].map((day) => {
    const at = new Date(first.getTime() + day * 86_400_000)
    const key = `${at.getFullYear()}-${String(at.getMonth() + 1).padStart(2, '0')}-${String(at.getDate()).padStart(2, '0')}`
    return { key, name_zh: key, name_en: key }
  })
}

function figuresOf(report, query, empty) {
  const lines = linesOf(report, query.get('from'))
  const scale = (at) => (empty ? 0 : Math.max(0, lines.length - 1 - at) * 7)
  const from = query.get('from')
  return {
    report: report.code,
    from,
    to: query.get('to'),
    previous_from: new Date(new Date(from).getTime() - 7 * 86_400_000).toISOString(),
    previous_to: from,
    year_ago_from: from,
    year_ago_to: from,
    as_of: ago(0),
    total: report.measures.map((measure) => figure(measure, empty ? 0 : 147)),
    groups: lines.map((line, at) => ({ ...line, figures: report.measures.map((one) => figure(one, scale(at))) })),
  }
}
const rows = cases.slice(0, 8).map((view, at) => ({
  at: ago(at * 70),
  of_case: view.id,
  number: view.number,
  title: view.facts.title,
  state: view.stage ?? view.state,
  queue: '',
  department: view.department,
  agent_name: '',
  amount: 1,
}))

export const statisticsRoutes = (scenario) => [
  ['GET', /^\/reports\/catalogue$/, () => ok({ measures, reports })],
  [
    'GET',
    /^\/reports\/(calls|districts)$/,
    ([, code], _body, query) =>
      ok(
        figuresOf(
          reports.find((one) => one.code === code),
          query,
          scenario().empty,
        ),
      ),
  ],
  ['GET', /^\/reports\/(?:calls|districts)\/rows$/, () => ok({ rows, next: '' })],
]
