// What people think of the work: a review with scores, sampled follow-ups with three calls, handling anew once and under supervision the
// second time, the citizen's own word on the web, exclusion, and the three rates that come of it, computed by hand.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Browser } from './support/browser.mjs';
import { people } from './support/city.mjs';
import { Server } from './support/server.mjs';
import { prepareCity } from './support/small_city.mjs';
import { until } from './support/wait.mjs';

const kSeed = 'test';
const kShare = 40;
const policy = (file) => ({ ...file, policy: { ...file.policy, follow_up: { ...file.policy.follow_up, seed: kSeed, retry_after_h: [0, 0],
    plans: [{ code: 'complaints', kind: 'complaint', percent: 100 }, { code: 'enquiries', kind: 'enquiry', percent: kShare }] } } });
const names = { clerk: people.agent, dispatcher: people.dispatcher, supervisor: people.supervisor, reviewer: people.reviewer, leader: people.leader, unit: 'health', other: 'water' };
const scores = ['result', 'timely', 'reply'].map((dimension, at) => ({ dimension, points: [5, 4, 4][at] }));
const who = {};
const made = {};
let server;
let browser;
let keys = 0;

before(async () => {
    server = await prepareCity(new Server(), { edits: { 'judgement.json': policy } }).start();
    for (const [name, username] of Object.entries(names)) who[name] = await server.logIn(username);
    browser = await Browser.open(440);
});

after(async () => {
    await browser?.close();
    await server.finish();
});

const see = (id) => who.leader.get(`/cases/${id}`);
async function act(session, id, action, extra = {}, expected = 200) {
    const { version } = await see(id);
    return session.post(`/cases/${id}/actions`, { action, version, text: '说明', ...extra }, expected);
}
const verdict = (said) => ({ details: { verdict: said } });

async function record(kind = 'complaint', title = '诊所夜间噪声') {
    const facts = { kind, title, content: '连续三晚无法休息', category: '', district: '', street: '', address: '', citizen_name: '测试市民', citizen_phone: '09991230000', confidential: false, urgency: 'normal' };
    return who.clerk.post('/cases', { facts, idempotency_key: `case-judgement-key-${keys += 1}` }, 201);
}
async function handle(id, unit = who.unit) {
    await act(unit, id, 'accept');
    await act(unit, id, 'reply');
    return act(who.reviewer, id, 'approve', verdict({ scores }));
}
async function approved(kind, unit = 'health') {
    const { id } = await record(kind);
    await act(who.dispatcher, id, 'dispatch', { department: unit });
    return handle(id, unit === 'health' ? who.unit : who.other);
}
async function hear(id, contacted, resolved, satisfaction) {
    await act(who.clerk, id, 'begin_follow_up');
    return act(who.clerk, id, 'follow_up', verdict({ contacted, resolved, satisfaction }));
}
const lastRound = (view) => view.course.rounds.at(-1);
const reopened = (id, times) => until(`the clock to reopen it for the ${times}. time`, async () => (await see(id)).course.reopened === times);
const figures = async (session = who.leader) => (await session.get('/judgement/rates')).units.find(({ unit }) => unit === 'health');
const pair = ({ hits, of }) => [hits, of];

test('a review gives one score for each dimension, and keeps their weighted mean', async () => {
    const { id } = await record();
    await act(who.dispatcher, id, 'dispatch', { department: 'water' });
    await act(who.other, id, 'accept');
    await act(who.other, id, 'reply');
    const bare = await act(who.reviewer, id, 'approve', {}, 422);
    assert.deepEqual([bare.code, bare.fields[0].pointer], ['case_missing_field', '/scores']);
    await act(who.reviewer, id, 'approve', verdict({ scores: scores.slice(1) }), 422);
    const closed = await act(who.reviewer, id, 'approve', verdict({ scores }));
    assert.equal(lastRound(closed).score, 460, '(3*5 + 4 + 4) / 5');
});

/** The rule of the sample, written again: FNV-1a of "seed:number", modulo 100, below the share. */
function isSampled(number) {
    let hash = 0x811c9dc5;
    for (const letter of `${kSeed}:${number}`) hash = Math.imul(hash ^ letter.charCodeAt(0), 16777619) >>> 0;
    return hash % 100 < kShare;
}

