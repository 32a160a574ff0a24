import { readFileSync } from 'node:fs'
import { ago } from './data.mjs'

const read = (path) => JSON.parse(readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8'))
const texts = read('data/demo/prompts.json')
const prompts = [
  ...texts.map(({ name, text_zh }, at) => ({
    name,
    title: name,
    text: text_zh,
    language: 'zh',
    length_ms: 1500 + [...text_zh].length * 230,
    level_db: -19 - (at % 4),
    source: 'file',
    state: 'active',
    used_by: at % 3 ? [] : ['default'],
    needed: at % 5 === 1,
    changed_at: ago(9000 + at),
    changed_by: '',
  })),
  {
    name: 'p_20261120_101500',
    title: '政策宣传',
    text: '惠民政策',
    language: 'zh',
    length_ms: 61_000,
    level_db: -20,
    source: 'recorded',
    state: 'active',
    used_by: [],
    needed: false,
    changed_at: ago(90),
    changed_by: '演示-班长01',
  },
  {
    name: 'p_20261001_090000',
    title: '国庆值守',
    text: '',
    language: 'zh',
    length_ms: 12_000,
    level_db: -21,
    source: 'upload',
    state: 'retired',
    used_by: [],
    needed: false,
    changed_at: ago(30_000),
    changed_by: '演示-班长01',
  },
]

const { version: _version, ...first } = read('flows/default.json')
const service = read('flows/self_service.json')
const flow = (document) => ({ document: { schema: 1, ...document }, layout: {}, revision: 4, changed_at: ago(12) })
const big = {
  code: 'big',
  title_zh: '五千个节点',
  title_en: 'Five thousand nodes',
  start: '节点 0',
  nodes: Object.fromEntries(
    Array.from({ length: 5000 }, (_, at) => [
      `节点 ${at}`,
      at === 4999
        ? { kind: 'queue', queue: 'general' }
        : { kind: 'play', prompts: ['greeting'], next: `节点 ${Math.min(4999, at * 2 + 1)}` },
    ]),
  ),
}
const flows = { default: flow(first), big: flow(big), self_service: flow(service) }
const tests = []
const versions = [
  { version: 3, state: 'scheduled', at: ago(-600), by: '演示-班长01', why: '国庆值守安排' },
  { version: 2, state: 'published', at: ago(4000), by: '演示-班长01', why: '增加企业服务' },
  { version: 1, state: 'superseded', at: ago(40_000), by: '', why: '' },
]

const targets = (node) => [
  ...['next', 'open', 'closed', 'no_input', 'no_match', 'after_talk', 'other', 'declined', 'unavailable']
    .filter((name) => name in node)
    .map((name) => node[name]),
  ...Object.values(node.choices ?? {}).map(({ next }) => next),
]
function findings({ start, nodes }) {
  const found = []
  const add = (fault, node, what, text, severity = 'error') => found.push({ fault, severity, node, what, text })
  if (!nodes[start]) add('missing_start', '', start, '没有开始节点。')
  for (const [name, node] of Object.entries(nodes)) {
    for (const to of targets(node))
      if (!nodes[to]) add('missing_target', name, to, `节点“${name}”有一个出口没有连到任何节点。`)
    if (node.kind !== 'hang_up' && node.prompts?.length === 0)
      add('nothing_to_say', name, '', `节点“${name}”没有提示音。`)
  }
  if (Object.keys(nodes).length > 9) add('too_many_keys', start, '', '来电人要按两次以上的键才能找到人。', 'warning')
  return found
}
const draft = (code) => ({
  code,
  based_on: 2,
  ...flows[code],
  findings: findings(flows[code].document),
  changed_by: '演示-班长01',
})

/** Walks plays and menus as a caller with these keys would; enough to draw the panel. */
function rehearse({ document, rehearsal: { acts } }) {
  const steps = []
  const keys = acts.filter(({ talked }) => !talked).map((act) => act.key ?? (act.silence ? 'silence' : 'hang_up'))
  let name = document.start
  let ended = null
  for (let count = 0; name && count < 50; count += 1) {
    const node = document.nodes[name]
    if (!node) break
    const step = {
      node: name,
      kind: node.kind,
      said: node.prompts ?? [],
      passed_ms: 3000,
    }
    steps.push({ ...step, waits_for: node.choices ? 'key' : 'nothing' })
    if (['queue', 'hang_up', 'mailbox', 'forward'].includes(node.kind)) {
      const goes_on_after_talk = Boolean(node.after_talk)
      if (goes_on_after_talk && acts.some(({ talked }) => talked)) {
        name = node.after_talk
        continue
      }
      ended = node.kind
      return { steps, ended, queue: node.queue ?? null, goes_on_after_talk, variables: {} }
    }
    if (!node.choices) name = node.next ?? node.open
    else {
      const key = keys.shift()
      if (key === undefined) return { steps, ended: null, queue: null, variables: {} }
      if (key === 'hang_up') return { steps, ended: 'caller_hung_up', queue: null, variables: {} }
      name = node.choices[key]?.next ?? (key === 'silence' ? (node.no_input ?? node.next) : name)
    }
  }
  return { steps, ended, queue: null, variables: {} }
}

const named = (code, name_zh, name_en) => ({ code, name_zh, name_en })
export const flowRoutes = (scene, ok, refused) => [
  ['GET', /^\/prompts$/, () => ok({ prompts: scene().empty ? [] : prompts })],
  [
    'POST',
    /^\/prompts$/,
    () => refused(422, 'prompt_no_audio', '这不是可用的声音文件：请上传 WAV、MP3、Ogg 或 WebM 录音。'),
  ],
  [
    'POST',
    /^\/prompts\/speak$/,
    (_match, body) => {
      const made = { ...prompts.at(-2), ...body, source: 'speech', changed_at: ago(0) }
      prompts.push(made)
      return ok(made, 201)
    },
  ],
  [
    'POST',
    /^\/prompts\/(\w+)\/retire$/,
    ([, name]) =>
      ok(
        Object.assign(
          prompts.find((prompt) => prompt.name === name),
          { state: 'retired' },
        ),
      ),
  ],
  [
    'GET',
    /^\/flows$/,
    () =>
      ok({
        flows: scene().empty
          ? []
          : Object.entries(flows).map(([code, { document, revision, changed_at }], at) => ({
              code,
              title_zh: document.title_zh,
              title_en: document.title_en,
              published: at === 0 ? { version: 2, at: versions[1].at, by: versions[1].by, why: versions[1].why } : null,
              draft: { revision, changed_at, changed_by: '演示-班长01', errors: at * 2, warnings: 1 },
              scheduled: at === 0 ? { version: 3, at: versions[0].at } : null,
            })),
      }),
  ],
  [
    'POST',
    /^\/flows$/,
    (_match, { code, title_zh, title_en }) => {
      flows[code] = flow({ code, title_zh, title_en, start: '', nodes: {} })
      return ok(draft(code), 201)
    },
  ],
  [
    'GET',
    /^\/flows\/names$/,
    () =>
      ok({
        queues: [named('general', '综合', 'General'), named('enterprise', '涉企', 'Enterprise')],
        calendars: [named('always', '全天', 'Always'), named('office', '工作日', 'Office hours')],
        mailboxes: [named('general', '综合留言信箱', 'General mailbox')],
        contacts: [named('duty', '值班领导', 'Duty leader')],
        prompts: prompts.map(({ name, length_ms, state }) => ({
          name,
          seconds: length_ms / 1000,
          retired: state === 'retired',
        })),
        flows: Object.entries(flows).map(([code, { document }]) => named(code, document.title_zh, document.title_en)),
      }),
  ],
  ['POST', /^\/flows\/check$/, (_match, { document }) => ok({ findings: findings(document) })],
  ['POST', /^\/flows\/rehearse$/, (_match, body) => ok(rehearse(body))],
  ['GET', /^\/flows\/(\w+)\/draft$/, ([, code]) => (flows[code] ? ok(draft(code)) : refused(404, 'flow_not_found'))],
  [
    'PUT',
    /^\/flows\/(\w+)\/draft$/,
    ([, code], { revision, document, layout }) => {
      if (scene().conflict) {
        const { nodes } = flows[code].document
        const theirs = {
          ...nodes,
          person: { kind: 'queue', queue: 'enterprise' },
          夜间: { kind: 'hang_up', prompts: [] },
        }
        flows[code].document = { ...flows[code].document, nodes: theirs }
        flows[code].revision += 1
        return { ...refused(409, 'flow_changed'), body: { code: 'flow_changed', more: { theirs: draft(code) } } }
      }
      flows[code] = { document, layout, revision: revision + 1, changed_at: ago(0) }
      return ok(draft(code))
    },
  ],
  ['GET', /^\/flows\/(\w+)\/versions$/, () => ok({ versions })],
  [
    'GET',
    /^\/flows\/(\w+)\/versions\/(\d+)$/,
    ([, code, number]) => {
      const { document, layout } = flows[code]
      const { follow_up: _gone, ...nodes } = document.nodes
      const older = { ...document, nodes: { ...nodes, enterprise: { kind: 'queue', queue: 'general' } } }
      return ok({ code, ...versions.find(({ version }) => version === Number(number)), document: older, layout })
    },
  ],
  [
    'POST',
    /^\/flows\/(\w+)\/publish$/,
    (_match, { why, at }) => {
      const version = {
        version: versions.length + 1,
        state: at ? 'scheduled' : 'published',
        at: at ?? ago(0),
        by: '演示-班长01',
        why,
      }
      versions.unshift(version)
      return ok(version)
    },
  ],
  [
    'POST',
    /^\/flows\/(\w+)\/roll-back$/,
    (_match, { why }) => ok({ ...versions[1], version: versions.length + 1, why }),
  ],
  ['POST', /^\/flows\/(\w+)\/call-me$/, () => ok({}, 202)],
  ['GET', /^\/flows\/(\w+)\/tests$/, () => ok({ tests })],
  [
    'POST',
    /^\/flows\/(\w+)\/tests$/,
    (_match, body) => {
      tests.push({ id: String(tests.length + 1), ...body })
      return ok(tests.at(-1), 201)
    },
  ],
  [
    'POST',
    /^\/flows\/(\w+)\/tests\/run$/,
    (_match, { document }) =>
      ok({
        results: tests.map(({ id, rehearsal, expected }) => {
          const got = rehearse({ document, rehearsal })
          const path = got.steps.map(({ node }) => node)
          return { id, passed: path.join() === expected.path.join(), got: { path, ended: got.ended } }
        }),
      }),
  ],
  [
    'GET',
    /^\/flows\/(\w+)\/analytics$/,
    ([, code]) => {
      const names = Object.keys(flows[code].document.nodes)
      return ok({
        version: 2,
        calls: 1240,
        nodes: names.slice(0, 60).map((node, at) => ({
          node,
          callers: Math.max(0, 1240 - at * 130),
          visits: Math.max(0, 1240 - at * 130),
          keys:
            at === 1
              ? [
                  { key: '1', count: 310 },
                  { key: '0', count: 640 },
                ]
              : [],
          hang_ups: (at * 17) % 60,
          seconds: Math.max(0, 1240 - at * 130) * (3 + (at % 5) * 2),
        })),
        edges: names
          .slice(0, 60)
          .flatMap((from, at) =>
            targets(flows[code].document.nodes[from]).map((to) => ({ from, to, count: Math.max(0, 700 - at * 70) })),
          ),
      })
    },
  ],
]
