// While an agent writes a request down, the page says what the centre knows already: the same matter, how such matters were classified,
// and who handles them; the dispatcher merges from the same list.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { Browser } from './support/browser.mjs';
import { people } from './support/city.mjs';
import { Server } from './support/server.mjs';
import { prepareCity } from './support/small_city.mjs';

const who = {};
const { category } = JSON.parse(readFileSync('data/demo/dispatch-catalogue.json', 'utf8')).entries[0];
const lamp = { kind: 'complaint', title: '学府路路灯不亮', content: '学府路路灯连续三晚不亮，行人看不清路', category, district: '', street: '', address: '学府路1号', citizen_name: '测试市民', citizen_phone: '09991230000', confidential: false, urgency: 'normal' };
let server;
let browser;
let keys = 0;

before(async () => {
    server = await prepareCity(new Server()).start();
    browser = await Browser.open(441);
    for (const name of ['agent', 'dispatcher', 'leader']) who[name] = await server.logIn(people[name]);
});

after(async () => {
    await browser?.close();
    await server.finish();
});

const record = (facts = {}) => who.agent.post('/cases', { facts: { ...lamp, ...facts }, idempotency_key: `case-advice-key-${keys += 1}` }, 201);

test('the agent sees what is likely the same matter, and takes the category of its like', async () => {
    const first = await record();
    for (const phone of ['09991230001', '09991230002']) await record({ citizen_phone: phone });
    const page = await browser.page(`${server.url}/login`);
    await Browser.logIn(page, server, people.agent);
    await page.goto(`${server.url}/desk`);
    await page.getByTestId('intake-title').fill('路灯不亮');
    await page.getByTestId('intake-content').fill('学府路的路灯坏了，连续几晚不亮');
    await page.getByTestId('intake-phone').fill('09991230000');
    const alike = page.getByTestId(`alike-${first.number}`);
    await alike.getByText('同一来电号码').waitFor();
    assert.doesNotMatch(await alike.innerText(), /同一地点/, 'no address yet');
    await page.getByTestId('intake-address').fill('学府路1号');
    await alike.getByText('同一地点').waitFor();
    await page.getByTestId('take-category').click();
    await page.getByTestId('take-category').waitFor({ state: 'detached' });
    await page.getByTestId('case-advice').getByTestId('proposal').waitFor();
    await Browser.picture(page, 'advice');
    await page.getByTestId('intake-save').click();
    const number = await page.getByTestId('saved-number').getAttribute('data-number');
    const { rows: [saved] } = await who.leader.get(`/cases?q=${number}`);
    assert.equal(saved.category, category);
    assert.deepEqual(page.errors, []);
});

test('who complains in confidence is not found by his number or his place', async () => {
    const secret = { confidential: true, citizen_phone: '09991239999', title: '举报偷倒', content: '夜里有人往河里偷倒建筑垃圾', address: '河滨路8号' };
    const made = await record(secret);
    const ask = (session) => session.post('/case-advice', { facts: { ...lamp, ...secret, title: '偷倒', content: '河里有垃圾，不知道是谁夜里偷偷倒的' } });
    assert.ok((await ask(who.agent)).alike.some(({ row, likeness }) => row.number === made.number && likeness.same_person), 'who recorded it knows');
    for (const { likeness } of (await ask(who.dispatcher)).alike) assert.deepEqual([likeness.same_person, likeness.same_place], [false, false]);
});

test('the dispatcher merges into a case of the list', async () => {
    const lead = await record({ title: '桃李街井盖缺失', content: '桃李街路口井盖缺失，有人差点掉下去', address: '桃李街2号', citizen_phone: '09991230005' });
    const other = await record({ title: '桃李街路口井盖缺失', content: '井盖缺失，有人差点掉下去，请尽快处理', address: '桃李街2号', citizen_phone: '09991230006' });
    const page = await browser.page(`${server.url}/login`);
    await Browser.logIn(page, server, people.dispatcher);
    await page.goto(`${server.url}/cases/${other.id}`);
    await page.getByTestId('action-merge').click();
    await page.getByTestId(`take-${lead.number}`).click();
    await page.getByTestId('lead-case-found').waitFor();
    await Browser.picture(page, 'merge');
    await page.getByTestId('action-reason').click();
    await page.getByTestId('reason-same_place').click();
    await page.getByTestId('action-submit').click();
    await page.getByTestId('case-state-merged').first().waitFor();
    assert.equal((await who.leader.get(`/cases/${other.id}`)).lead_case.number, lead.number);
    assert.deepEqual(page.errors, []);
});
