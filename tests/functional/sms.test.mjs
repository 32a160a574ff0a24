// Short messages through a real Kannel: what citizens write becomes work, what is answered arrives, and neither a killed program nor a
// gateway that is away loses a message or sends one twice.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Browser } from './support/browser.mjs';
import { finishCase, people } from './support/city.mjs';
import { Kannel } from './support/kannel.mjs';
import { Server } from './support/server.mjs';
import { prepareCity } from './support/small_city.mjs';
import { until } from './support/wait.mjs';

const kKey = 'key-of-the-gateway-for-trials';
const kPerSecond = 10;
const who = {};
let server;
let kannel;
let browser;

before(async () => {
    server = new Server();
    server.settings = `[messages]
quiet_from = "00:00"
quiet_to = "00:00"

[[gateway]]
name = "city"
url = "http://127.0.0.1:13013/cgi-bin/sendsms"
our_url = "${server.url}"
key = "${kKey}"
user = "hotline"
password = "secret"
smsc = "city"
per_second = ${kPerSecond}
`;
    await prepareCity(server).start();
    kannel = await new Kannel(server.url, kKey).start();
    await logIn();
    browser = await Browser.open(440);
});

after(async () => {
    await browser?.close();
    await kannel?.stop();
    kannel?.remove();
    await server.finish();
});

async function logIn() {
    for (const name of ['agent', 'supervisor']) who[name] = await server.logIn(people[name]);
    who.admin = await server.logIn('sysadmin');
}
const letterOf = (text, state = 'open') => until(`the letter ${text}`, async () => (await who.agent.get(`/letters?state=${state}`)).rows.find((row) => row.text === text));
const act = (id, action, more = {}) => who.agent.post(`/letters/${id}/actions`, { action, ...more });
const arrived = (text) => until(`${text} at the SMSC`, () => kannel.texts.find((one) => one.text === text));
const tested = (id) => who.admin.get(`/gateways/city/tests/${id}`);

test('an SMS in Chinese becomes a letter with three minutes to answer; the answer arrives in parts and is reported', async () => {
    const asked = '河滨路8号路灯三天不亮，请派人修';
    await kannel.receive('13800001234', asked);
    const letter = await letterOf(asked);
    assert.equal(letter.sender, '13800001234');
    assert.equal(Date.parse(letter.due_at) - Date.parse(letter.received_at), 180_000);
    const page = await browser.page(`${server.url}/login`);
    await Browser.logIn(page, server, people.agent);
    await page.goto(`${server.url}/letters`);
    await page.getByTestId(`letter-${letter.id}`).click();
    await page.getByTestId('letter-take').click();
    const answer = `您好，${'已通知河滨街道派人检修，预计今天十八点前恢复照明。'.repeat(4)}感谢您的来信。`;
    assert.ok(answer.length > 70);
    await page.getByTestId('letter-answer').fill(answer);
    await page.getByTestId('letter-reply').click();
    assert.equal((await arrived(answer)).to, '13800001234');
    assert.ok(kannel.got.length >= 2, 'it travels in parts');
    await page.locator('[data-testid=message-line][data-state=delivered]').waitFor();
    await page.close();
    const view = await who.agent.get(`/letters/${letter.id}`);
    assert.equal(view.letter.result, 'answered');
    assert.equal(view.messages.length, 1);
    assert.equal(view.messages[0].parts, 2);
    assert.deepEqual(view.history.map((step) => step.what), ['received', 'taken', 'replied']);
});

test('a letter that is handed in twice is one, and strangers hand in nothing', async () => {
    const hand = (key, id) => fetch(`${server.url}/api/v1/gateways/city/letters`, { method: 'POST', body: JSON.stringify({ id, from: '13800009999', text: '只有一次' }), headers: { Authorization: `Bearer ${key}`, 'X-Hotline': '1', 'Content-Type': 'application/json' } });
    assert.deepEqual(await (await hand(kKey, 'x-1')).json(), { is_new: true });
    assert.deepEqual(await (await hand(kKey, 'x-1')).json(), { is_new: false });
    assert.equal((await hand('wrong-key-of-some-length', 'x-2')).status, 401);
    assert.equal((await fetch(`${server.url}/api/v1/gateways/city/reports?message=1&type=1`)).status, 401);
    const { rows } = await who.agent.get('/letters');
    assert.equal(rows.filter((row) => row.text === '只有一次').length, 1);
});

