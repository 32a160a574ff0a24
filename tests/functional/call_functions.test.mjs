// Transfer, consultation and conference, from a SIP phone seat and from a page: who hears whom, before and after.
import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';
import { Browser } from './support/browser.mjs';
import { people } from './support/city.mjs';
import { Phone } from './support/phone.mjs';
import { callIn, callOf, Citizens, namesOf, Seat } from './support/seat.mjs';
import { Server } from './support/server.mjs';
import { prepareCity, sounds } from './support/small_city.mjs';
import { until } from './support/wait.mjs';
import { readWav, secondsOfTone, toneShare } from './support/wav.mjs';

const tones = { citizen: 700, first: 1100, second: 1300, department: 900, page: 1900 };
const citizens = new Citizens();
let server;
let supervisor;
let first;
let second;
let department;

before(async () => {
    server = await prepareCity(new Server(), { queue: { wrap_up_s: 60 } }).start();
    supervisor = await (await server.logIn(people.supervisor)).follow();
    first = await Seat.open(server, 'agent02', tones.first);
    second = await Seat.open(server, 'agent04', tones.second);
    department = await new Phone({
        user: '8101', password: server.logins.get('8101'), registrar: `127.0.0.1:${server.phonePort}`, speaks: tones.department,
    }).start();
});

after(async () => {
    await department?.stop();
    await first?.close();
    await second?.close();
    supervisor?.close();
    await server.finish();
});

afterEach(async () => {
    await citizens.leave();
    for (const seat of [first, second]) {
        await seat.free();
        await seat.away();
    }
});

/** A citizen who talks with the first agent, by telephone on both sides. */
async function talk(from) {
    const since = first.mark;
    await first.ready();
    const citizen = await citizens.arrive(server, from, { speaks: tones.citizen });
    const call = await first.takes(from, since);
    await second.ready();
    await citizen.hears([tones.first]);
    return { citizen, call, act: (name, body) => first.session.post(`/calls/${call.id}/${name}`, body) };
}

const agent = (seat) => ({ kind: 'agent', to: seat.user.extension });
const theDepartment = { kind: 'department', to: 'urban' };

async function pickUp(phone, since) {
    await phone.event('CALL_INCOMING', since);
    phone.answer();
    await phone.event('CALL_ESTABLISHED', since);
}

const recorded = async (call) => readWav(Buffer.from(await (await supervisor.audio((await supervisor.get(`/calls/${call.id}`)).call.recording)).arrayBuffer()));

test('consult, alternate, join, leave: each ear hears what it should, the recording is one and whole', async () => {
    const { citizen, call, act } = await talk('09990000601');
    const since = second.phone.mark;
    assert.equal((await act('consult', agent(second))).call.talk.state, 'consulting');
    await pickUp(second.phone, since);
    await citizen.hears([sounds.music], [tones.first, tones.second]);
    await first.phone.hears([tones.second], [tones.citizen]);
    await second.phone.hears([tones.first], [tones.citizen]);

    assert.equal((await act('alternate')).call.talk.aside, false);
    await citizen.hears([tones.first], [tones.second, sounds.music]);
    await second.phone.hears([sounds.music], [tones.first, tones.citizen]);

    assert.equal((await act('join')).call.talk.state, 'conference');
    await citizen.hears([tones.first, tones.second], [sounds.music]);
    await first.phone.hears([tones.citizen, tones.second]);
    await second.phone.hears([tones.citizen, tones.first]);

    await act('leave');
    await citizen.hears([tones.second], [tones.first]);
    assert.equal((await second.view()).call.talk.role, 'agent');
    assert.equal((await first.view()).work, 'wrap_up');

    const wav = await until('the recording to hold the last talk', async () => {
        const now = await recorded(call);
        return secondsOfTone(now.channels[1], tones.second) > 1 && now;
    });
    assert.ok(secondsOfTone(wav.channels[0], tones.citizen) > 4, 'the citizen is on the left all the time');
    assert.ok(secondsOfTone(wav.channels[1], tones.first) > 1, 'the first agent on the right');
    citizen.hangUp();
    const ended = await callOf(supervisor, '09990000601');
    assert.equal(ended.call.outcome, 'completed');
    const names = namesOf(ended);
    for (const fact of ['party_called', 'party_joined', 'alternated', 'conferred', 'handed_over']) assert.ok(names.includes(fact), `${fact} in ${names}`);
    assert.equal(names.filter((name) => name === 'recording_started').length, 1);
});

test('a blind transfer to a department: the citizen goes on without us, and his recording too', async () => {
    const { citizen, call, act } = await talk('09990000602');
    const since = department.mark;
    await act('transfer', theDepartment);
    await citizen.hears([sounds.music], [tones.first]);
    await pickUp(department, since);
    await citizen.hears([tones.department], [tones.first, sounds.music]);
    await department.hears([tones.citizen], [tones.first]);
    assert.equal((await first.view()).work, 'wrap_up');
    await until('the department on the recording', async () => secondsOfTone((await recorded(call)).channels[1], tones.department) > 1);
    department.hangUp();
    const ended = await callOf(supervisor, '09990000602');
    assert.equal(ended.call.outcome, 'completed');
});

