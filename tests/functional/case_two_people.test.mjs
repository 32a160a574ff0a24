// Two people on one case, in the browser: one wins, the other is told what happened and keeps every word he typed.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Browser } from './support/browser.mjs';
import { people } from './support/city.mjs';
import { Server } from './support/server.mjs';
import { prepareCity } from './support/small_city.mjs';

const complaint = { kind: 'complaint', title: '路灯不亮', content: '学府路路灯连续三晚不亮', category: '010301', district: '', street: '', address: '学府路1号', citizen_name: '测试市民', citizen_phone: '09991230000', confidential: false, urgency: 'normal' };
const words = '请路灯所三日内修复，并回复市民';
let server;
let browser;
let agent;
let rival;
let keys = 0;

before(async () => {
    server = await prepareCity(new Server()).start();
    browser = await Browser.open(440);
    agent = await server.logIn(people.agent);
    rival = await server.logIn(people.supervisor);
});

after(async () => {
    await browser.close();
    await server.finish();
});

async function pageOf(username, id) {
    const page = await browser.page(`${server.url}/login`);
    await Browser.logIn(page, server, username);
    await page.goto(`${server.url}/cases/${id}`);
    await page.getByTestId('case-card').waitFor();
    return page;
}

const record = () => agent.post('/cases', { facts: complaint, idempotency_key: `two-people-key-${keys += 1}` }, 201);

async function act(session, id, action, extra = {}) {
    const { version } = await rival.get(`/cases/${id}`);
    return session.post(`/cases/${id}/actions`, { action, version, text: '请尽快办理', ...extra });
}

test('the catalogue fills the form; the slower dispatcher learns who was first and sends his words all the same', async () => {
    const { id } = await record();
    const page = await pageOf(people.dispatcher, id);
    await page.getByTestId('action-dispatch').click();
    const reason = await page.getByTestId('proposal').innerText();
    assert.match(reason, /路灯管理所/);
    await page.getByTestId('action-text').fill(words);
    await act(rival, id, 'dispatch', { department: 'police' });
    await page.getByTestId('action-submit').click();
    const told = await page.getByTestId('action-overtaken').innerText();
    assert.match(told, /派单/);
    assert.match(told, /待签收/);
    assert.equal(await page.getByTestId('action-text').inputValue(), words);
    await page.getByTestId('action-submit').click();
    await page.getByTestId('action-form-dispatch').waitFor({ state: 'detached' });
    const now = await rival.get(`/cases/${id}`);
    assert.deepEqual([now.department, now.instruction], ['urban.lighting', words]);
    await page.context().close();
});

test('what has become impossible keeps its words to be copied', async () => {
    const { id } = await record();
    await act(rival, id, 'dispatch', { department: 'urban' });
    const urban = await server.logIn('urban');
    await act(urban, id, 'accept');
    const page = await pageOf('urban', id);
    await page.getByTestId('action-reply').click();
    await page.getByTestId('action-text').fill(words);
    await act(rival, id, 'withdraw', { details: { reason: 'citizen_asked' } });
    await page.getByTestId('action-submit').click();
    assert.match(await page.getByTestId('action-overtaken').innerText(), /撤诉/);
    assert.equal(await page.getByTestId('action-kept-text').innerText(), words);
    assert.equal((await rival.get(`/cases/${id}`)).state, 'withdrawn');
    await page.context().close();
});

test('every due time shows its proof', async () => {
    const { id } = await record();
    await act(rival, id, 'dispatch', { department: 'urban' });
    const page = await pageOf(people.dispatcher, id);
    await page.getByTestId('clock-handle').locator('summary').click();
    const lines = (await page.getByTestId('clock-handle').getByTestId('due-proof').innerText()).split('\n');
    assert.match(lines[0], /起算/);
    assert.ok(lines.some((line) => line.includes('15 个工作日')), lines.join('|'));
    assert.match(lines.at(-1), /到期/);
    await page.context().close();
});
