// When there is no person: after hours, when all are busy, and what becomes of the messages and missed calls.
import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';
import { Browser } from './support/browser.mjs';
import { people } from './support/city.mjs';
import { callOf, Citizens, namesOf } from './support/seat.mjs';
import { Phone } from './support/phone.mjs';
import { Server } from './support/server.mjs';
import { prepareCity, sounds } from './support/small_city.mjs';
import { until } from './support/wait.mjs';
import { readWav, secondsOfTone } from './support/wav.mjs';

const voice = 700;
let server;
let supervisor;
let agent;
let browser;
const citizens = new Citizens();

const never = { code: 'never', name_zh: '从不', name_en: 'Never', follows_holidays: false, week: [[], [], [], [], [], [], []] };
const toMailbox = (when) => ({ when, to: [{ kind: 'mailbox', target: 'general' }] });

const duty = { code: 'duty', name_zh: '值班', name_en: 'Duty', numbers: [{ number: '8005' }, { number: '8006' }], ring_s: 20, confirm_s: 3 };

// 综合 is closed today; 涉企 is open and nobody is there, so that after a second the telephones on duty ring, then the mailbox answers
const edits = {
    'calendars.json': (file) => ({ calendars: [...file.calendars, never] }),
    'queues.json': (file) => ({
        ...file,
        queues: file.queues.map((queue) => (queue.code === 'general'
            ? { ...queue, hours: 'never', longest_wait_s: 0, fallbacks: [toMailbox('closed')] }
            : { ...queue, longest_wait_s: 1, fallbacks: [toMailbox('closed'), { when: 'waited_too_long', to: [{ kind: 'contact', target: 'duty' }, { kind: 'mailbox', target: 'general' }] }] })),
    }),
    'after-hours.json': (file) => ({ ...file, contacts: [duty], mailboxes: file.mailboxes.map((box) => ({ ...box, min_length_s: 1, silence_s: 2, remind_after_min: 0, escalate_after_min: 0 })) }),
};

before(async () => {
    server = await prepareCity(new Server(), { edits }).start();
    supervisor = await (await server.logIn(people.supervisor)).follow();
    agent = await server.logIn(people.agent);
    browser = await Browser.open(1300);
});

after(async () => {
    await browser?.close();
    supervisor?.close();
    await server.finish();
});

afterEach(async () => {
    await citizens.leave();
});

const arrives = (from, options) => citizens.arrive(server, from, options);

const reaches = (from, name) => callOf(supervisor, from, (call) => namesOf(call).includes(name));

async function messageOf(from) {
    const { rows } = await until(`the message of ${from}`, async () => {
        const page = await agent.get(`/voice-messages?number=${from}`);
        return page.rows.length > 0 && page;
    });
    return rows[0];
}

/** What stands in the message's file, once it is whole. */
async function soundOf(message) {
    const wav = await until('the message to be on file', async () => {
        const { events } = await supervisor.get(`/calls/${message.call}`);
        return events.filter((event) => event.type === 'recording_finished').length >= 2 && readWav(Buffer.from(await (await agent.audio(message.recording)).arrayBuffer()));
    });
    return wav;
}

