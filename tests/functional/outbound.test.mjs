// Calls that the hotline begins, with a real phone behind a real trunk: dialled from a seat, and called automatically. And callers who are barred.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { people } from './support/city.mjs';
import { Phone } from './support/phone.mjs';
import { callIn, callOf, namesOf, Seat } from './support/seat.mjs';
import { Server } from './support/server.mjs';
import { prepareCity } from './support/small_city.mjs';
import { until } from './support/wait.mjs';
import { readWav, secondsOfTone, toneShare, writeTone } from './support/wav.mjs';

const tones = { agent: 500, citizen: 900, prompt: 1300 };
const number = '13800000009';
let server, citizen, seat, other, supervisor;

/** The first trunk has nobody behind it; the second leads to the citizen's phone. */
const trunks = (port) => `
[[trunk]]
name = "dead"
address = "127.0.0.1:9"
order = 1
options_every_s = 0

[[trunk]]
name = "alive"
address = "127.0.0.1:${port}"
order = 2
calls_at_once = 2
caller_number = "12345"
options_every_s = 1
`;

before(async () => {
    citizen = await new Phone({ user: number, speaks: tones.citizen }).start();
    server = new Server({ settings: trunks(citizen.sipPort) });
    await prepareCity(server).start();
    supervisor = await (await server.logIn(people.supervisor)).follow();
    seat = await Seat.open(server, people.agent, tones.agent);
});
after(async () => {
    seat?.session.close();
    supervisor?.close();
    await Promise.all([citizen?.stop(), seat?.phone.stop(), other?.close()]);
    await server?.finish();
});

async function put(session, path, body, type, expected) {
    const answer = await fetch(`${server.url}/api/v1${path}`, { method: 'PUT', headers: { 'X-Hotline': '1', Cookie: session.cookie, 'Content-Type': type }, body });
    const text = await answer.text();
    assert.equal(answer.status, expected, text);
    return JSON.parse(text);
}
const outgoing = (is) => callOf(supervisor, number, is);

/** The agent dials the citizen and takes his own phone; then the citizen, whose phone rings, does what `reacts` says, to the end. */
async function dials(reacts) {
    const mark = citizen.mark;
    const seatMark = seat.phone.mark;
    await seat.session.post('/calls', { to: number });
    await seat.phone.event('CALL_INCOMING', seatMark);
    seat.phone.answer();
    await citizen.event('CALL_INCOMING', mark);
    await reacts(mark);
    await seat.phone.event('CALL_CLOSED', seatMark);
}

test('an agent dials: his phone first, then the citizen over the trunk that works, and both are heard', async () => {
    const mark = citizen.mark;
    const seatMark = seat.phone.mark;
    const view = await seat.session.post('/calls', { to: '+86 138-0000-0009' });
    assert.equal(view.call.direction, 'outbound');
    assert.equal(view.call.number, number);
    await seat.phone.event('CALL_INCOMING', seatMark);
    assert.equal(citizen.events.slice(mark).length, 0, 'nobody is called before the seat is there');
    seat.phone.answer();
    const invited = await citizen.event('CALL_INCOMING', mark);
    assert.match(invited.peeruri, /12345@/);
    await until('the ringing tone', () => seat.phone.secondsHeard > 1);
    citizen.answer();
    await citizen.event('CALL_ESTABLISHED', mark);
    await until('both to have heard the other', () => citizen.secondsHeard > 2 && seat.phone.secondsHeard > 4);
    citizen.hangUp();
    const call = await outgoing((one) => one.call.outcome && one.call.recording);
    assert.equal(call.call.outcome, 'completed');
    assert.equal(call.call.direction, 'outbound');
    assert.deepEqual(namesOf(call).filter((name) => !name.startsWith('recording')), ['dialled', 'answered', 'agent_connected', 'ended']);
    await seat.phone.event('CALL_CLOSED', seatMark);
    assert.ok(secondsOfTone(seat.phone.heard().channels[0], 470) > 0.5, 'the agent hears it ring');
    assert.ok(secondsOfTone(seat.phone.heard().channels[0], tones.citizen) > 1);
    assert.ok(secondsOfTone(citizen.heard().channels[0], tones.agent) > 1);
    const file = await until('the recording', async () => {
        const answer = await supervisor.audio(call.call.recording);
        return answer.ok && Buffer.from(await answer.arrayBuffer());
    });
    const { channels } = readWav(file);
    assert.ok(toneShare(channels[0], tones.citizen) > 0.5 && toneShare(channels[1], tones.agent) > 0.5);
    const { rows } = await supervisor.get('/trunks');
    assert.deepEqual(rows.map((row) => [row.name, row.calls]), [['dead', 0], ['alive', 0]]);
});

