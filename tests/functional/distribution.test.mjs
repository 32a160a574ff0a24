// Queues that know their callers, decisions that can be explained, and supervisors who step in.
import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, test } from 'node:test';
import { people } from './support/city.mjs';
import { callOf, Citizens, namesOf, Seat } from './support/seat.mjs';
import { Server } from './support/server.mjs';
import { prepareCity } from './support/small_city.mjs';
import { until } from './support/wait.mjs';
import { secondsOfTone } from './support/wav.mjs';

const citizens = new Citizens();
let server;
let supervisor;
let first;   // speaks at 1100 Hz
let second;  // speaks at 1300 Hz

before(async () => {
    server = await prepareCity(new Server(), { queue: { same_agent_s: 30 } }).start();
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

const waits = (from) => callOf(supervisor, from, (call) => namesOf(call).includes('queue_joined') && !call.call.outcome);
const decisionsOf = async (id) => (await supervisor.get(`/calls/${id}/decisions`)).decisions;

test('who calls again is kept for the agent who knows him, though another is free', async () => {
    const caller = '09990000701';
    let since = first.mark;
    await first.ready();
    const before = await arrives(caller);
    await first.takes(caller, since);
    before.hangUp();
    await first.works('wrap_up');
    await second.ready();
    since = first.mark;
    const again = await arrives(caller);
    const call = await first.takes(caller, since);
    const from = again.secondsHeard;
    await until('a second of talk', () => again.secondsHeard > from + 1.5);
    again.hangUp();
    await callOf(supervisor, caller);
    const heard = again.heard().channels[0];
    assert.ok(secondsOfTone(heard, 1100) > 0.5, 'the first agent is heard');
    assert.equal(secondsOfTone(heard, 1300), 0, 'the second is not, though he was free all the time');
    const decisions = await decisionsOf(call.id);
    assert.equal(decisions.at(-1).chosen.id, first.user.id);
    assert.ok(decisions[0].unfit.some((group) => group.why === 'other_agent_wanted' && group.first.some((agent) => agent.id === second.user.id)), JSON.stringify(decisions[0]));
});

test('who gives up and calls again soon finds his place; each decision says who could and why others could not', async () => {
    const gaveUp = await arrives('09990000702');
    await waits('09990000702');
    await arrives('09990000703');
    await waits('09990000703');
    gaveUp.hangUp();
    await callOf(supervisor, '09990000702');
    await arrives('09990000702');
    await waits('09990000702');
    const since = first.mark;
    await first.ready();
    const call = await first.takes('09990000702', since);
    citizens.at(-1).hangUp();
    await callOf(supervisor, '09990000702');

    const decisions = await until('two decisions', async () => {
        const made = await decisionsOf(call.id);
        return made.length >= 2 && made;
    });
    const [joined] = decisions;
    assert.deepEqual([joined.cause, joined.chosen, joined.eligible], ['joined', undefined, 0]);
    const away = joined.unfit.find((group) => group.why === 'away');
    assert.deepEqual(away.first.map((agent) => agent.id).sort(), [first.user.id, second.user.id].sort());
    const offered = decisions.at(-1);
    assert.deepEqual([offered.cause, offered.chosen.id, offered.eligible, offered.strategy], ['agent_free', first.user.id, 1, 'least_talk_time']);
    assert.equal(offered.best[0].agent.name, first.user.name);
    await first.session.get(`/calls/${call.id}/decisions`, 403);
    await supervisor.get('/calls/999/decisions', 404);
});

test('a supervisor puts an agent into a state with a reason, but takes nobody out of a call like this', async () => {
    await first.ready();
    const agent = `/agents/${first.user.id}`;
    const forced = await supervisor.post(`${agent}/state`, { work: 'away', reason: 'training', note: '班前培训' });
    assert.deepEqual([forced.work, forced.reason, forced.note], ['away', 'training', '班前培训']);
    const seen = await first.view();
    assert.equal(seen.note, '班前培训');
    assert.ok(seen.forced_by);
    assert.equal((await supervisor.post(`${agent}/state`, { work: 'away', note: '' }, 422)).code, 'invalid_document');
    assert.equal((await supervisor.post('/agents/12/state', { work: 'ready', note: 'x' }, 404)).code, 'agent_not_found');
    await first.session.post(`${agent}/state`, { work: 'ready', note: 'x' }, 403);

    const since = first.mark;
    await supervisor.post(`${agent}/state`, { work: 'ready', note: '回岗' });
    const citizen = await arrives('09990000704');
    await first.takes('09990000704', since);
    assert.equal((await supervisor.post(`${agent}/state`, { work: 'signed_out', note: '下班' }, 409)).code, 'agent_has_call');
    assert.equal((await first.view()).work, 'talking');
    citizen.hangUp();
});

test('a leader takes calls himself: his queue opens with the session, its calls are listed, and it ends when called off', async () => {
    const planned = (from, to) => ({ guest: '演示-领导', topic: '供暖保障', queue: 'leader', from: new Date(Date.now() + from).toISOString(), to: new Date(Date.now() + to).toISOString() });
    const wrong = await supervisor.post('/guest-sessions', { ...planned(3_600_000, 60_000), queue: 'general' }, 422);
    assert.deepEqual([wrong.code, wrong.fields.map((field) => field.what).sort()], ['guest_session_unfit', ['not_a_guest_queue', 'reversed']]);
    await first.session.post('/guest-sessions', planned(0, 60_000), 403);

    const session = await supervisor.post('/guest-sessions', planned(-1000, 3_600_000), 201);
    const overlapping = await supervisor.post('/guest-sessions', planned(60_000, 120_000), 422);
    assert.equal(overlapping.fields[0].what, 'overlaps');
    await supervisor.put(`/agents/${first.user.id}/queues`, { queues: ['leader'], note: '领导席' });
    let since = first.mark;
    await first.ready();
    const citizen = await arrives('09990000707', { keys: '4' });
    const call = await first.takes('09990000707', since);
    const from = citizen.secondsHeard;
    await until('a second of the leader', () => citizen.secondsHeard > from + 1.5);
    citizen.hangUp();
    await callOf(supervisor, '09990000707');
    assert.ok(secondsOfTone(citizen.heard().channels[0], 1100) > 0.5, 'the citizen hears the leader');
    const seen = await supervisor.get(`/guest-sessions/${session.id}`);
    assert.deepEqual(seen.calls.map((one) => one.id), [call.id]);

    await supervisor.post(`/guest-sessions/${session.id}/cancel`);
    await supervisor.post(`/guest-sessions/${session.id}/cancel`, undefined, 404);
    await first.works('ready');
    since = first.mark;
    await arrives('09990000708', { keys: '4' });
    const after = await callOf(supervisor, '09990000708', (one) => one.call.queue === 'general');
    await supervisor.put(`/agents/${first.user.id}/queues`, { queues: ['general', 'enterprise'], note: '回原队列' });
    assert.ok(after, 'without a session the call goes where the queue sends whom it cannot serve');
});

test('an agent moved to other queues serves them at once and after a restart; tallies and reasons stay too', async () => {
    const agent = `/agents/${second.user.id}/queues`;
    assert.equal((await supervisor.put(agent, { queues: ['nowhere'], note: 'x' }, 422)).code, 'queue_not_found');
    await supervisor.put(agent, { queues: ['enterprise'], note: '支援企业专席' });
    await second.ready();
    await arrives('09990000705');
    await waits('09990000705');
    const since = second.mark;
    const business = await arrives('09990000706', { keys: '3' });
    await second.takes('09990000706', since);
    business.hangUp();
    await callOf(supervisor, '09990000706');
    await supervisor.post(`/agents/${first.user.id}/state`, { work: 'away', reason: 'meeting', note: '开会' });
    const before = await second.works('ready');
    await citizens.leave();

    assert.equal(await server.stop(), 0);
    await server.start();
    supervisor = await (await server.logIn(people.supervisor)).follow();
    const { agents } = await supervisor.get('/agents');
    const after = agents.find((one) => one.id === second.user.id);
    assert.equal(after.answered_in_shift, before.answered_in_shift);
    assert.equal(after.talk_s_in_shift, before.talk_s_in_shift);
    assert.deepEqual([after.work, after.presence], ['ready', 'signed_in']);
    const forced = agents.find((one) => one.id === first.user.id);
    assert.deepEqual([forced.reason, forced.note], ['meeting', '开会']);
    const { queues } = await supervisor.get('/queues');
    const general = queues.find((queue) => queue.code === 'general');
    const enterprise = queues.find((queue) => queue.code === 'enterprise');
    assert.deepEqual([general.agents_signed_in, enterprise.agents_signed_in], [1, 2], 'he serves enterprises only, the other both');
});
