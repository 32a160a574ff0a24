// Who gets which call, and what the citizen hears and chooses until then.
import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, test } from 'node:test';
import { people } from './support/city.mjs';
import { RawCaller } from './support/raw_caller.mjs';
import { callOf, Citizens, namesOf, Seat } from './support/seat.mjs';
import { Server } from './support/server.mjs';
import { prepareCity, sounds } from './support/small_city.mjs';
import { until } from './support/wait.mjs';
import { readWav, secondsOfTone } from './support/wav.mjs';

const citizens = new Citizens();
let server;
let supervisor;
let first;   // serves 综合 and 涉企, as does second
let second;

before(async () => {
    server = await prepareCity(new Server()).start();
    supervisor = await (await server.logIn(people.supervisor)).follow();
    first = await Seat.open(server, 'agent02', 1100);
    second = await Seat.open(server, 'agent04', 1300);
});

after(async () => {
    await first?.close();
    await second?.close();
    supervisor?.close();
    await server.finish();
});

beforeEach(async () => {
    await first.away();
    await second.away();
});

afterEach(async () => {
    await citizens.leave();
    for (const seat of [first, second]) await seat.free();
});

const arrives = (from, options) => citizens.arrive(server, from, options);

const waits = (from) => callOf(supervisor, from, (call) => namesOf(call).includes('queue_joined'));
const marks = () => [first, second].map((seat) => seat.mark);

/** Both are ready; gives who was asked, once the call was taken and ended after `seconds` of talk. */
async function whoTakes(from, keys, seconds = 0) {
    const since = marks();
    const citizen = await arrives(from, { keys });
    const seat = await until('one of them to be asked', () => [first, second].find((one, i) => one.session.events.slice(since[i].live).some((event) => event.type === 'call.offered' && event.data.number === from)));
    const mine = since[[first, second].indexOf(seat)];
    await seat.takes(from, mine);
    const before = citizen.secondsHeard;
    await until('the talk to last', () => citizen.secondsHeard >= before + seconds);
    citizen.hangUp();
    await seat.session.event('call.ended', () => true, mine.live);
    return seat;
}

test('综合: the call goes to who has talked least in this shift (strategy B)', async () => {
    await first.ready();
    assert.equal(await whoTakes('09990000401', '0', 3), first);
    await first.session.post('/agents/me/wrap-up/finish');
    await second.ready();  // he has talked less, though he became ready later
    assert.equal(await whoTakes('09990000402', '0', 0.2), second);
    await second.session.post('/agents/me/wrap-up/finish');
    assert.equal(await whoTakes('09990000403', '0', 0.2), second, 'a short talk and a shorter one are still less than three seconds');
});

test('涉企: the call goes to who has been idle longest (strategy C)', async () => {
    await first.ready();
    await second.ready();
    assert.equal(await whoTakes('09990000404', '3'), first);
    await first.session.post('/agents/me/wrap-up/finish');
    assert.equal(await whoTakes('09990000405', '3'), second);
    await second.session.post('/agents/me/wrap-up/finish');
    assert.equal(await whoTakes('09990000406', '3'), first);
    const { call } = await callOf(supervisor, '09990000406');
    assert.deepEqual([call.queue, call.choice], ['enterprise', '企业服务']);
});

test('hold: the citizen hears music and not the agent, then the agent again', async () => {
    const since = first.mark;
    await first.ready();
    const citizen = await arrives('09990000407');
    const call = await first.takes('09990000407', since);
    const onFile = async () => readWav(Buffer.from(await (await supervisor.audio((await supervisor.get(`/calls/${call.id}`)).call.recording)).arrayBuffer())).channels[1];
    await until('a second of the agent', async () => secondsOfTone(await onFile(), 1100) > 1);
    assert.equal((await first.act(call, 'hold')).work, 'holding');
    const held = citizen.secondsHeard;
    await until('two seconds of hold', () => citizen.secondsHeard > held + 2);
    assert.equal((await first.act(call, 'retrieve')).work, 'talking');
    const back = citizen.secondsHeard;
    await until('two seconds of talk', () => citizen.secondsHeard > back + 2);
    citizen.hangUp();
    await callOf(supervisor, '09990000407');
    const heard = citizen.heard().channels[0];
    const during = heard.subarray((held + 0.3) * 8000, (back - 0.3) * 8000);
    assert.ok(secondsOfTone(during, sounds.music) > 1, `${secondsOfTone(during, sounds.music)} s of music`);
    assert.equal(secondsOfTone(during, 1100), 0, 'the agent is not heard during hold');
    assert.ok(secondsOfTone(heard.subarray(back * 8000), 1100) > 1, 'the agent is heard again');
    await until('the agent to be on the recording again', async () => secondsOfTone(await onFile(), 1100) > 3);
    assert.equal(secondsOfTone(await onFile(), sounds.music), 0, 'it has no music');
    assert.deepEqual(namesOf(await callOf(supervisor, '09990000407')).filter((name) => ['held', 'retrieved'].includes(name)), ['held', 'retrieved']);
});

test('wrap-up ends by its time or when the agent says so; nothing is offered before', async () => {
    const since = first.mark;
    await first.ready();
    (await arrives('09990000408')).hangUp();
    await callOf(supervisor, '09990000408');
    const citizen = await arrives('09990000409');
    const call = await first.takes('09990000409', since);
    citizen.hangUp();
    const ended = await first.session.event('call.ended', (data) => data.id === call.id, since.live);
    const until2s = new Date((await first.view()).call.since).getTime() + 2000;
    await arrives('09990000410');
    const next = await first.session.event('call.offered', (data) => data.number === '09990000410', since.live);
    assert.equal(ended.data.work, 'wrap_up');
    assert.ok(new Date(next.at).getTime() >= until2s - 20, `${next.at} is before the end of wrap-up`);
});

