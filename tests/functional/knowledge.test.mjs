// The knowledge base by its people: written, refused, accepted, found by initials in a live call and inserted; and what a careless hand types.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { Browser } from './support/browser.mjs';
import { people } from './support/city.mjs';
import { callIn } from './support/seat.mjs';
import { Server } from './support/server.mjs';
import { prepareCity } from './support/small_city.mjs';
import { until } from './support/wait.mjs';

const question = '无人机飞行要不要报备？';
const markup = '<img src=x onerror="window.hurt=1"><b>提前一天</b>在平台报备 & 等待回复';
let server;
let browser;
let editor;
let publisher;
let agent;

before(async () => {
    server = await prepareCity(new Server()).start();
    browser = await Browser.open(440);
    editor = await server.logIn('editor');
    publisher = await server.logIn('publisher');
    agent = await server.logIn(people.agent);
});

after(async () => {
    await browser?.close();
    await server.finish();
});

const search = (q, session = agent) => session.get(`/knowledge/search?q=${encodeURIComponent(q)}`);

async function pageOf(username, path) {
    const page = await browser.page(`${server.url}/login`);
    await Browser.logIn(page, server, username);
    await page.goto(`${server.url}${path}`);
    return page;
}

async function openItem(page, id) {
    await page.goto(`${server.url}/knowledge?section=items&item=${id}`);
    await page.getByTestId('item-card').waitFor();
}

/** Presses it, gives a reason where one is asked for, and waits for the state. */
async function actOn(page, button, { reason, state } = {}) {
    await page.getByTestId(button).click();
    if (reason) {
        await page.getByTestId('item-act-text').fill(reason);
        await page.getByTestId('item-act-send').click();
    }
    if (state) await until(`the item to be ${state}`, async () => (await page.getByTestId('item-state').innerText()) === state);
}

test('an editor writes, another refuses and then accepts; an agent finds it by initials in a call and inserts it', async () => {
    const writing = await pageOf('editor', '/knowledge?section=items');
    await writing.getByTestId('item-new').click();
    await writing.getByTestId('item-title').fill(question);
    await writing.getByTestId('item-answer').fill('先飞再说');
    await writing.getByTestId('item-save').click();
    await writing.getByTestId('item-card').waitFor();
    const { rows } = await editor.get(`/knowledge/items?q=${encodeURIComponent(question)}`);
    const { id } = rows[0];
    assert.equal((await search('wrjfx')).total, 0, 'a draft is nobody\'s answer');
    await actOn(writing, 'item-submit', { state: '待审核' });

    const reviewing = await pageOf('publisher', '/knowledge');
    await openItem(reviewing, id);
    await actOn(reviewing, 'refuse_answer-1', { reason: '与规定不符' });
    await until('the answer to be refused', async () => (await reviewing.getByTestId('answer-state-1').innerText()) === '未通过');
    await actOn(reviewing, 'item-refuse', { reason: '请更正答案', state: '草稿' });

    await openItem(writing, id);
    assert.match(await writing.getByTestId('item-reason').innerText(), /请更正答案/);
    await actOn(writing, 'item-add_answer', { reason: markup });
    await actOn(writing, 'item-submit', { state: '待审核' });
    await openItem(reviewing, id);
    await actOn(reviewing, 'accept_answer-2');
    await until('the answer to be accepted', async () => (await reviewing.getByTestId('answer-state-2').innerText()) === '已采纳');
    await actOn(reviewing, 'item-publish', { state: '已发布' });
    await reviewing.getByTestId('item-history').click();
    assert.match(await reviewing.getByTestId('item-versions').innerText(), /发布/);
    await Browser.picture(reviewing, 'knowledge-review');

    const desk = await pageOf(people.agent, '/desk');
    await desk.getByTestId('sign-in-browser').click();
    await desk.getByTestId('line-up').waitFor();
    await desk.getByTestId('set-ready').click();
    await desk.getByTestId('phone-state-ready').waitFor();
    const citizen = await callIn(server, '09991230077');
    await desk.getByTestId('phone-state-reserved').waitFor();
    await desk.keyboard.press('Alt+A');
    await desk.getByTestId('phone-state-talking').waitFor();
    await desk.getByTestId('knowledge-search').fill('wrjfx');
    await desk.getByTestId(`knowledge-hit-${id}`).waitFor();
    await desk.keyboard.press('Alt+V');
    await until('the answer in the form', async () => (await desk.getByTestId('intake-content').inputValue()).includes('提前一天'));
    assert.equal(await desk.evaluate(() => window.hurt), undefined, 'markup is text');
    assert.ok((await desk.getByTestId('knowledge-answer').innerText()).includes('<b>提前一天</b>'));
    await until('the use to be counted', async () => (await editor.get(`/knowledge/items/${id}`)).counts.uses === 1);
    await Browser.picture(desk, 'knowledge-desk');

    await desk.getByTestId('intake-kind-enquiry').click();
    await desk.getByTestId('intake-title').fill('无人机报备咨询');
    await desk.getByTestId('intake-answer').click();
    await desk.getByTestId('intake-saved').waitFor();
    const leader = await server.logIn(people.leader);
    await until('the enquiry to be answered directly', async () =>
        (await leader.get('/cases')).rows.some((row) => row.title === '无人机报备咨询' && row.state === 'answered_directly'));
    assert.equal((await editor.get('/knowledge/figures')).answered_directly, 1);
    citizen.hangUp();
    await citizen.stop();
    for (const page of [writing, reviewing, desk]) {
        assert.deepEqual(page.errors, []);
        await page.context().close();
    }
});

