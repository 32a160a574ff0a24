// A clerk changes what callers hear: draws a flow from nothing, tries it, publishes it, and callers walk it.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, afterEach, before, test } from 'node:test';
import { Browser } from './support/browser.mjs';
import { people } from './support/city.mjs';
import { FlowPage } from './support/flow_page.mjs';
import { uploadPrompt } from './support/prompt_page.mjs';
import { callOf, Citizens, namesOf } from './support/seat.mjs';
import { Server } from './support/server.mjs';
import { prepareCity, sounds } from './support/small_city.mjs';
import { until } from './support/wait.mjs';
import { secondsOfTone, writeTone } from './support/wav.mjs';

const tones = { welcome: 620, menu: 900, policy: 1250, guide: 1400 };
const prompts = {};
const clerk = people.supervisor;
let server;
let supervisor;
let browser;
let folder;
const citizens = new Citizens();

before(async () => {
    server = await prepareCity(new Server()).start();
    supervisor = await (await server.logIn(people.supervisor)).follow();
    browser = await Browser.open(1300);
    folder = mkdtempSync(join(tmpdir(), 'hotline-flow-'));
});

after(async () => {
    await browser?.close();
    supervisor?.close();
    rmSync(folder, { recursive: true, force: true });
    await server.finish();
});

afterEach(async () => {
    await citizens.leave();
});

async function pageOf(username) {
    const page = await browser.page(`${server.url}/login`);
    await Browser.logIn(page, server, username);
    return page;
}

async function hears(citizen, tone, seconds = 0.3) {
    await until(`${tone} Hz to be heard`, () => secondsOfTone(citizen.heardSoFar(), tone) >= seconds);
}

test('the flow of the seed is drawn from an empty canvas, rehearsed, published, and callers walk each branch', async () => {
    const page = await pageOf(clerk);
    await page.getByTestId('menu-prompts').click();
    for (const [name, tone] of Object.entries(tones)) prompts[name] = await uploadPrompt(page, `测试-${name}`, writeTone(join(folder, `${name}.wav`), tone, 0.8, 44100));
    const flow = await new FlowPage(page).open('default');
    await flow.clear();
    await (await flow.add('play', '欢迎词')).says(prompts.welcome);
    await (await flow.add('menu', '菜单')).says(prompts.menu);
    await flow.pull('欢迎词', 'next', '菜单');
    await (await flow.add('info', '政策宣传')).says(prompts.policy);
    await (await flow.key('*', '返回', '菜单')).leads('next', '菜单');
    await (await flow.add('info', '便民指导')).says(prompts.guide);
    await (await flow.key('*', '返回', '菜单')).leads('next', '菜单');
    await flow.add('queue', '转接');
    await flow.queue('综合');
    await flow.add('mailbox', '留言');
    await flow.mailbox('综合留言信箱');
    await flow.choose('菜单');
    for (const [key, to] of [['1', '政策宣传'], ['2', '便民指导'], ['0', '转接'], ['9', '留言']]) await flow.key(key, to, to);
    await flow.leads('no_input', '转接');
    await flow.leads('no_match', '转接');
    await flow.sound();
    await flow.save();
    await Browser.picture(page, 'flow-drawn');

    await page.getByTestId('flow-tab-rehearse').click();
    await page.getByTestId('rehearsal-begin').click();
    await page.getByTestId('rehearsal-silence').click();
    await page.locator('[data-testid="node-菜单"][data-lit=now]').waitFor();
    await page.getByTestId('rehearsal-key-2').click();
    await page.locator('[data-testid="node-便民指导"][data-lit=now]').waitFor();
    await page.getByTestId('rehearsal-key-star').click();
    await page.getByTestId('rehearsal-key-0').click();
    await page.locator('[data-testid=rehearsal-ended][data-ended=queue]').waitFor();
    await Browser.picture(page, 'flow-rehearsed');
    await flow.publish('按种子需求改版');
    assert.deepEqual(page.errors, []);

    const citizen = await citizens.arrive(server, '09990000601', { keys: '' });
    await hears(citizen, tones.welcome);
    await hears(citizen, tones.menu);
    citizen.key('1');
    await hears(citizen, tones.policy);
    citizen.key('*');
    await hears(citizen, tones.menu, 0.9);
    citizen.key('2');
    await hears(citizen, tones.guide);
    citizen.key('*');
    citizen.key('0');
    await callOf(supervisor, '09990000601', (call) => namesOf(call).includes('queue_joined'));
    const speaker = await citizens.arrive(server, '09990000602', { keys: '' });
    await hears(speaker, tones.menu);
    speaker.key('9');
    await hears(speaker, sounds.beep, 0.2);
});

test('two clerks save the same draft: the second is shown what changed and loses nothing', async () => {
    const first = await new FlowPage(await pageOf(clerk)).open('default');
    const second = await new FlowPage(await pageOf('supervisor02')).open('default');
    await first.add('hang_up', '再见');
    await first.save();
    await second.add('hang_up', '另一个结束');
    await second.page.getByTestId('flow-save').click();
    await second.page.getByTestId('conflict').waitFor();
    await second.page.getByTestId('difference-再见').waitFor();
    await Browser.picture(second.page, 'flow-conflict');
    await second.page.getByTestId('conflict-merge').click();
    await second.page.getByTestId('unsaved').waitFor({ state: 'detached' });
    const { document } = await supervisor.get('/flows/default/draft');
    assert.ok(document.nodes['再见'] && document.nodes['另一个结束'], Object.keys(document.nodes).join());
});

test('a flow of 5000 steps opens without freezing', async () => {
    const nodes = Object.fromEntries(Array.from({ length: 5000 }, (_, at) => [`步骤 ${at}`,
        at === 4999 ? { kind: 'queue', queue: 'general' } : { kind: 'play', prompts: [prompts.welcome], next: `步骤 ${Math.min(4999, at * 2 + 1)}` }]));
    await supervisor.post('/flows', { code: 'large', title_zh: '很大的流程', title_en: 'Large' }, 201);
    const { revision, document } = await supervisor.get('/flows/large/draft');
    await supervisor.put('/flows/large/draft', { revision, document: { ...document, start: '步骤 0', nodes }, layout: {} });
    const page = await pageOf(clerk);
    await page.evaluate(() => {
        window.longest = 0;
        let last = performance.now();
        const watch = () => {
            const now = performance.now();
            window.longest = Math.max(window.longest, now - last);
            last = now;
            setTimeout(watch, 20);
        };
        watch();
    });
    const flow = await new FlowPage(page).open('large');
    await flow.node('步骤 0').waitFor();
    await flow.choose('步骤 4321');
    await flow.node('步骤 4321').waitFor();
    const longest = await page.evaluate(() => window.longest);
    assert.ok(longest < 2000, `the page did not answer for ${Math.round(longest)} ms`);
    assert.ok(await flow.nodes.count() < 400, 'only what is in view is drawn');
});