test('a letter becomes a case; when that is done the citizen is asked by SMS, and his digit is his judgement', async () => {
    await kannel.receive('13800004321', '小区门口路灯坏了');
    const { id } = await letterOf('小区门口路灯坏了');
    await act(id, 'take');
    const made = await who.agent.post(`/letters/${id}/case`, { idempotency_key: 'case-of-a-letter-0001', facts: { kind: 'complaint', title: '路灯坏了', content: '小区门口路灯坏了', category: '', district: '', street: '', address: '', citizen_name: '', citizen_phone: '13800004321', confidential: false, urgency: 'normal' } });
    assert.equal((await who.agent.get(`/cases/${made.id}`)).channel, 'sms');
    assert.equal((await who.agent.get(`/cases/${made.id}/messages`)).may_ask, false);
    await finishCase(server, made.id, { department: 'urban', departmentUser: 'urban' });
    assert.equal((await who.agent.get(`/cases/${made.id}/messages`)).may_ask, true);
    const list = await who.agent.post(`/cases/${made.id}/evaluation-request`);
    assert.equal(list.messages.length, 1);
    assert.equal((await arrived(list.messages[0].text)).to, '13800004321');
    await kannel.receive('13800004321', '２');
    const answer = await letterOf('２', 'done');
    assert.equal(answer.result, 'evaluated');
    assert.equal(answer.case_number, made.number);
    const seen = await who.supervisor.get(`/cases/${made.id}`);
    const round = seen.course.rounds.at(-1);
    assert.equal(round.evaluation.level, 'satisfied');
    assert.equal(round.evaluation.channel, 'message');
    const line = await who.agent.get('/contacts/13800004321/timeline');
    assert.deepEqual(line.entries.map((entry) => entry.kind).sort(), ['case_file', 'letter', 'letter', 'message']);
});

test('whoever sends TD gets no notices any more', async () => {
    await kannel.receive('13800004321', 'td');
    assert.equal((await letterOf('td', 'done')).result, 'unsubscribed');
});

test('kill -9 while sixty messages go out: every one arrives, none twice', async () => {
    const before = kannel.texts.length;
    const texts = Array.from({ length: 60 }, (_, at) => `message number ${at}`);
    const ids = [];
    for (const text of texts) ids.push((await who.admin.post('/gateways/city/tests', { to: '13800005555', text }, 201)).id);
    await until('some of them to be on their way', () => kannel.texts.length - before > 12);
    await server.kill();
    assert.ok(kannel.texts.length - before < 60, 'it was killed in the middle');
    await server.start();
    await logIn();
    await until('all of them to be reported', async () => (await Promise.all(ids.map(tested))).every((one) => one.state === 'delivered'), 60);
    const got = kannel.texts.slice(before).map((one) => one.text);
    assert.deepEqual([...got].sort(), [...texts].sort());
});

test('a gateway that is away: an alarm, the order is kept, and no flood when it is back', async () => {
    await who.supervisor.follow();
    await kannel.stop();
    const texts = Array.from({ length: 30 }, (_, at) => `kept in line ${at}`);
    for (const text of texts) await who.admin.post('/gateways/city/tests', { to: '13800006666', text }, 201);
    await who.supervisor.event('alarm.raised', ({ code, detail }) => code === 'gateway_down' && detail === 'city', 0, 60);
    const down = (await who.admin.get('/gateways')).gateways[0];
    assert.equal(down.health, 'down');
    assert.equal(down.waiting, 30);
    const before = kannel.texts.length;
    await kannel.start();
    const arrivals = () => kannel.texts.slice(before).map((one) => one.text);
    await until('the first of them', () => arrivals().length > 0, 90);
    const began = Date.now();
    await until('all of them', () => arrivals().length === 30, 60);
    assert.ok(Date.now() - began > 2000, `${kPerSecond} a second, not all at once`);
    assert.deepEqual(arrivals(), texts);
    await who.supervisor.event('alarm.raised', ({ code }) => code === 'gateway_back');
    who.supervisor.close();
});

test('a test in the administration shows what the gateway said', async () => {
    const page = await browser.page(`${server.url}/login`);
    await Browser.logIn(page, server, 'sysadmin');
    await page.goto(`${server.url}/admin/gateways`);
    await page.getByTestId('gateway-test').click();
    await page.getByTestId('gateway-test-to').fill('13800007777');
    await page.getByTestId('gateway-test-send').click();
    await page.locator('[data-testid=gateway-test-answer][data-state=delivered]').waitFor();
    assert.match(await page.getByTestId('gateway-city').textContent(), /0: Accepted for delivery/);
    await page.close();
});
