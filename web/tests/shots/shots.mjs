import { mkdirSync } from 'node:fs'
import { chromium } from 'playwright-core'

/** Draws every page of the running mock, to be looked at by a person. SHOTS names the folder, BASE the server. */
const base = process.env.BASE ?? 'http://127.0.0.1:18080'
const folder = process.env.SHOTS ?? '/tmp/shots'
const only = process.env.ONLY ?? ''
mkdirSync(folder, { recursive: true })

const kFlags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--use-fake-device-for-media-stream',
  '--use-fake-ui-for-media-stream',
]
const kWidths = { wide: 1440, narrow: 390 }
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', headless: true, args: kFlags })
const problems = []

const scene = (change) => fetch(`${base}/mock`, { method: 'POST', body: JSON.stringify(change) })
const kFresh = {
  empty: false,
  failing: false,
  phone: 'signed_out',
  conflict: false,
  drop: false,
  refuse: false,
  citizen: 'in_flow',
  talk: '',
  agents: 0,
}

/** name, who is logged in, path, what the server is like, what is done on the page */
const kShots = [
  ['login', null, '/login', {}, async () => {}],
  ['login-wrong', null, '/login', {}, (page) => logIn(page, 'nobody')],
  ['login-limited', null, '/login', {}, (page) => logIn(page, 'many')],
  ['citizen', null, '/', {}, async () => {}],
  [
    'citizen-call',
    null,
    '/',
    {},
    async (page) => {
      await page.getByTestId('citizen-call').click()
      await page.getByTestId('citizen-state-in_flow').waitFor()
    },
  ],
  [
    'citizen-refused',
    null,
    '/',
    { refuse: true },
    async (page) => {
      await page.getByTestId('citizen-call').click()
      await page.getByTestId('citizen-problem-refused').waitFor()
    },
  ],
  ['citizen-write', null, '/', {}, (page) => page.getByTestId('citizen-tab-write').click()],
  [
    'citizen-write-wrong',
    null,
    '/',
    {},
    async (page) => {
      await page.getByTestId('citizen-tab-write').click()
      await page.getByTestId('request-submit').click()
    },
  ],
  ['citizen-receipt', null, '/', {}, writeRequest],
  [
    'citizen-progress',
    null,
    '/',
    {},
    async (page) => {
      await page.getByTestId('citizen-tab-progress').click()
      await page.getByTestId('progress-number').fill('20261123000003')
      await page.getByTestId('progress-code').fill('123456')
      await page.getByTestId('progress-submit').click()
      await page.getByTestId('progress').waitFor()
    },
  ],
  ['desk-signed-out', 'agent', '/desk', {}, async () => {}],
  ['desk-ready', 'agent', '/desk', { phone: 'ready' }, async () => {}],
  [
    'desk-ringing',
    'agent',
    '/desk',
    { phone: 'ready' },
    async (page) => {
      await scene({ phone: 'reserved' })
      await page.getByTestId('call-answer').waitFor()
    },
  ],
  ['desk-talking', 'agent', '/desk', { phone: 'talking' }, fillIntake],
  ['desk-consulting', 'agent', '/desk', { phone: 'talking', talk: 'consulting' }, async () => {}],
  ['desk-conference', 'agent', '/desk', { phone: 'talking', talk: 'conference' }, async () => {}],
  ['desk-transfer-failed', 'agent', '/desk', { phone: 'talking', talk: 'failed' }, async () => {}],
  [
    'desk-transfer',
    'agent',
    '/desk',
    { phone: 'talking' },
    async (page) => {
      await page.getByTestId('call-transfer').click()
      await page.getByTestId('target-8001').waitFor()
    },
  ],
  [
    'desk-keys',
    'agent',
    '/desk',
    { phone: 'talking' },
    async (page) => {
      await page.getByTestId('call-keys').click()
      await page.getByTestId('digit-5').click()
    },
  ],
  [
    'desk-shortcuts',
    'agent',
    '/desk',
    { phone: 'ready' },
    async (page) => {
      await page.keyboard.press('?')
      await page.getByTestId('shortcut-help').waitFor()
    },
  ],
  ['desk-supervising', 'supervisor', '/desk', { phone: 'supervising' }, async () => {}],
  ['desk-wrap-up', 'agent', '/desk', { phone: 'wrap_up' }, async () => {}],
  [
    'desk-saved',
    'agent',
    '/desk',
    { phone: 'talking' },
    async (page) => {
      await fillIntake(page)
      await tab(page, 'intake')
      await page.getByTestId('intake-save').click()
      await page.getByTestId('intake-saved').waitFor()
    },
  ],
  [
    'desk-callbacks',
    'agent',
    '/desk',
    { phone: 'ready' },
    async (page) => {
      const narrow = page.getByTestId('desk-tab-callbacks')
      await ((await narrow.count()) ? narrow : page.getByTestId('side-callbacks')).click()
    },
  ],
  [
    'desk-live-lost',
    'agent',
    '/desk',
    { phone: 'ready' },
    async (page) => {
      await scene({ drop: true })
      await page.getByTestId('live-lost').waitFor()
    },
  ],
  ['callbacks', 'supervisor', '/callbacks', {}, async () => {}],
  ['callbacks-empty', 'agent', '/callbacks', { empty: true }, async () => {}],
  [
    'callbacks-history',
    'agent',
    '/callbacks',
    {},
    async (page) => {
      await page.getByTestId('callback-list').getByRole('button').first().click()
      await page.getByTestId('callback-history').waitFor()
    },
  ],
  ['messages', 'agent', '/messages', {}, async () => {}],
  [
    'messages-case',
    'agent',
    '/messages',
    {},
    async (page) => {
      await page.getByTestId('message-file').first().click()
      await page.getByTestId('message-case-form').waitFor()
    },
  ],
  ['messages-empty', 'agent', '/messages', { empty: true }, async () => {}],
  ['letters', 'agent', '/letters', {}, async () => {}],
  ['letters-empty', 'agent', '/letters', { empty: true }, async () => {}],
  [
    'letters-open',
    'agent',
    '/letters?state=in_progress',
    {},
    async (page) => {
      await page.getByTestId('letter-7005').click()
      await page.getByTestId('time-line').waitFor()
    },
  ],
  [
    'letters-case',
    'agent',
    '/letters?state=in_progress',
    {},
    async (page) => {
      await page.getByTestId('letter-7005').click()
      await page.getByTestId('letter-file').click()
      await page.getByTestId('letter-case-form').waitFor()
    },
  ],
  [
    'gateways',
    'sysadmin',
    '/admin/gateways',
    {},
    async (page) => {
      await page.getByTestId('gateway-city').getByTestId('gateway-test').click()
      await page.getByTestId('gateway-test-to').fill('13800000001')
      await page.getByTestId('gateway-test-send').click()
      await page.getByTestId('gateway-test-answer').waitFor()
    },
  ],
  ['dispatch', 'dispatcher', '/dispatch', {}, async () => {}],
  [
    'dispatch-form',
    'dispatcher',
    '/dispatch',
    {},
    async (page) => {
      await firstCase(page)
      await page.getByTestId('action-dispatch').click()
    },
  ],
  [
    'dispatch-conflict',
    'dispatcher',
    '/dispatch',
    { conflict: true },
    async (page) => {
      await firstCase(page)
      await page.getByTestId('action-dispatch').click()
      await page.getByTestId('action-text').fill('请核实')
      await page.getByTestId('action-submit').click()
      await page.getByTestId('action-refusal').waitFor()
    },
  ],
  ['dispatch-empty', 'dispatcher', '/dispatch', { empty: true }, async () => {}],
  ['dispatch-failing', 'dispatcher', '/dispatch', { failing: true }, async () => {}],
  [
    'inbox',
    'department',
    '/inbox',
    {},
    async (page) => {
      await page.getByTestId('inbox-in_hand').click()
      await firstCase(page)
      await page.getByTestId('action-reply').click()
      await page.getByTestId('action-prepared').click()
      await page.getByTestId('prepared-reply.lamp').click()
    },
  ],
  [
    'review',
    'reviewer',
    '/review',
    {},
    async (page) => {
      await firstCase(page)
      await page.getByTestId('action-rehandle').click()
    },
  ],
  ['overview-today', 'leader', '/overview', {}, async () => {}],
  [
    'overview-month',
    'leader',
    '/overview',
    {},
    async (page) => {
      await page.getByTestId('period-month').click()
      await page.getByTestId('trend-chart').waitFor()
    },
  ],
  ['overview-empty', 'leader', '/overview', { empty: true }, async () => {}],
  [
    'statistics-calls',
    'leader',
    '/statistics',
    {},
    async (page) => {
      await page.getByTestId('measure-answer_rate').click()
      await page.getByTestId('report-chart').waitFor()
    },
  ],
  [
    'statistics-rows',
    'leader',
    '/statistics?report=districts',
    {},
    async (page) => {
      await page.getByTestId('figure-total-direct_rate').click()
      await page.getByTestId('fact-row').first().waitFor()
    },
  ],
  ['statistics-empty', 'leader', '/statistics', { empty: true }, async () => {}],
  ['cases', 'supervisor', '/cases', {}, async () => {}],
  ['case', 'reviewer', '/cases/1003', {}, async () => {}],
  [
    'case-file-refused',
    'supervisor',
    '/cases/1003',
    {},
    async (page) => {
      await page
        .getByTestId('attachment-file')
        .setInputFiles({ name: '程序.exe', mimeType: 'application/octet-stream', buffer: Buffer.from('MZ') })
      await page.getByTestId('attachment-refusal').waitFor()
    },
  ],
  [
    'calls',
    'supervisor',
    '/calls',
    {},
    async (page) => {
      await page.getByTestId('call-play-501').click()
    },
  ],
  ['call', 'supervisor', '/calls/501', {}, async () => {}],
  [
    'recordings',
    'supervisor',
    '/recordings',
    {},
    async (page) => {
      await page.locator('[data-testid^=recording-play-]').first().click()
      await page.locator('[data-drawn="2"]').waitFor()
    },
  ],
  ['recordings-empty', 'supervisor', '/recordings', { empty: true }, async () => {}],
  ['storage', 'sysadmin', '/storage', {}, async () => {}],
  ['storage-empty', 'sysadmin', '/storage', { empty: true }, async () => {}],
  ['wall', 'supervisor', '/wall', {}, async () => {}],
  ['wall-empty', 'supervisor', '/wall', { empty: true }, async () => {}],
  ['wall-full', 'supervisor', '/wall', { agents: 200 }, async () => {}],
  [
    'wall-agent',
    'supervisor',
    '/wall',
    { agents: 200, phone: 'away' },
    async (page) => {
      await page.getByTestId('agent-7015').click()
      await page.getByTestId('agent-drawer').waitFor()
    },
  ],
  [
    'wall-table',
    'supervisor',
    '/wall',
    { agents: 40 },
    async (page) => {
      await page.getByTestId('wall-as-table').click()
    },
  ],
  ...['accounts', 'units', 'categories', 'calendars', 'limits', 'texts', 'events'].map((section) => [
    `admin-${section}`,
    'sysadmin',
    `/admin/${section}`,
    {},
    async () => {},
  ]),
  ['audit', 'auditor', '/admin/audit', {}, async () => {}],
  ['audit-broken', 'auditor', '/admin/audit', { conflict: true }, async () => {}],
  ['audit-empty', 'auditor', '/admin/audit', { empty: true }, async () => {}],
  [
    'admin-account',
    'sysadmin',
    '/admin/accounts',
    {},
    async (page) => {
      await page.getByTestId('account-agent02').click()
      await page.getByTestId('row-form').waitFor()
    },
  ],
  [
    'admin-unit',
    'sysadmin',
    '/admin/units',
    {},
    async (page) => {
      await page.getByTestId('node-urban').click()
      await page.getByTestId('row-form').waitFor()
    },
  ],
  ['password', 'sysadmin', '/password', {}, async () => {}],
  [
    'knowledge',
    'supervisor',
    '/knowledge',
    {},
    async (page) => {
      await page.getByTestId('knowledge-search').fill('办理')
      await page.locator('[data-testid^=knowledge-hit]').first().waitFor()
    },
  ],
  [
    'knowledge_article',
    'agent',
    '/knowledge',
    {},
    async (page) => {
      await page.getByTestId('knowledge-search').fill('取暖费')
      await page.getByTestId('knowledge-search').press('Enter')
      await page.getByTestId('knowledge-article').waitFor()
    },
  ],
  ['knowledge_items', 'publisher', '/knowledge?section=items', {}, async () => {}],
  [
    'knowledge_item',
    'publisher',
    '/knowledge?section=items&item=2',
    {},
    async (page) => {
      await page.getByTestId('item-history').click()
      await page.getByTestId('item-versions').waitFor()
    },
  ],
  [
    'knowledge_new',
    'publisher',
    '/knowledge?section=items',
    {},
    async (page) => {
      await page.getByTestId('item-new').click()
      await page.getByTestId('item-form').waitFor()
    },
  ],
  [
    'knowledge_import',
    'publisher',
    '/knowledge?section=items',
    {},
    async (page) => {
      await page.getByTestId('items-import').click()
      await page.getByTestId('import-file').setInputFiles(
        [
          '居住证办理指南.docx',
          '关于调整二〇二七年度城乡居民基本医疗保险个人缴费标准的通知.pdf',
          '扫描件.pdf',
          '网页.html',
        ].map((name) => ({
          name,
          mimeType: 'application/octet-stream',
          buffer: Buffer.from('x'),
        })),
      )
      await page.getByTestId('import-refused').waitFor()
    },
  ],
  ['knowledge_vocabulary', 'publisher', '/knowledge?section=vocabulary', {}, async () => {}],
  ['knowledge_corrections', 'publisher', '/knowledge?section=corrections', {}, async () => {}],
  ['knowledge_gaps', 'publisher', '/knowledge?section=gaps', {}, async () => {}],
  ['knowledge_figures', 'publisher', '/knowledge?section=figures', {}, async () => {}],
  [
    'citizen_answers',
    null,
    '/',
    {},
    async (page) => {
      await page.getByTestId('citizen-tab-answers').click()
      await page.getByTestId('answers-search').fill('居住证')
      await page.locator('[data-testid^=answer-]').first().waitFor()
    },
  ],
]