test('a busy citizen, a number that may not be called and one that is none are told', async () => {
    await seat.works('ready', 10);
    await dials(() => citizen.hangUp());
    const call = await outgoing((one) => one.call.outcome && one.call.outcome !== 'completed');
    assert.ok(['busy', 'refused'].includes(call.call.outcome), call.call.outcome);
    await seat.works('ready', 10);
    assert.equal((await seat.session.post('/calls', { to: '0081312345678' }, 403)).code, 'dial_not_allowed');
    assert.equal((await seat.session.post('/calls', { to: '1380000' }, 422)).code, 'dial_bad_number');
    assert.equal((await seat.view()).work, 'ready');
});

test('a missed citizen is rung back from his task: busy, then reached; both attempts are in it', async () => {
    await seat.works('ready', 10);
    await seat.away();
    const waiting = await callIn(server, number);
    await callOf(supervisor, number, (one) => !one.call.outcome && namesOf(one).includes('queue_joined'));
    waiting.hangUp();
    await waiting.stop();
    const owed = await until('the call-back', async () => (await seat.session.get('/callbacks')).rows.find((row) => row.number === number));
    const task = (is) => until('the call-back to go on', async () => {
        const { task: row } = await seat.session.get(`/callbacks/${owed.id}`);
        return is(row) && row;
    });
    assert.ok(owed.allowed_actions.includes('dial'));

    const isAnAttempt = async () => {
        assert.equal((await task((row) => row.state === 'dialling')).owner_name, seat.user.name);
        assert.equal((await other.session.post('/calls', { to: number }, 409)).code, 'dial_being_called');
    };
    other = await Seat.open(server, people.otherAgent, 600);
    await dials(async () => {
        await isAnAttempt();
        citizen.hangUp();
    });
    const tried = await task((row) => row.state === 'open');
    assert.equal(tried.attempts, 1);
    assert.ok(new Date(tried.retry_at) > new Date(), 'not again at once');
    await seat.works('ready', 10);
    await dials(async (mark) => {
        await isAnAttempt();
        citizen.answer();
        await citizen.event('CALL_ESTABLISHED', mark);
        await task((row) => row.state === 'closed');
        citizen.hangUp();
    });
    const { task: closed, history } = await seat.session.get(`/callbacks/${owed.id}`);
    assert.deepEqual([closed.closed_as, closed.attempts, closed.number], ['reached', 2, '138****0009']);
    assert.deepEqual(history.map((step) => [step.what, step.attempt]), [
        ['missed_again', undefined], ['dial', undefined], ['ended', 'busy'], ['dial', undefined], ['ended', 'reached'],
    ]);
});

test('who would rather not wait presses 1, hangs up, and is rung in his turn when an agent takes his place', async () => {
    await seat.works('ready', 10);
    await seat.away();
    const mark = citizen.mark;
    citizen.dial(`sip:12345@127.0.0.1:${server.sipPort}`);
    await citizen.event('CALL_ESTABLISHED', mark);
    citizen.key('0');
    const waiting = await outgoing((one) => !one.call.outcome && namesOf(one).includes('queue_joined'));
    citizen.key('1');
    await citizen.event('CALL_CLOSED', mark);
    const asked = await until('the request', async () => {
        const one = await supervisor.get(`/calls/${waiting.call.id}`);
        return one.call.outcome && one;
    });
    assert.equal(asked.call.outcome, 'callback_requested');

    const since = citizen.mark;
    const seatMark = seat.phone.mark;
    await seat.ready();
    await seat.phone.event('CALL_INCOMING', seatMark);
    assert.equal((await seat.view()).call.direction, 'outbound');
    assert.equal(citizen.events.slice(since).length, 0, 'nobody is rung before the agent is there');
    seat.phone.answer();
    await citizen.event('CALL_INCOMING', since);
    citizen.answer();
    await citizen.event('CALL_ESTABLISHED', since);
    await Promise.all([citizen.hears([tones.agent]), seat.phone.hears([tones.citizen])]);
    citizen.hangUp();
    await seat.phone.event('CALL_CLOSED', seatMark);
    const rung = await outgoing((one) => one.call.outcome && one.call.id !== waiting.call.id);
    assert.deepEqual([rung.call.outcome, rung.call.direction], ['completed', 'outbound']);
    for (const name of ['queue_joined', 'agent_offered', 'agent_connected']) assert.ok(namesOf(rung).includes(name), name);
    const { rows } = await seat.session.get('/callbacks?closed=1');
    const task = rows.find((row) => row.call === waiting.call.id);
    assert.deepEqual([task.origin, task.closed_as], ['requested', 'reached']);
});

