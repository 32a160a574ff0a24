// However a call ends, it ends once, under the right name, and leaves nobody behind.
import assert from 'node:assert/strict';
import { after, before, beforeEach, afterEach, test } from 'node:test';
import { people } from './support/city.mjs';
import { callOf, Citizens, namesOf, Seat } from './support/seat.mjs';
import { Server } from './support/server.mjs';
import { prepareCity } from './support/small_city.mjs';
import { openUdpPorts } from './support/sockets.mjs';
import { until } from './support/wait.mjs';

const firstPort = 20000;  // below the ports that the kernel gives to the telephones
const lastPort = 20200;
const settings = `[media]\nrtp_from = ${firstPort}\nrtp_to = ${lastPort}\nrtp_timeout_s = 5\n`;
const citizens = new Citizens();
let server;
let supervisor;
let first;   // least talk time: who has talked less is asked first, so each test says who is ready
let second;

before(async () => {
    server = await prepareCity(new Server({ settings })).start();
    supervisor = await (await server.logIn(people.supervisor)).follow();
    first = await Seat.open(server, people.agent, 1100);
    second = await Seat.open(server, people.otherAgent, 1300);
});

after(async () => {
    await first?.close();
    await second?.close();
    supervisor?.close();
    const toldOf = supervisor.events.filter((event) => event.type === 'callback.changed').map((event) => event.data.state);
    assert.deepEqual(toldOf, ['open', 'open', 'closed', 'open', 'open'], 'no other end is a missed call');
    await server.finish();
});

beforeEach(async () => {
    await first.away();
    await second.away();
});

afterEach(async () => {
    await citizens.leave();
    await until('every leg to be gone', () => openUdpPorts(firstPort, lastPort).length === 0);
    assert.deepEqual(supervisor.events.filter((event) => event.type === 'alarm.raised'), []);
});

const arrives = (from, options) => citizens.arrive(server, from, options);

/** The call has ended under this name, exactly once. */
async function endedAs(from, outcome) {
    const call = await callOf(supervisor, from);
    assert.equal(call.call.outcome, outcome);
    assert.equal(namesOf(call).filter((name) => name === 'ended').length, 1);
    return call;
}

const namesInQueue = (call) => namesOf(call).includes('queue_joined');

async function missed(from) {
    const { rows } = await supervisor.get('/callbacks?closed=0');
    return rows.filter((row) => row.number === from);
}

test('the citizen hangs up while the flow speaks', async () => {
    const citizen = await arrives('09990000001', { keys: '' });
    citizen.hangUp();
    await endedAs('09990000001', 'abandoned_ivr');
    assert.deepEqual(await missed('09990000001'), []);
});

test('the citizen has heard what he wanted to know and hangs up', async () => {
    const citizen = await arrives('09990000002', { keys: '1' });
    await callOf(supervisor, '09990000002', (call) => call.events.some((event) => event.type === 'node_entered' && event.detail === 'hours_and_address'));
    citizen.hangUp();
    const call = await endedAs('09990000002', 'self_served');
    assert.equal(call.call.choice, '服务时间和地址');
    assert.deepEqual(await missed('09990000002'), []);
});

test('who gives up in the queue twice is to be called back once, until he gets through', async () => {
    const from = '09990000003';
    for (const attempt of [1, 2]) {
        const citizen = await arrives(from);
        await callOf(supervisor, from, (call) => !call.call.outcome && namesInQueue(call));
        citizen.hangUp();
        const call = await endedAs(from, 'abandoned_queue');
        const rows = await missed(from);
        assert.deepEqual(rows.map((row) => [row.state, row.missed, row.call]), [['open', attempt, call.call.id]]);
        await supervisor.event('callback.changed', (data) => data.id === rows[0].id);
    }
    const since = first.mark;
    await first.ready();
    const citizen = await arrives(from);
    await first.takes(from, since);
    await until('the call-back to be closed', async () => {
        const { rows } = await supervisor.get('/callbacks?closed=1');
        return rows.some((row) => row.missed === 2 && row.closed_as === 'got_through');
    });
    assert.deepEqual(await missed(from), []);
    citizen.hangUp();
    await endedAs(from, 'completed');
});

test('the citizen hangs up while the agent\'s phone rings', async () => {
    const since = first.mark;
    await first.ready();
    const citizen = await arrives('09990000004');
    await first.offered('09990000004', since);
    await first.phone.event('CALL_INCOMING', since.phone);
    citizen.hangUp();
    await first.phone.event('CALL_CLOSED', since.phone);
    await endedAs('09990000004', 'abandoned_ringing');
    await first.works('ready');
    assert.equal((await missed('09990000004')).length, 1);
});

test('the citizen hangs up in the talk; the agent is ready again after wrap-up', async () => {
    const since = first.mark;
    await first.ready();
    const citizen = await arrives('09990000005', { transport: 'tcp' });
    const call = await first.takes('09990000005', since);
    citizen.hangUp();
    await first.phone.event('CALL_CLOSED', since.phone);
    const ended = await first.session.event('call.ended', (data) => data.id === call.id, since.live);
    assert.equal(ended.data.work, 'wrap_up');
    await endedAs('09990000005', 'completed');
    await first.works('ready');
});

