// What is printed and taken out: papers about a case as PDF, their forms edited by an administrator, lists as XLSX. Read back with
// programs of their own.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { Browser } from './support/browser.mjs';
import { finishCase, people } from './support/city.mjs';
import { Server } from './support/server.mjs';
import { prepareCity } from './support/small_city.mjs';

const names = { agent: people.agent, dispatcher: people.dispatcher, supervisor: people.supervisor, leader: people.leader, urban: 'urban', police: 'police', admin: 'sysadmin', auditor: 'auditor' };
const who = {};
const complaint = { kind: 'complaint', title: '路灯不亮', content: '学府路路灯连续三晚不亮', category: '', district: '', street: '', address: '学府路1号', citizen_name: '测试市民', citizen_phone: '09991230000', confidential: false, urgency: 'normal' };
let server;
let browser;
let keys = 0;

before(async () => {
    server = await prepareCity(new Server()).start();
    browser = await Browser.open(440);
    for (const [name, username] of Object.entries(names)) who[name] = await server.logIn(username);
});

after(async () => {
    await browser?.close();
    await server.finish();
});

const record = (facts = {}) => who.agent.post('/cases', { facts: { ...complaint, ...facts }, idempotency_key: `case-papers-key-${keys += 1}` }, 201);
const fetched = (session, path, options = {}) => fetch(`${server.url}/api/v1${path}`, { ...options, headers: { Cookie: session.cookie, 'X-Hotline': '1', 'Content-Type': 'application/json' } });

async function act(session, id, action, extra = {}) {
    const { version } = await who.leader.get(`/cases/${id}`);
    return session.post(`/cases/${id}/actions`, { action, version, text: '说明', ...extra });
}

/** The words of a PDF, without blanks. */
async function wordsOf(answer) {
    assert.deepEqual([answer.status, answer.headers.get('content-type')], [200, 'application/pdf']);
    const file = server.file('paper.pdf');
    writeFileSync(file, Buffer.from(await answer.arrayBuffer()));
    return execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' }).replaceAll(' ', '');
}
const paper = (session, id, form) => fetched(session, `/cases/${id}/papers/${form}`);
const kindsOf = async (session, id) => (await session.get(`/cases/${id}/papers`)).papers.map(({ kind }) => kind).sort();

test('a case has the papers of what has happened to it', async () => {
    const { id } = await record();
    assert.deepEqual(await kindsOf(who.dispatcher, id), []);
    assert.equal((await paper(who.dispatcher, id, 'paper.transfer')).status, 404);
    await act(who.dispatcher, id, 'dispatch', { department: 'urban', text: '请尽快核实处理', details: { units: ['police'] } });
    assert.deepEqual(await kindsOf(who.urban, id), ['transfer_sheet']);
    await act(who.supervisor, id, 'remind', { text: '市民再次来电，请抓紧' });
    assert.deepEqual(await kindsOf(who.urban, id), ['reminder_notice', 'transfer_sheet']);
    await act(who.supervisor, id, 'supervise', { text: '三日内办结并书面报告' });
    assert.deepEqual(await kindsOf(who.urban, id), ['reminder_notice', 'supervision_sheet', 'transfer_sheet']);
    const sheet = await wordsOf(await paper(who.dispatcher, id, 'paper.supervision'));
    for (const part of ['督办单', '三日内办结并书面报告', '城市管理', '学府路路灯连续三晚不亮']) assert.ok(sheet.includes(part), `${part} in ${sheet}`);
    assert.match(await wordsOf(await paper(who.dispatcher, id, 'paper.reminder')), /请抓紧|三日内办结/);
});