test('nobody reviews his own work, whatever his page sends', async () => {
    const made = await publisher.post('/knowledge/items', { facts: { title: '自己写的', content: '', category: '', owner: '', source: '', document_number: '', districts: [], keywords: [], related: [], is_public: false, remarks: '' }, answer: '自己审' }, 201);
    const act = (session, action, extra, status) => session.post(`/knowledge/items/${made.id}/actions`, { action, text: '', remarks: '', ...extra }, status);
    const submitted = await act(publisher, 'submit', { version: made.version }, 200);
    assert.equal((await act(publisher, 'accept_answer', { version: submitted.version, answer: 1 }, 403)).code, 'item_own_work');
    assert.equal((await act(publisher, 'publish', { version: submitted.version }, 403)).code, 'item_own_work');
    assert.equal((await act(editor, 'publish', { version: submitted.version }, 403)).code, 'not_permitted');
    assert.equal((await act(editor, 'edit', { version: 1 }, 409)).code, 'item_changed');
    await agent.get(`/knowledge/items/${made.id}`, 403);
});

test('an empty question, a pasted page, markup and another encoding do no harm', async () => {
    assert.ok((await search('')).hits.length > 0, 'what is used most');
    assert.equal((await search('？！ “”')).hits.length > 0, true);
    await search('政策'.repeat(100));
    assert.equal((await agent.get(`/knowledge/search?q=${'a'.repeat(10_000)}`, 422)).code, 'invalid_query');
    await search('" OR title:* NEAR(a b) --');
    await search("'); DROP TABLE knowledge_items; --");
    const gbk = Buffer.from([0xbe, 0xd3, 0xd7, 0xa1, 0xd6, 0xa4]);  // 居住证
    const raw = [...gbk].map((byte) => `%${byte.toString(16)}`).join('');
    assert.equal((await agent.get(`/knowledge/search?q=${raw}`, 422)).code, 'invalid_query');
    const body = Buffer.concat([Buffer.from('{"text":"'), gbk, Buffer.from('"}')]);
    const refused = await fetch(`${server.url}/api/v1/knowledge/gaps`, { method: 'POST', headers: { Cookie: agent.cookie, 'X-Hotline': '1', 'Content-Type': 'application/json' }, body });
    assert.equal(refused.status, 422);
});

test('what is missing becomes a gap, what is wrong a task', async () => {
    await agent.post('/knowledge/gaps', { text: '量子纠缠火星移民' }, 204);
    await agent.post('/knowledge/gaps', { text: '居住证' }, 204);
    const { gaps } = await editor.get('/knowledge/gaps');
    assert.deepEqual(gaps.map((gap) => gap.text), ['量子纠缠火星移民'], 'what is found is no gap');
    const { hits } = await search('jzz');
    const made = await agent.post(`/knowledge/articles/${hits[0].id}/corrections`, { answer: 1, text: '材料变了' }, 201);
    const { corrections } = await editor.get('/knowledge/corrections');
    assert.equal(corrections[0].id, made.id);
    await editor.post(`/knowledge/corrections/${made.id}/settlement`, { corrected: true, reply: '已更正' });
    assert.equal((await editor.get('/knowledge/corrections')).corrections.length, 0);
});