test('a campaign calls its list, hears the key, and gives the results as a file', async () => {
    const made = await supervisor.post('/campaigns', {
        name: '停水通知', answers: { 1: '已知晓', 2: '需要送水' }, opt_out_key: '9', hours: '', calls_a_minute: 600, tries: 2, retry_min: 60,
    }, 201);
    const path = `/campaigns/${made.id}`;
    await supervisor.post(`${path}/actions`, { action: 'start' }, 409);
    const refused = await put(supervisor, `${path}/list`, `号码,姓名\n${number},演示\n1380000\n${number}\n`, 'text/csv', 422);
    assert.deepEqual(refused.fields.map((field) => [field.pointer, field.what]), [['/lines/3', 'unknown_number'], ['/lines/4', 'twice']]);
    assert.equal((await supervisor.get(path)).numbers, 0, 'nothing is imported halfway');
    await put(supervisor, `${path}/list`, `${number},演示甲\n`, 'text/csv', 200);
    assert.equal((await put(supervisor, `${path}/prompt/sound`, 'no sound at all', 'audio/wav', 422)).code, 'prompt_no_audio');
    await put(supervisor, `${path}/prompt/sound`, readFileSync(writeTone(join(server.data, 'notice.wav'), tones.prompt, 1.5)), 'audio/wav', 200);
    const mark = citizen.mark;
    await supervisor.post(`${path}/actions`, { action: 'start' });
    await citizen.event('CALL_INCOMING', mark);
    citizen.answer();
    await citizen.event('CALL_ESTABLISHED', mark);
    await until('the notice to be heard', () => citizen.secondsHeard > 1.2);
    citizen.key('1');
    await citizen.event('CALL_CLOSED', mark);
    assert.ok(secondsOfTone(citizen.heard().channels[0], tones.prompt) > 0.5);
    const done = await until('the campaign to finish', async () => {
        const view = await supervisor.get(path);
        return view.state === 'finished' && view;
    });
    assert.deepEqual([done.done, done.results, done.answers], [1, { answered: 1 }, { 1: 1 }]);
    await supervisor.event('campaign.changed', (change) => change.campaign === made.id);
    const csv = await (await fetch(`${server.url}/api/v1${path}/results.csv`, { headers: { Cookie: supervisor.cookie } })).text();
    assert.match(csv, new RegExp(`"${number}","演示甲","done","answered","1","已知晓","1",`));
    const call = await outgoing((one) => one.events.some((event) => event.type === 'key_pressed'));
    assert.equal(call.call.outcome, 'completed');
});

test('a caller is barred by two people, hears why, and is counted as blocked', async () => {
    const nuisance = '13900000666';
    const first = await callIn(server, nuisance, { keys: '' });
    first.hangUp();
    const call = await callOf(supervisor, nuisance);
    await first.stop();
    const expires_at = new Date(Date.now() + 86_400_000).toISOString();
    const asked = await seat.session.post('/blacklist', { kind: 'number', number: nuisance, reason: '反复骚扰', expires_at, evidence: [call.call.id] }, 201);
    assert.deepEqual([asked.state, asked.allowed_actions], ['asked', ['lift']]);
    await seat.session.post(`/blacklist/${asked.id}/actions`, { action: 'approve' }, 403);
    assert.equal((await seat.session.post('/blacklist', { kind: 'number', number: '110', reason: 'x', expires_at }, 422)).code, 'bar_emergency_number');
    const approved = await supervisor.post(`/blacklist/${asked.id}/actions`, { action: 'approve', note: '属实' });
    assert.deepEqual(approved.history.map((step) => step.action), ['ask', 'approve']);
    const again = await callIn(server, nuisance, { keys: '' });
    await again.event('CALL_CLOSED');
    const blocked = await callOf(supervisor, nuisance, (one) => one.call.outcome && one.call.id !== call.call.id);
    assert.equal(blocked.call.outcome, 'blocked');
    assert.ok(namesOf(blocked).includes('barred'));
    await again.stop();
    await supervisor.post(`/blacklist/${asked.id}/actions`, { action: 'lift' });
    const free = await callIn(server, nuisance, { keys: '' });
    free.hangUp();
    const last = await callOf(supervisor, nuisance, (one) => one.call.outcome && one.call.id !== blocked.call.id && one.call.id !== call.call.id);
    assert.equal(last.call.outcome, 'abandoned_ivr');
    await free.stop();
});
