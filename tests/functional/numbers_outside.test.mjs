// Numbers outside, over real trunks: 110 with three together, keys, and one key from a page; and what a network says before an answer.
import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';
import { Announcement } from './support/announcement.mjs';
import { Browser } from './support/browser.mjs';
import { people } from './support/city.mjs';
import { Phone } from './support/phone.mjs';
import { callOf, Citizens, namesOf, Seat } from './support/seat.mjs';
import { Server } from './support/server.mjs';
import { prepareCity, sounds } from './support/small_city.mjs';
import { until } from './support/wait.mjs';
import { readWav, secondsOfTone } from './support/wav.mjs';

const tones = { citizen: 700, agent: 1100, police: 900, network: 1500, page: 1900 };
const citizens = new Citizens();
let server, supervisor, agent, police, network;

const mobile = '13800000011';
const trunk = (name, port) => `
[[trunk]]
name = "${name}"
group = "${name}"
address = "127.0.0.1:${port}"
caller_number = "12345"
options_every_s = 0
`;

/** Mobile telephones are reached over a trunk of their own. */
const mobilesApart = (file) => ({ ...file, rules: [{ roles: ['agent'], classes: ['mobile'], group: 'mobile' }, ...file.rules] });

before(async () => {
    network = await new Announcement(tones.network).start();
    police = await new Phone({ user: '110', speaks: tones.police }).start();
    server = await prepareCity(new Server({ settings: trunk('out', police.sipPort) + trunk('mobile', network.sipPort) }), { queue: { wrap_up_s: 60 }, edits: { 'dialling.json': mobilesApart } }).start();
    supervisor = await (await server.logIn(people.supervisor)).follow();
    agent = await Seat.open(server, 'agent02', tones.agent);
});
after(async () => {
    supervisor?.close();
    await Promise.all([agent?.close(), police?.stop()]);
    network?.close();
    await server?.finish();
});
afterEach(async () => {
    await citizens.leave();
    await agent.free();
    await agent.away();
});

/** The police's telephone rings, and shows the hotline's number. */
async function policeRing(since) {
    const invited = await police.event('CALL_INCOMING', since);
    assert.match(invited.peeruri, /12345@/);
}
async function policeAnswer(since) {
    await policeRing(since);
    police.answer();
    await police.event('CALL_ESTABLISHED', since);
}

async function talk(from) {
    const since = agent.mark;
    await agent.ready();
    const citizen = await citizens.arrive(server, from, { speaks: tones.citizen });
    const call = await agent.takes(from, since);
    await citizen.hears([tones.agent]);
    return { citizen, act: (name, body) => agent.session.post(`/calls/${call.id}/${name}`, body) };
}

async function recordingOf(call) {
    const answer = await until('the recording', async () => {
        const sound = await supervisor.audio(call.call.recording);
        return sound.ok && sound;
    });
    return readWav(Buffer.from(await answer.arrayBuffer()));
}

test('from a telephone: consult 110, keys, three together, and the citizen stays with the police', async () => {
    const { citizen, act } = await talk('09990000701');
    const since = police.mark;
    await act('consult', { kind: 'number', to: '110' });
    await citizen.hears([sounds.music], [tones.agent]);
    await policeAnswer(since);
    await agent.phone.hears([tones.police], [tones.citizen]);
    await police.hears([tones.agent], [tones.citizen]);
    await act('keys', { keys: '7' });
    assert.equal((await police.event('CALL_DTMF_START', since)).param, '7');

    await act('join');
    await citizen.hears([tones.agent, tones.police], [sounds.music]);
    await police.hears([tones.citizen, tones.agent]);
    await act('leave');
    await citizen.hears([tones.police], [tones.agent]);
    await police.hears([tones.citizen], [tones.agent]);
    assert.equal((await agent.view()).work, 'wrap_up');
    police.hangUp();

    const ended = await callOf(supervisor, '09990000701');
    assert.equal(ended.call.outcome, 'completed');
    const called = ended.events.find((event) => event.type === 'party_called');
    assert.match(called.detail, /110/, 'whom the agent called is kept');
    for (const fact of ['conferred', 'handed_over']) assert.ok(namesOf(ended).includes(fact), fact);
    const { channels } = await recordingOf(ended);
    assert.ok(secondsOfTone(channels[0], tones.citizen) > 2);
    assert.ok(secondsOfTone(channels[1], tones.agent) > 1 && secondsOfTone(channels[1], tones.police) > 1, 'both on the right');
});

test('what the network says before an answer is heard by the agent who calls, and by nobody else', async () => {
    const seat = agent.phone.mark;
    await agent.session.post('/calls', { to: mobile });
    await agent.phone.event('CALL_INCOMING', seat);
    agent.phone.answer();
    await agent.phone.hears([tones.network], [sounds.ringback]);
    assert.deepEqual(network.called, [mobile]);
    agent.phone.hangUp();
    const ended = await callOf(supervisor, mobile);
    assert.equal(ended.call.outcome, 'cancelled');
    assert.ok(!ended.call.recording, 'a call that nobody answered has no recording');

    const { citizen, act } = await talk('09990000704');
    await act('consult', { kind: 'number', to: mobile });
    await agent.phone.hears([tones.network], [sounds.ringback]);
    await citizen.hears([sounds.music], [tones.network, tones.agent]);
    await act('back');
    await citizen.hears([tones.agent], [sounds.music]);
    citizen.hangUp();
    await callOf(supervisor, '09990000704');
});

test('110 is busy: the citizen is back with the agent, who is told', async () => {
    const { citizen, act } = await talk('09990000702');
    const since = police.mark;
    await act('transfer', { kind: 'number', to: '110' });
    await policeRing(since);
    police.hangUp();
    const view = await until('the citizen to be back', async () => {
        const now = await agent.view();
        return now.call.talk.failed && now;
    });
    assert.equal(view.call.talk.failed.why, 'busy');
    await citizen.hears([tones.agent], [sounds.music]);
    citizen.hangUp();
    await callOf(supervisor, '09990000702');
});

test('from a page: one key, and the citizen talks with the police', async () => {
    const browser = await Browser.open(tones.page);
    try {
        const page = await browser.page(`${server.url}/login`);
        await Browser.logIn(page, server, 'agent01');
        await page.getByTestId('sign-in-browser').click();
        await page.getByTestId('line-up').waitFor();
        await page.getByTestId('set-ready').click();
        const citizen = await citizens.arrive(server, '09990000703', { speaks: tones.citizen });
        await page.getByTestId('phone-state-reserved').waitFor();
        await page.keyboard.press('Alt+A');
        await citizen.hears([tones.page]);

        const since = police.mark;
        await page.keyboard.press('Alt+T');
        await page.getByTestId('emergency-police').click();
        await policeAnswer(since);
        await citizen.hears([tones.police], [tones.page, sounds.music]);
        await police.hears([tones.citizen], [tones.page]);
        await page.getByTestId('phone-state-wrap_up').waitFor();
        citizen.hangUp();
        await police.event('CALL_CLOSED', since);
        const ended = await callOf(supervisor, '09990000703');
        assert.equal(ended.call.outcome, 'completed');
        const { channels } = await recordingOf(ended);
        assert.ok(secondsOfTone(channels[0], tones.citizen) > 2 && secondsOfTone(channels[1], tones.police) > 1);
        assert.deepEqual(page.errors, []);
    } finally {
        await browser.close();
    }
});