async function logIn(page, username) {
  await page.getByTestId('login-username').fill(username)
  await page.getByTestId('login-password').fill('x')
  await page.getByTestId('login-submit').click()
}
async function tab(page, name) {
  const button = page.getByTestId(`desk-tab-${name}`)
  if (await button.count()) await button.click()
}
async function firstCase(page) {
  await page
    .locator('[data-testid^=case-row-202611230000]')
    .nth(Number(process.env.ROW ?? 4))
    .click()
  await page.getByTestId('case-number').waitFor()
}
async function fillIntake(page) {
  await tab(page, 'intake')
  await page.getByTestId('intake-title').fill('听雨街道路灯不亮')
  await page.getByTestId('intake-content').fill('听雨街道菜市场门口三盏路灯不亮,已经一周,晚上行人多,不安全。')
  const search = page.getByTestId('knowledge-search')
  await tab(page, 'knowledge')
  await search.fill('路灯')
  await page.locator('[data-testid^=knowledge-hit-]').first().waitFor()
}
/** Nothing is being fetched and nothing moves any more. The live socket stays open, so it does not count. */
async function settled(page) {
  await page.waitForLoadState('networkidle')
  await page.evaluate(() =>
    Promise.all(
      document
        .getAnimations()
        .filter((each) => each.effect?.getTiming().iterations !== Infinity)
        .map((each) => each.finished.catch(() => {})),
    ),
  )
}
async function writeRequest(page) {
  await page.getByTestId('citizen-tab-write').click()
  await page.getByTestId('request-title').fill('路灯不亮')
  await page.getByTestId('request-content').fill('演示路三盏路灯不亮')
  await page.getByTestId('request-district').click()
  await page.locator('.el-select-dropdown__item:visible').first().click()
  await page.getByTestId('request-phone').fill('13800000000')
  await page.getByTestId('request-submit').click()
  await page.getByTestId('receipt').waitFor()
}