test('an attended transfer to an agent: he has the call, and its wrap-up', async () => {
    const { citizen, act } = await talk('09990000603');
    const since = second.phone.mark;
    await act('consult', agent(second));
    await first.session.call('POST', `/calls/${(await first.view()).call.id}/complete`, undefined, 409);
    await pickUp(second.phone, since);
    await until('the answer to be known', async () => (await first.view()).call.talk.can.includes('complete'));
    await act('complete');
    await citizen.hears([tones.second], [tones.first]);
    citizen.hangUp();
    await second.works('wrap_up');
    await second.session.post('/agents/me/wrap-up/finish');
});

test('who does not answer, is busy or unknown brings the citizen back, and is named', async () => {
    const { citizen, act } = await talk('09990000604');
    await act('transfer', agent(second));
    await citizen.hears([sounds.music]);
    const back = await until('the citizen to be back', async () => {
        const view = await first.view();
        return view.call.talk.state === 'talking' && view;
    });
    assert.equal(back.call.talk.failed.why, 'no_answer');
    assert.equal(back.call.talk.failed.name, '演示-座席04');
    await citizen.hears([tones.first], [sounds.music]);

    await second.away();
    const id = back.call.id;
    const refused = async (body, status, code) => assert.equal((await first.session.call('POST', `/calls/${id}/consult`, body, status)).code, code);
    await refused(agent(second), 409, 'call_target_busy');
    await refused({ kind: 'agent', to: '9999' }, 422, 'call_target_unknown');
    await refused({ kind: 'department', to: 'nowhere' }, 422, 'call_target_unknown');
    await refused({ kind: 'planet', to: 'mars' }, 422, 'invalid_document');
    await first.session.call('POST', `/calls/${id}/keys`, { keys: '12x' }, 422);

    const since = department.mark;
    await act('transfer', theDepartment);
    await department.event('CALL_INCOMING', since);
    department.hangUp();  // declines
    await until('the citizen to be back again', async () => (await first.view()).call.talk.failed?.why);
    await citizen.hears([tones.first], [sounds.music]);
    citizen.hangUp();
    await callOf(supervisor, '09990000604');
});

test('to another queue: its agent is offered the citizen next', async () => {
    const { citizen, act } = await talk('09990000605');
    const since = second.mark;
    await act('transfer', { kind: 'queue', to: 'enterprise' });
    assert.equal((await first.view()).work, 'wrap_up');
    const offered = await second.takes('09990000605', since);
    assert.equal(offered.queue, 'enterprise');
    await citizen.hears([tones.second], [tones.first]);
    citizen.hangUp();
    await callOf(supervisor, '09990000605');
});

test('by the buttons of the phone itself: REFER takes the citizen to the department', async () => {
    const { citizen } = await talk('09990000608');
    const since = department.mark;
    first.phone.tell('transfer', `sip:8101@127.0.0.1:${server.phonePort}`);
    await citizen.hears([sounds.music], [tones.first]);
    await pickUp(department, since);
    await citizen.hears([tones.department], [tones.first, sounds.music]);
    await first.works('wrap_up');
    citizen.hangUp();
    assert.ok(namesOf(await callOf(supervisor, '09990000608')).includes('handed_over'));
});

test('mute: the citizen hears nothing of him, he hears the citizen', async () => {
    const { citizen, act } = await talk('09990000606');
    assert.equal((await act('mute')).call.talk.muted, true);
    await first.phone.hears([tones.citizen]);
    await act('unmute');
    await citizen.hears([tones.first]);
    citizen.hangUp();
    await callOf(supervisor, '09990000606');
});

test('from a page: consult a department by keyboard, three together, drop, and the talk goes on', async () => {
    const browser = await Browser.open(tones.page);
    try {
        const page = await browser.page(`${server.url}/login`);
        await Browser.logIn(page, server, 'agent01');
        await page.getByTestId('sign-in-browser').click();
        await page.getByTestId('line-up').waitFor();
        await page.getByTestId('set-ready').click();
        const citizen = await callIn(server, '09990000607', { speaks: tones.citizen });
        citizens.add(citizen);
        await page.getByTestId('phone-state-reserved').waitFor();
        await page.keyboard.press('Alt+A');
        await citizen.hears([tones.page]);

        const since = department.mark;
        await page.keyboard.press('Alt+Q');
        await page.getByTestId('target-kind-department').click();
        await page.getByTestId('target-search').fill('8101');
        await page.getByTestId('target-urban').waitFor();
        await page.keyboard.press('Enter');
        await page.getByTestId('party-8101').waitFor();
        await citizen.hears([sounds.music], [tones.page]);
        await pickUp(department, since);
        await department.hears([tones.page], [tones.citizen]);

        await page.getByTestId('call-join').click();
        await citizen.hears([tones.page, tones.department], [sounds.music]);
        await department.hears([tones.page, tones.citizen]);
        await page.getByTestId('party-drop-8101').click();
        await citizen.hears([tones.page], [tones.department]);
        await department.event('CALL_CLOSED', since);

        await page.keyboard.press('Alt+M');
        await until('the page to show that it is muted', async () => (await page.getByTestId('call-mute').getAttribute('aria-pressed')) === 'true');
        await page.keyboard.press('Alt+M');
        await citizen.hears([tones.page]);
        citizen.hangUp();
        await page.getByTestId('phone-state-wrap_up').waitFor();
        assert.deepEqual(page.errors, []);
    } finally {
        await browser.close();
    }
});