test('whom to ask is drawn from the number alone', async () => {
    for (let i = 0; i < 6; i += 1) {
        const view = await approved('enquiry', 'water');
        assert.equal(lastRound(view).follow_up.state, isSampled(view.number) ? 'open' : 'none', view.number);
    }
    assert.equal(lastRound(await approved('praise', 'water')).follow_up.state, 'none', 'no plan fits it');
});

test('the clerk takes a call on, sees the number and the script, and writes down what the citizen says', async () => {
    made.good = await approved();
    assert.equal(lastRound(await who.unit.get(`/cases/${made.good.id}`)).follow_up.state, 'none', 'the unit is not told');
    const page = await browser.page(`${server.url}/login`);
    await Browser.logIn(page, server, names.clerk);
    await page.goto(`${server.url}/follow-ups`);
    await page.getByTestId(`follow-up-${made.good.number}`).click();
    assert.match(await page.getByTestId('script').innerText(), /12345热线/);
    assert.doesNotMatch(await page.getByTestId('case-card').innerText(), /09991230000/);
    await page.getByTestId('action-begin_follow_up').click();
    await page.getByTestId('follow-up-phone').getByText('09991230000').waitFor();
    await Browser.picture(page, 'follow-up');
    await page.getByTestId('action-follow_up').click();
    for (const answer of ['contacted-yes', 'resolved-yes', 'satisfaction-very_satisfied']) await page.getByTestId(answer).click();
    await page.getByTestId('action-submit').click();
    await page.getByTestId('round-follow-up-answered').waitFor();
    await page.getByTestId(`follow-up-${made.good.number}`).waitFor({ state: 'detached' });
    assert.equal(lastRound(await see(made.good.id)).evaluation.channel, 'agent');
    assert.deepEqual(page.errors, []);
});

test('two clerks do not call the same citizen; after three calls in vain he counts as not reached', async () => {
    const { id } = await approved();
    await act(who.clerk, id, 'begin_follow_up');
    assert.equal((await act(who.reviewer, id, 'begin_follow_up', {}, 409)).code, 'follow_up_held');
    for (const outcome of ['no_answer', 'busy', 'switched_off']) {
        await act(who.clerk, id, 'begin_follow_up');
        await act(who.clerk, id, 'miss_follow_up', verdict({ outcome }));
    }
    const { follow_up } = lastRound(await see(id));
    assert.deepEqual([follow_up.state, follow_up.attempts], ['unreachable', 3]);
    assert.equal((await act(who.clerk, id, 'begin_follow_up', {}, 409)).code, 'follow_up_over');
});

test('who says it is not solved has it handled anew; the second time it is supervised', async () => {
    const { id } = await approved();
    await hear(id, 'yes', 'no', 'dissatisfied');
    await reopened(id, 1);
    const anew = await see(id);
    assert.deepEqual([anew.state, anew.course.supervision, anew.events.at(-1).details.reason, anew.events.at(-1).actor_name], ['assigned', 'none', 'not_solved', '']);
    assert.equal(lastRound(await handle(id)).follow_up.cause, 'reopened');
    await hear(id, 'unsaid', 'yes', 'dissatisfied');
    await reopened(id, 2);
    const again = await see(id);
    assert.deepEqual([again.course.supervision, again.course.receipt_due, again.events.at(-1).details.reason], ['supervised', true, 'not_satisfied']);
});