test('after hours: the citizen hears the tone, speaks, and the clerk makes a case of it', async () => {
    const from = '09990000501';
    const citizen = await arrives(from, { speaks: voice });
    await reaches(from, 'message_started');
    const began = citizen.secondsHeard;
    await until('three seconds of speech', () => citizen.secondsHeard > began + 3);
    citizen.key('#');
    await reaches(from, 'message_left');
    citizen.hangUp();
    const { call, events } = await callOf(supervisor, from);
    assert.equal(call.outcome, 'mailbox');
    assert.equal(events.find((event) => event.type === 'queue_unserved').detail, 'closed');
    assert.ok(secondsOfTone(citizen.heard().channels[0], sounds.beep) >= 0.2, 'he heard the tone');

    const message = await messageOf(from);
    assert.deepEqual([message.state, message.reason, message.area, message.heard_at], ['open', 'closed', '云溪市', undefined]);
    assert.ok(message.length_ms > 2500 && message.length_ms < 8000, `${message.length_ms} ms`);
    const wav = await soundOf(message);
    assert.ok(secondsOfTone(wav.channels[0], voice) > 2.5, 'what he said is on file');
    const whole = readWav(Buffer.from(await (await supervisor.audio(call.recording)).arrayBuffer()));
    assert.ok(whole.seconds > 0.5, 'the way there is a recording of its own');
    await supervisor.event('voice_message.waits', (data) => data.id === message.id && data.alarm === 'escalated');

    const page = await browser.page(`${server.url}/login`);
    await Browser.logIn(page, server, people.agent);
    await page.getByTestId('menu-messages').click();
    const card = page.getByTestId(`message-${from}`);
    await card.getByTestId('message-listen').click();
    await until('the page to play it', async () => /00:0[1-9] \//.test(await card.getByTestId('recording-time').textContent()));
    await until('the message to be marked as heard', async () => (await messageOf(from)).heard_at !== undefined);
    await card.getByTestId('message-file').click();
    await page.getByTestId('message-case-title').fill('河滨路路灯不亮');
    await page.getByTestId('message-case-content').fill('市民留言反映河滨路路灯不亮。');
    await page.getByTestId('message-case-save').click();
    await card.waitFor({ state: 'detached' });
    assert.deepEqual(page.errors, []);

    const done = await agent.get(`/voice-messages/${message.id}`);
    assert.deepEqual([done.message.state, done.message.result], ['done', 'case_made']);
    assert.deepEqual(done.history.filter((step) => step.by_name).map((step) => step.what), ['heard', 'filed']);
    const made = await supervisor.get(`/cases/${done.message.filed_as}`);
    assert.deepEqual([made.title ?? made.facts.title, made.call], ['河滨路路灯不亮', message.call]);
    assert.match(done.message.number, /\*/, 'nobody has to ring it any more');
    await agent.post(`/voice-messages/${message.id}/actions`, { action: 'take' }, 409);
});

test('who just hangs up has left his message; who says nothing is to be rung back', async () => {
    const speaker = await arrives('09990000502', { speaks: voice });
    const silent = await arrives('09990000503', { speaks: [{ seconds: 60 }] });
    await reaches('09990000502', 'message_started');
    const began = speaker.secondsHeard;
    await until('two seconds of speech', () => speaker.secondsHeard > began + 2);
    speaker.hangUp();
    assert.equal((await callOf(supervisor, '09990000502')).call.outcome, 'mailbox');
    assert.ok(secondsOfTone((await soundOf(await messageOf('09990000502'))).channels[0], voice) > 1.5);

    // asked twice, then the hotline says good-bye
    const { call, events } = await callOf(supervisor, '09990000503', (seen) => seen.call.outcome, 25);
    assert.equal(call.outcome, 'after_hours');
    assert.equal(events.filter((event) => event.type === 'message_discarded').length, 2);
    assert.deepEqual((await agent.get('/voice-messages?number=09990000503')).rows, []);
    const { rows } = await agent.get('/callbacks');
    assert.deepEqual(rows.filter((row) => row.number.startsWith('0999000050')).map((row) => [row.number, row.outcome, row.state]), [['09990000503', 'after_hours', 'open']]);
});

test('all busy: after the longest wait the citizen leaves a message, which silence ends', async () => {
    const from = '09990000504';
    const citizen = await arrives(from, { keys: '3', speaks: [{ frequencies: [voice], seconds: 9 }, { seconds: 60 }] });
    await reaches(from, 'message_left');
    citizen.hangUp();
    const { call, events } = await callOf(supervisor, from);
    assert.equal(call.outcome, 'mailbox');
    assert.deepEqual(events.filter((event) => ['queue_joined', 'queue_unserved'].includes(event.type)).map((event) => event.detail), ['enterprise', 'waited_too_long']);
    const message = await messageOf(from);
    assert.equal(message.reason, 'waited_too_long');
    const heard = citizen.heard().channels[0];
    assert.ok(secondsOfTone(heard, sounds.music) > 0.2, 'music first');
    assert.ok(secondsOfTone((await soundOf(message)).channels[0], voice) > 1);
});

test('forward: a telephone that picks up and never confirms is passed over; who presses 1 has the citizen', async () => {
    const from = '09990000505';
    const rings = (user, speaks, autoAnswer) => new Phone({ user, speaks, autoAnswer, password: server.logins.get(user), registrar: `127.0.0.1:${server.phonePort}` }).start();
    const machine = await rings('8005', 900, true);  // as a mobile's own mailbox would
    const officer = await rings('8006', 1100, false);
    citizens.add(machine, officer);
    const citizen = await arrives(from, { keys: '3', speaks: voice });
    await machine.event('CALL_ESTABLISHED');
    await officer.event('CALL_INCOMING');
    officer.answer();
    await officer.event('CALL_ESTABLISHED');
    await until('the officer to be asked', () => officer.secondsHeard > 0.5);
    officer.key('1');
    await reaches(from, 'party_joined');
    const began = citizen.secondsHeard;
    await until('two seconds of talk', () => citizen.secondsHeard > began + 2.5);
    citizen.hangUp();
    const { call, events } = await callOf(supervisor, from);
    assert.equal(call.outcome, 'completed');
    assert.equal(events.filter((event) => event.type === 'party_called').length, 2);
    const heard = citizen.heard().channels[0];
    assert.ok(secondsOfTone(heard, 1100) > 1, 'the citizen hears the officer');
    assert.equal(secondsOfTone(heard, 900), 0, 'and never the machine');
    assert.ok(secondsOfTone(heard, sounds.music) > 1, 'and music until then');
    await officer.event('CALL_CLOSED');
    assert.ok(secondsOfTone(officer.heard().channels[0], voice) > 1, 'the officer hears the citizen');
    assert.equal(secondsOfTone(machine.heard().channels[0], voice), 0, 'the machine does not');
    const wav = await until('the recording', async () => readWav(Buffer.from(await (await supervisor.audio(call.recording)).arrayBuffer())));
    assert.ok(secondsOfTone(wav.channels[0], voice) > 1 && secondsOfTone(wav.channels[1], 1100) > 1, 'both are on the recording');
});

test('one person sees to a message or a call-back at a time', async () => {
    const message = await messageOf('09990000504');
    const taken = await agent.post(`/voice-messages/${message.id}/actions`, { action: 'take' });
    assert.equal(taken.message.state, 'in_progress');
    const other = await server.logIn(people.otherAgent);
    await other.post(`/voice-messages/${message.id}/actions`, { action: 'finish', result: 'answered' }, 409);
    await agent.post(`/voice-messages/${message.id}/actions`, { action: 'finish' }, 422);
    await agent.post(`/voice-messages/${message.id}/actions`, { action: 'finish', result: 'answered', note: '已答复' });

    const { rows } = await agent.get('/callbacks?number=09990000503');
    await agent.post(`/callbacks/${rows[0].id}/actions`, { action: 'take' });
    await other.post(`/callbacks/${rows[0].id}/actions`, { action: 'take' }, 409);
    await agent.post(`/callbacks/${rows[0].id}/actions`, { action: 'give_up' }, 422);
    const { task, history } = await agent.post(`/callbacks/${rows[0].id}/actions`, { action: 'attempted', outcome: 'no_answer' });
    assert.deepEqual([task.state, task.attempts, task.owner_name], ['open', 1, '']);
    assert.ok(new Date(task.retry_at) > new Date());
    assert.deepEqual(history.map((step) => step.what), ['missed_again', 'take', 'ended']);
});

test('an import whose queue has an hour without a destination is refused with queue, day and hour', () => {
    const gap = { ...edits, 'queues.json': (file) => ({ ...file, queues: file.queues.map((queue) => ({ ...queue, hours: 'office', fallbacks: [] })) }) };
    const other = new Server();
    assert.throws(() => prepareCity(other, { edits: gap }), /no_destination general: closed, Tuesday 12:00-13:30/);
    other.remove();
});