test('the page prints the transfer sheet; a department reads masked what it may not know', async () => {
    const { id, number } = await record();
    const secret = await record({ confidential: true });
    for (const one of [id, secret.id]) await act(who.dispatcher, one, 'dispatch', { department: 'urban', text: '请尽快核实处理' });
    const page = await browser.page(`${server.url}/login`);
    await Browser.logIn(page, server, people.dispatcher);
    await page.goto(`${server.url}/cases/${id}`);
    await page.getByTestId('papers').click();
    const link = page.getByTestId('paper-transfer_sheet');
    await link.waitFor();
    await Browser.picture(page, 'papers');
    const full = await wordsOf(await fetched(who.dispatcher, (await link.getAttribute('href')).replace('/api/v1', '')));
    for (const part of ['转办单', number, '测试市民', '请尽快核实处理', '投诉']) assert.ok(full.includes(part), `${part} in ${full}`);
    assert.ok(!(await wordsOf(await paper(who.urban, id, 'paper.transfer'))).includes('09991230000'));
    const masked = await wordsOf(await paper(who.urban, secret.id, 'paper.transfer'));
    for (const hidden of ['测试市民', '09991230000', '学府路1号']) assert.ok(!masked.includes(hidden), hidden);
    assert.equal((await paper(who.police, id, 'paper.transfer')).status, 404);
    const taken = await who.auditor.get('/admin/events?object=case_paper');
    assert.deepEqual(taken.events.slice(0, 3).map(({ action, key }) => [action, key]), [['take_out', secret.number], ['take_out', number], ['take_out', number]]);
    assert.deepEqual(page.errors, []);
});

test('the closed case has its letter, in the words of a form that the administrator has changed', async () => {
    const { id } = await record();
    await finishCase(server, id, { department: 'urban', departmentUser: 'urban' });
    assert.match(await wordsOf(await paper(who.agent, id, 'paper.reply')), /路灯恢复照明/);
    const { rows, kinds } = await who.admin.get('/admin/texts');
    const { text, revision } = rows.find(({ text: { code } }) => code === 'paper.reply');
    assert.ok(kinds.find(({ kind }) => kind === 'reply_letter').words.includes('reply'));
    const wrong = await who.admin.call('PUT', '/admin/texts', { text: { ...text, body: '{password}' }, revision, note: '' }, 422);
    assert.equal(wrong.fields[0].pointer, '/body');
    await who.admin.call('PUT', '/admin/texts', { text: { ...text, body: '# 致{citizen}的信\n{reply}' }, revision, note: '' }, 200);
    assert.match(await wordsOf(await paper(who.agent, id, 'paper.reply')), /致测试市民的信/);
    const draft = { method: 'POST', body: JSON.stringify({ title: '样张', body: '# 样张\n{reply}' }) };
    assert.match(await wordsOf(await fetched(who.admin, '/admin/papers/preview', draft)), /样张\s+\{reply\}/);
    assert.equal((await fetched(who.agent, '/admin/papers/preview', draft)).status, 403);
});

test('a list is taken out as a workbook whose cells are texts', async () => {
    await record({ kind: 'help', title: '=HYPERLINK("http://evil.test")' });
    const page = await browser.page(`${server.url}/login`);
    await Browser.logIn(page, server, people.supervisor);
    await page.goto(`${server.url}/cases?kind=help`);
    await page.getByTestId('export-cases').click();
    const download = page.waitForEvent('download');
    await page.getByTestId('export-xlsx').click();
    const file = server.file('cases.xlsx');
    await (await download).saveAs(file);
    assert.equal(readFileSync(file).subarray(0, 2).toString(), 'PK');
    const part = (name) => execFileSync('unzip', ['-p', file, name], { encoding: 'utf8' });
    assert.match(part('xl/sharedStrings.xml'), /=HYPERLINK\(&quot;http:\/\/evil\.test&quot;\)|=HYPERLINK\("http:\/\/evil\.test"\)/);
    assert.doesNotMatch(part('xl/worksheets/sheet1.xml'), /<f>/);
    assert.match(part('xl/sharedStrings.xml'), /求助/);
    assert.deepEqual(page.errors, []);
});