test('the citizen hangs up while he is held', async () => {
    const since = first.mark;
    await first.ready();
    const citizen = await arrives('09990000006');
    const call = await first.takes('09990000006', since);
    assert.equal((await first.act(call, 'hold')).work, 'holding');
    citizen.hangUp();
    await first.phone.event('CALL_CLOSED', since.phone);
    const { events } = await endedAs('09990000006', 'completed');
    assert.ok(events.some((event) => event.type === 'held'));
    await first.works('ready');
});

test('the agent hangs up, by his phone and by his page', async () => {
    for (const [from, hangUp] of [['09990000007', () => first.phone.hangUp()], ['09990000008', (call) => first.act(call, 'hang-up')]]) {
        const since = first.mark;
        await first.ready();
        const citizen = await arrives(from);
        const call = await first.takes(from, since);
        await hangUp(call);
        await citizen.event('CALL_CLOSED');
        await first.phone.event('CALL_CLOSED', since.phone);
        await endedAs(from, 'completed');
        await first.works('ready');
    }
});

test('an agent who does not answer is away; the call keeps its place and goes to the next', async () => {
    const [ofFirst, ofSecond] = [first.mark, second.mark];
    await first.ready();
    await arrives('09990000009');
    await first.offered('09990000009', ofFirst);
    await arrives('09990000010');
    await callOf(supervisor, '09990000010', namesInQueue);
    const missing = await first.works('away');
    assert.equal(missing.reason, 'not_answering');
    await first.phone.event('CALL_CLOSED', ofFirst.phone);
    await second.ready();
    await second.takes('09990000009', ofSecond);  // the older call, though another waits
    const later = second.mark;
    citizens.at(0).hangUp();
    const call = await endedAs('09990000009', 'completed');
    assert.deepEqual(namesOf(call).filter((name) => /^(agent_|offer_|queue_)/.test(name)), ['queue_joined', 'agent_offered', 'offer_refused', 'agent_offered', 'agent_connected']);
    await second.takes('09990000010', later);
    citizens.at(1).hangUp();
    await endedAs('09990000010', 'completed');
});

test('a call rejected on the page goes to the next; who rejected stays ready and is not asked again at once', async () => {
    const [ofFirst, ofSecond] = [first.mark, second.mark];
    await first.ready();
    const citizen = await arrives('09990000011');
    const call = await first.offered('09990000011', ofFirst);
    await first.phone.event('CALL_INCOMING', ofFirst.phone);
    assert.equal((await first.act(call, 'reject')).work, 'ready');
    await first.phone.event('CALL_CLOSED', ofFirst.phone);
    await second.ready();
    await second.takes('09990000011', ofSecond);
    assert.equal(first.session.events.slice(ofFirst.live).filter((event) => event.type === 'call.offered').length, 1);
    citizen.hangUp();
    await endedAs('09990000011', 'completed');
});

test('a call declined with the phone goes to the next', async () => {
    const third = await Seat.open(server, 'agent03', 1500);
    const [ofThird, ofSecond] = [third.mark, second.mark];
    await third.ready();
    const citizen = await arrives('09990000012');
    await third.offered('09990000012', ofThird);
    await third.phone.event('CALL_INCOMING', ofThird.phone);
    third.phone.hangUp();
    await second.ready();
    await second.takes('09990000012', ofSecond);
    assert.equal((await third.view()).work, 'ready');
    citizen.hangUp();
    await endedAs('09990000012', 'completed');
    await third.session.put('/agents/me/state', { presence: 'signed_out' });
    await third.close();
});

test('the agent\'s phone vanishes in the talk: the citizen is first in the queue and gets another agent', async () => {
    const [ofFirst, ofSecond] = [first.mark, second.mark];
    await first.ready();
    const citizen = await arrives('09990000013');
    const call = await first.takes('09990000013', ofFirst);
    await first.phone.vanish();
    await first.session.event('call.ended', (data) => data.id === call.id, ofFirst.live);
    await second.ready();
    await second.takes('09990000013', ofSecond);
    citizen.hangUp();
    const ended = await endedAs('09990000013', 'completed');
    assert.ok(namesOf(ended).includes('agent_line_lost'));
    assert.equal(namesOf(ended).filter((name) => name === 'recording_started').length, 1, 'one recording for the whole call');
    assert.equal(ended.call.agent_name, first.user.name, 'the call counts for who took it first');
});

test('an agent whose phone is not registered is asked nothing', async () => {
    await second.ready();
    assert.equal((await second.view()).line, 'idle');
    await second.phone.stop();  // says good-bye to the registrar
    await until('the line to be down', async () => (await second.view()).line === 'down');
    const since = second.mark;
    const citizen = await arrives('09990000014');
    await callOf(supervisor, '09990000014', namesInQueue);
    citizen.hangUp();
    await endedAs('09990000014', 'abandoned_queue');
    assert.deepEqual(second.session.events.slice(since.live).filter((event) => event.type === 'call.offered'), []);
});