test('two citizens, one agent: the second hears his place, and is offered at once when the agent is free', async () => {
    const since = first.mark;
    await first.ready();
    await first.away();
    const one = await arrives('09990000411');
    await waits('09990000411');
    const two = await arrives('09990000412');
    await waits('09990000412');
    await until('the queue board to show both', () => supervisor.events.some((event) => event.type === 'queue.changed' && event.data.code === 'general' && event.data.waiting === 2));
    const heardBy = two.secondsHeard;
    await until('the announcement to be over', () => two.secondsHeard > heardBy + 3.5);
    await first.ready();
    await first.takes('09990000411', since);
    one.hangUp();
    await first.session.event('call.ended', (data) => data.number === '09990000411', since.live);
    const later = first.mark;
    const freed = performance.now();
    await first.session.post('/agents/me/wrap-up/finish');
    const offered = await first.session.event('call.offered', (data) => data.number === '09990000412', later.live);
    const ready = first.session.events.slice(later.live).find((event) => event.type === 'agent.state_changed' && event.data.work === 'ready');
    assert.ok(offered.seen - freed < 100, `${(offered.seen - freed).toFixed()} ms after he was free`);
    assert.ok(new Date(offered.at) - new Date(ready.at) < 100);
    two.hangUp();
    await callOf(supervisor, '09990000412');
    const heard = two.heard().channels[0];
    assert.ok(secondsOfTone(heard, sounds.place) >= 0.2 && secondsOfTone(heard, sounds.two) >= 0.2, 'the second heard that he is the second');
    assert.ok(secondsOfTone(heard, sounds.music) > 1, 'and music');
    assert.equal(secondsOfTone(one.heard().channels[0], sounds.two), 0, 'the first did not');
});

test('ready and away with reasons, as everybody may see them', async () => {
    for (const reason of ['meal', 'training', 'meeting', 'other', 'rest']) {
        const since = supervisor.events.length;
        const view = await first.away(reason);
        assert.deepEqual([view.work, view.reason], ['away', reason]);
        await supervisor.event('agent.state_changed', (data) => data.id === view.id && data.reason === reason, since);
    }
    for (const body of [{ work: 'away' }, { work: 'away', reason: 'tired' }, { work: 'talking' }, { presence: 'signed_in' }, { work: 'ready', presence: 'signed_out' }]) {
        await first.session.put('/agents/me/state', body, 422);
    }
    assert.equal((await first.ready()).work, 'ready');
    const seen = (await supervisor.get('/agents')).agents.find((one) => one.id === first.user.id);
    assert.deepEqual([seen.work, seen.line, seen.presence], ['ready', 'idle', 'signed_in']);
});

test('keys as telephone events choose, and the choice stands in the screen pop', async () => {
    const since = first.mark;
    await first.ready();
    const citizen = await arrives('09990000413', { keys: '2' });
    await callOf(supervisor, '09990000413', (call) => call.events.some((event) => event.type === 'node_entered' && event.detail === 'follow_up'));
    citizen.key('0');
    const offered = await first.offered('09990000413', since);
    const { events } = await callOf(supervisor, '09990000413', () => true);
    assert.deepEqual(events.filter((event) => event.type === 'choice_made').map((event) => event.detail), ['办件进度', '人工服务']);
    assert.deepEqual([offered.number, offered.queue, offered.area], ['09990000413', 'general', '云溪市']);
    assert.notEqual(offered.choice, '');
});

test('keys as tones in the sound choose, for a telephone that knows nothing else', async () => {
    const since = first.mark;
    await first.ready();
    const from = '09990000414';
    const citizen = await new RawCaller({ from, sipPort: server.sipPort, speaks: 700 }).call();
    citizens.add({ stop: () => citizen.close() });
    await citizen.toneKey('3');
    const offered = await first.offered(from, since);
    assert.deepEqual([offered.queue, offered.choice], ['enterprise', '企业服务']);
    await citizen.hangUp();
    const { events } = await callOf(supervisor, from);
    assert.deepEqual(events.filter((event) => event.type === 'key_pressed').map((event) => event.detail), ['3']);
});

test('the screen pop comes within 200 ms, and knows who called before', async () => {
    const from = '09990000413';  // the one of the telephone events
    const since = first.mark;
    await first.ready();
    await arrives(from);
    const offered = await first.session.event('call.offered', (data) => data.number === from, since.live);
    await first.phone.event('CALL_INCOMING', since.phone);
    const call = await callOf(supervisor, from, (seen) => namesOf(seen).includes('agent_offered'));
    const rang = new Date(call.events.find((event) => event.type === 'agent_offered').at).getTime();
    const popped = performance.timeOrigin + offered.seen - rang;
    assert.ok(popped < 200, `${popped.toFixed()} ms`);
    first.phone.answer();
    await first.session.event('call.connected', (data) => data.id === offered.data.id, since.live);
    const contact = await first.session.get(`/contacts/${from}`);
    assert.equal(contact.number, from);
    assert.equal(contact.area, '云溪市');
    assert.equal(contact.calls_total, 2);
});