test('a synonym that a reviewer adds is understood by the next search; an editor reads the words only', async () => {
    assert.ok(!(await search('落脚证')).hits.some(({ title }) => title.includes('居住证')));
    const page = await browser.page(`${server.url}/login`);
    await Browser.logIn(page, server, 'publisher');
    await page.goto(`${server.url}/knowledge?section=vocabulary`);
    const synonyms = page.getByTestId('vocabulary-synonyms');
    await until('the words', async () => (await synonyms.inputValue()) !== '');
    const before = await synonyms.inputValue();
    await synonyms.fill(`${before}\n落脚证`);
    await page.getByTestId('vocabulary-save').click();
    await page.getByTestId('vocabulary-fault').waitFor();
    assert.match(await page.getByTestId('vocabulary-fault').innerText(), new RegExp(`第 ${before.split('\n').length + 1} 行`));
    await synonyms.fill(`${before}\n落脚证 居住证`);
    await page.getByTestId('vocabulary-save').click();
    await page.getByTestId('vocabulary-fault').waitFor({ state: 'detached' });
    await until('the next search to know the word', async () => (await search('落脚证')).hits.some(({ title }) => title.includes('居住证')));
    await Browser.picture(page, 'knowledge-vocabulary');
    assert.equal((await editor.call('PUT', '/knowledge/vocabulary', { vocabulary: { synonyms: [], wrong_words: [], stop_words: [] }, revision: '0', note: '' }, 403)).code, 'not_permitted');
    const stale = { ...(await editor.get('/knowledge/vocabulary')), revision: '0', note: '' };
    assert.equal((await publisher.call('PUT', '/knowledge/vocabulary', stale, 409)).code, 'admin_row_changed');
    await page.context().close();
});

/** A manual of so many pages, printed by the browser. */
async function manual(file, pages) {
    const page = await browser.page('about:blank');
    const sheets = Array.from({ length: pages }, (_, n) => `<p style="page-break-after: always">第${n + 1}页：无人机登记须知第${n + 1}条</p>`);
    await page.setContent(`<h1>无人机登记手册</h1>${sheets.join('')}`);
    await page.pdf({ path: file });
    await page.context().close();
}

test('documents become drafts: a manual of 200 pages, a page in GBK; a locked one and a scan are refused by name', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'hotline-documents-'));
    const path = (name) => join(folder, name);
    await manual(path('手册.pdf'), 200);
    execFileSync('qpdf', ['--encrypt', 'secret', 'secret', '256', '--', path('手册.pdf'), path('加密.pdf')]);
    writeFileSync(path('路灯.txt'), Buffer.from('c2b7b5c6b1a8d0de0ab2a6b4f231323334353b', 'hex'));
    writeFileSync(path('空白.html'), '<html><body><script>alert(1)</script></body></html>');
    const page = await pageOf('editor', '/knowledge?section=items');
    await page.getByTestId('items-import').click();
    await page.getByTestId('import-file').setInputFiles(['手册.pdf', '加密.pdf', '路灯.txt', '空白.html'].map(path));
    await until('all four to be read', async () => /4/.test(await page.getByTestId('import-progress').innerText()) && (await page.getByTestId('import-refused').count()) === 2);
    await until('two drafts', async () => (await page.getByTestId('import-made').count()) === 2);
    const refused = await page.getByTestId('import-refused').allInnerTexts();
    assert.match(refused[0], /加密\.pdf[\s\S]*密码/);
    assert.match(refused[1], /空白\.html[\s\S]*没有文字/);
    await Browser.picture(page, 'knowledge-import');
    await page.getByTestId('import-made').first().getByRole('button').click();
    await page.getByTestId('item-card').waitFor();
    await page.getByTestId('attachment-pdf').waitFor();
    const rows = (await editor.get('/knowledge/items?state=draft&q=')).rows;
    const texts = await Promise.all(rows.map(({ id }) => editor.get(`/knowledge/items/${id}`)));
    const made = (title) => texts.find((one) => one.facts.title.includes(title));
    assert.match(made('无人机登记手册').facts.content, /第199页：无人机登记须知第199条/);
    assert.match(made('路灯报修').facts.content, /^拨打12345/);
    assert.deepEqual(page.errors.filter((one) => !one.includes('422')), []);
    await page.context().close();
    rmSync(folder, { recursive: true });
});

test('citizens find public answers and say whether they help', async () => {
    const page = await browser.page(server.url);
    await page.getByTestId('citizen-tab-answers').click();
    await page.getByTestId('answers-search').fill('居住证');
    const first = page.locator('[data-testid^=answer-]').first();
    await until('the first answer', async () => (await first.innerText()).includes('居住证'));
    await first.click();
    await page.getByTestId('public-helpful').click();
    await page.getByRole('status').waitFor();
    const { hits } = await search('居住证');
    await until('the vote to be counted', async () => (await agent.get(`/knowledge/articles/${hits[0].id}`)).counts.helpful === 1);
    await Browser.picture(page, 'knowledge-citizen');
    assert.deepEqual(page.errors, []);
    await page.context().close();
});