test('a citizen evaluates on the web with number and code; who is dissatisfied is called', async () => {
    const receipt = await (await fetch(`${server.url}/api/v1/public/requests`, { method: 'POST', headers: { 'Content-Type': 'application/json', 'X-Hotline': '1' }, body: JSON.stringify({ kind: 'complaint', title: '挂号难', content: '无号可挂', category: '', district: '', street: '', address: '', name: '', phone: '09991230001', confidential: false, idempotency_key: 'case-judgement-web-1' }) })).json();
    const { rows } = await who.dispatcher.get(`/cases?q=${receipt.number}`);
    const { id } = rows[0];
    await act(who.dispatcher, id, 'dispatch', { department: 'health' });
    await handle(id);
    await hear(id, 'no', 'yes', 'satisfied');
    const page = await browser.page(server.url, { width: 390, height: 844 });
    await page.getByTestId('citizen-tab-progress').click();
    await page.getByTestId('progress-number').fill(receipt.number);
    await page.getByTestId('progress-code').fill(receipt.code);
    await page.getByTestId('progress-submit').click();
    await page.getByTestId('evaluate-very_dissatisfied').click();
    await page.getByTestId('evaluation-words').fill('等了很久');
    await Browser.picture(page, 'citizen-evaluates');
    await page.getByTestId('evaluation-submit').click();
    await page.getByTestId('evaluation-thanks').waitFor();
    assert.match(await page.getByTestId('evaluation-said').innerText(), /非常不满意/);
    assert.deepEqual(page.errors, []);
    const round = lastRound(await see(id));
    assert.deepEqual([round.evaluation.level, round.evaluation.channel, round.follow_up.state, round.follow_up.cause], ['very_dissatisfied', 'web', 'open', 'poor_evaluation']);
});

test('a unit asks to leave a case out, another person agrees, and it is not handled anew', async () => {
    const { id } = await approved();
    await act(who.unit, id, 'ask_exclusion', { details: { reason: 'unreasonable_demand' } });
    await act(who.unit, id, 'grant_exclusion', {}, 403);
    const waiting = await who.supervisor.get('/judgement/rounds?figure=exclusion_asked');
    assert.ok(waiting.rows.some((row) => row.id === id));
    await hear(id, 'yes', 'no', 'very_dissatisfied');
    const granted = await act(who.supervisor, id, 'grant_exclusion');
    assert.deepEqual([granted.state, lastRound(granted).exclusion.state], ['approved', 'granted']);
    made.excluded = id;
});

// Six rounds of the unit: good, not reached, two of the case handled anew, the web's, the excluded one.
test('the three rates are those computed by hand, and the excluded is shown apart', async () => {
    const { rounds, excluded, rates, with_excluded: all, levels, score } = await figures();
    assert.deepEqual([rounds, excluded, score], [6, 1, 460]);
    assert.deepEqual(Object.values(rates).map(pair), [[3, 4], [2, 3], [3, 4], [1, 4]], 'reached, contact, resolution, satisfaction');
    assert.deepEqual(Object.values(all).map(pair), [[4, 5], [3, 4], [3, 5], [1, 5]]);
    assert.deepEqual(levels, [1, 0, 0, 2, 1]);
    assert.deepEqual((await figures(who.unit)).rates, rates, 'the unit sees its own');
    assert.equal(await figures(who.other), undefined, 'and no others');
    const missed = await who.leader.get('/judgement/rounds?figure=resolution&missed=1&department=health');
    assert.equal(missed.rows.length, 1);
    assert.equal((await see(made.excluded)).course.reopened, 0, 'the clock had time to');
});

test('the leader sees each rate as ten people with both figures, and the rows behind it', async () => {
    const page = await browser.page(`${server.url}/login`);
    await Browser.logIn(page, server, names.leader);
    await page.goto(`${server.url}/rates`);
    await page.getByTestId('unit-row-health').click();
    await page.getByTestId('rate-satisfaction-figures').getByText('1 / 4').waitFor();
    assert.equal(await page.getByTestId('rate-satisfaction-share').innerText(), '25%');
    assert.match(await page.getByTestId('rate-contact').innerText(), /2 \/ 3/);
    assert.match(await page.getByTestId('rate-resolution-with-excluded').innerText(), /3 \/ 5/);
    assert.match(await page.getByTestId('excluded-note').innerText(), /1/);
    await page.getByTestId('rate-satisfaction').click();
    await page.getByTestId(`round-row-${made.good.number}-1`).waitFor();
    await page.getByTestId('rows-missed').click();
    await page.getByTestId(`round-row-${made.good.number}-1`).waitFor({ state: 'detached' });
    assert.equal(await page.getByTestId('round-table').locator('tbody tr').count(), 3);
    await Browser.picture(page, 'rates');
    assert.deepEqual(page.errors, []);
});