const kUsers = {
  auditor: 'auditor',
  agent: 'agent01',
  supervisor: 'supervisor01',
  dispatcher: 'dispatcher01',
  department: 'urban',
  reviewer: 'reviewer01',
  sysadmin: 'sysadmin',
  leader: 'leader',
  publisher: 'publisher',
}
for (const [name, role, path, change, act] of kShots) {
  if (only && !name.match(only)) continue
  for (const language of ['zh-CN', 'en']) {
    for (const [size, width] of Object.entries(kWidths)) {
      const page = await browser.newPage({ viewport: { width, height: size === 'wide' ? 900 : 844 } })
      page.on('pageerror', (error) => problems.push(`${name} ${language} ${size}: ${error.message}`))
      page.on(
        'console',
        (line) =>
          line.type() === 'error' &&
          !line.text().includes('status of') &&
          !line.text().includes('WebSocket') &&
          problems.push(`${name} ${language} ${size}: ${line.text()}`),
      )
      await page.addInitScript((tag) => localStorage.setItem('hotline.language', tag), language)
      await scene(kFresh)
      await fetch(`${base}/api/v1/sessions/current`, { method: 'DELETE' })
      if (role)
        await fetch(`${base}/api/v1/sessions`, {
          method: 'POST',
          body: JSON.stringify({ username: process.env[`USER_${role}`] ?? kUsers[role] }),
        })
      await scene(change)
      try {
        await page.goto(base + path)
        await settled(page)
        await act(page)
        await settled(page)
        const wider = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth)
        if (wider) problems.push(`${name} ${language} ${size}: page is wider than the window`)
        const key = await page.evaluate(
          () =>
            document.body.innerText.match(
              /\b(words|desk|cases|view|act|citizen|overview|action|state|admin|views|password|problems|knowledge|audit)\.[a-z_.]+/,
            )?.[0],
        )
        if (key) problems.push(`${name} ${language} ${size}: raw key ${key}`)
      } catch (error) {
        problems.push(`${name} ${language} ${size}: ${error.message.split('\n')[0]}`)
      }
      await page.screenshot({ path: `${folder}/${name}.${language}.${size}.png` })
      await page.close()
    }
  }
}
await browser.close()
process.stdout.write(problems.length ? `${problems.join('\n')}\n` : 'no problems seen\n')
