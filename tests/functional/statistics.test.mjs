// What a leader reads: a report whose figures say what they count, the rows behind one, the file, and the same figures from events.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { after, before, test } from 'node:test';
import { Browser } from './support/browser.mjs';
import { people } from './support/city.mjs';
import { Server, binary } from './support/server.mjs';
import { prepareCity } from './support/small_city.mjs';

const complaint = { kind: 'complaint', title: '路灯不亮', content: '学府路路灯连续三晚不亮', category: '', district: '', street: '', address: '学府路1号', citizen_name: '测试市民', citizen_phone: '09991230000', confidential: false, urgency: 'normal' };
const who = {};
let server;
let browser;
let made;

before(async () => {
    server = await prepareCity(new Server()).start();
    browser = await Browser.open(440);
    for (const role of ['agent', 'dispatcher', 'leader']) who[role] = await server.logIn(people[role]);
    made = await who.agent.post('/cases', { facts: complaint, idempotency_key: 'statistics-case-key-1' }, 201);
    await who.agent.post('/cases', { facts: { ...complaint, kind: 'enquiry' }, idempotency_key: 'statistics-case-key-2' }, 201);
    await who.dispatcher.post(`/cases/${made.id}/actions`, { action: 'dispatch', version: made.version, text: '请办理', department: 'urban' });
});

after(async () => {
    await browser?.close();
    await server.finish();
});

const figure = (figures, code) => figures.find(({ measure }) => measure === code);

test('a report says what it counts and shows the rows behind each figure', async () => {
    const report = await who.leader.get('/reports/cases_by_kind');
    assert.equal(figure(report.total, 'recorded').value, 2);
    assert.deepEqual(report.groups.map(({ key }) => key).sort(), ['complaint', 'enquiry']);
    const rate = figure(report.groups.find(({ key }) => key === 'complaint').figures, 'dispatched_rate');
    assert.deepEqual([rate.numerator, rate.denominator, rate.value], [1, 1, 100]);
    const rows = await who.leader.get('/reports/cases_by_kind/rows?measure=dispatched_rate&group=complaint');
    assert.deepEqual(rows.rows.map(({ of_case }) => of_case), [made.id]);
    const units = await who.leader.get('/reports/departments');
    assert.equal(figure(units.groups.find(({ key }) => key === 'urban').figures, 'dispatches').value, 1);
});

test('without anything to divide by there is no figure', async () => {
    const calls = await who.leader.get('/reports/calls');
    assert.equal(figure(calls.total, 'calls_in').value, 0);
    assert.equal(figure(calls.total, 'answer_rate').value, undefined);
});

test('the file has the same figures and their formulas', async () => {
    const day = new Date().toISOString().slice(0, 10);
    const body = JSON.stringify({ from: `${day}T00:00:00Z`, to: `${day}T23:59:59Z`, filters: {}, language: 'zh', words: { complaint: '投诉' }, format: 'csv' });
    const answer = await fetch(`${server.url}/api/v1/reports/cases_by_kind/file`, { method: 'POST', body, headers: { Cookie: who.leader.cookie, 'X-Hotline': '1', 'Content-Type': 'application/json' } });
    const text = await answer.text();
    assert.equal(answer.status, 200);
    assert.match(text, /"投诉","1",/);
    assert.match(text, /"公式","受理的工单",/);
});

test('a leader goes from a figure to its rows to the case', async () => {
    const page = await browser.page(`${server.url}/login`);
    await Browser.logIn(page, server, people.leader);
    await page.goto(`${server.url}/statistics?report=cases_by_kind`);
    await page.getByTestId('figure-complaint-recorded').click();
    await page.getByTestId('fact-row').first().getByRole('link').click();
    await page.waitForURL(`**/cases/${made.id}`);
    assert.deepEqual(page.errors, []);
    await page.context().close();
});

test('counted anew from the events it is the same', () => {
    const today = new Date(Date.now() + 8 * 3600_000).toISOString().slice(0, 10);
    const done = spawnSync(binary, ['statistics', 'verify', '--data', server.data, '--from', today], { encoding: 'utf8' });
    assert.equal(done.status, 0, done.stdout + done.stderr);
    assert.match(done.stdout, /^0 figures differ/);
    assert.equal(spawnSync(binary, ['statistics', 'verify', '--data', server.data, '--from', 'yesterday']).status, 2);
});
