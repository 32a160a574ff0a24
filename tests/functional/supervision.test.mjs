// A supervisor in an agent's call: listens, whispers, barges in, takes over, ends it; by his SIP phone and on his page.
import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';
import { Browser } from './support/browser.mjs';
import { callOf, Citizens, namesOf, Seat } from './support/seat.mjs';
import { Server } from './support/server.mjs';
import { prepareCity } from './support/small_city.mjs';
import { until } from './support/wait.mjs';
import { readWav, secondsOfTone, toneShare } from './support/wav.mjs';

const tones = { citizen: 700, agent: 1100, boss: 1700, page: 1900 };
const citizens = new Citizens();
let server;
let agent;
let boss;

before(async () => {
    server = await prepareCity(new Server(), { queue: { wrap_up_s: 60 } }).start();
    agent = await Seat.open(server, 'agent02', tones.agent);
    boss = await Seat.open(server, 'supervisor01', tones.boss);
});

after(async () => {
    await agent?.close();
    await boss?.close();
    await server.finish();
});

afterEach(async () => {
    await citizens.leave();
    for (const seat of [agent, boss]) {
        await seat.free();
        await seat.away();
    }
});

async function talk(from) {
    const since = agent.mark;
    await agent.ready();
    const citizen = await citizens.arrive(server, from, { speaks: tones.citizen });
    const call = await agent.takes(from, since);
    await citizen.hears([tones.agent]);
    return { citizen, call };
}

const stand = (mode, expected) => boss.session.call('PUT', `/agents/${agent.user.id}/supervision`, { mode }, expected);
const over = (name, body, expected) => boss.session.call('POST', `/agents/${agent.user.id}/${name}`, body, expected);

async function standByPhone(mode) {
    const since = boss.phone.mark;
    const view = await stand(mode);
    await boss.phone.event('CALL_INCOMING', since);
    boss.phone.answer();
    await boss.phone.event('CALL_ESTABLISHED', since);
    return view;
}

test('listen, whisper, barge in: who hears whom, and what the recording holds', async () => {
    const { citizen, call } = await talk('09990000701');
    assert.equal((await standByPhone('listen')).work, 'supervising');
    await boss.phone.hears([tones.citizen, tones.agent]);
    await agent.phone.hears([tones.citizen], [tones.boss]);
    await citizen.hears([tones.agent], [tones.boss]);
    assert.deepEqual((await agent.view()).call.talk.others, [], 'he does not see who listens');

    await stand('whisper');
    await agent.phone.hears([tones.citizen, tones.boss]);
    await citizen.hears([tones.agent], [tones.boss]);
    assert.equal((await agent.view()).call.talk.others[0].role, 'supervisor');
    const recorded = async () => readWav(Buffer.from(await (await boss.session.audio((await boss.session.get(`/calls/${call.id}`)).call.recording)).arrayBuffer()));
    assert.ok(toneShare((await recorded()).channels[1], tones.boss) < 0.01, 'a whisper is on no recording');

    await stand('barge');
    await citizen.hears([tones.agent, tones.boss]);
    await agent.phone.hears([tones.citizen, tones.boss]);
    await over('supervision/end');
    await citizen.hears([tones.agent], [tones.boss]);
    citizen.hangUp();
    const ended = await callOf(boss.session, '09990000701');
    assert.deepEqual(namesOf(ended).filter((name) => name.startsWith('supervis')), ['supervised', 'supervised', 'supervised', 'supervision_over']);
    await stand('listen', 409);
});

test('take over: the citizen is the supervisor\'s in one step, the recording goes on', async () => {
    const { citizen, call } = await talk('09990000702');
    const since = boss.phone.mark;
    await over('intercept');
    await boss.phone.event('CALL_INCOMING', since);
    await citizen.hears([tones.agent]);
    const other = await server.logIn('supervisor02');
    assert.equal((await other.call('POST', `/agents/${agent.user.id}/intercept`, undefined, 409)).code, 'supervision_already_intercepted');
    boss.phone.answer();
    await citizen.hears([tones.boss], [tones.agent]);
    await boss.phone.hears([tones.citizen], [tones.agent]);
    await agent.works('wrap_up');
    assert.equal((await boss.view()).work, 'talking');
    await until('both on the recording', async () => {
        const wav = readWav(Buffer.from(await (await boss.session.audio((await boss.session.get(`/calls/${call.id}`)).call.recording)).arrayBuffer()));
        return secondsOfTone(wav.channels[1], tones.agent) > 0.8 && secondsOfTone(wav.channels[1], tones.boss) > 0.8;
    });
    citizen.hangUp();
    await callOf(boss.session, '09990000702');
    await boss.session.post('/agents/me/wrap-up/finish');
});

test('end it: with a reason, which is kept', async () => {
    const { call } = await talk('09990000703');
    await over('release', { reason: '' }, 422);
    await over('release', { reason: '态度恶劣' });
    const ended = await callOf(boss.session, '09990000703');
    assert.equal(ended.events.find((event) => event.type === 'forced_release').detail, '演示-班长01 态度恶劣');
    await agent.works('wrap_up');
    assert.equal((await over('release', { reason: '再来一次' }, 409)).code, 'supervision_no_call');
    await agent.session.call('POST', `/calls/${call.id}/consult`, { kind: 'agent', to: '8004' }, 404);
});

test('from the wall: a call for help is shown, heard and answered in the page', async () => {
    const browser = await Browser.open(tones.page);
    try {
        const page = await browser.page(`${server.url}/login`);
        await Browser.logIn(page, server, 'supervisor02');
        await page.getByTestId('sign-in-browser').click();
        await page.getByTestId('line-up').waitFor();
        await page.getByTestId('menu-wall').click();
        const { citizen, call } = await talk('09990000704');
        await agent.session.post(`/calls/${call.id}/help`);
        await page.getByTestId('wall-helps').waitFor();
        await page.getByTestId(`agent-${agent.user.extension}`).click();
        await page.getByTestId('supervise-listen').click();
        await page.getByTestId('phone-state-supervising').waitFor();
        const before = (await Browser.stats(page)).energy;
        await until('the page to hear the call', async () => (await Browser.stats(page)).energy > before + 0.05);
        await citizen.hears([tones.agent], [tones.page]);
        await page.getByTestId('supervise-whisper').click();
        await agent.phone.hears([tones.citizen, tones.page]);
        await citizen.hears([tones.agent], [tones.page]);
        await page.getByTestId('supervise-barge').click();
        await citizen.hears([tones.agent, tones.page]);
        await page.getByTestId('supervise-intercept').click();
        await page.getByTestId('phone-state-talking').waitFor();
        await citizen.hears([tones.page], [tones.agent]);
        citizen.hangUp();
        await page.getByTestId('phone-state-wrap_up').waitFor();
        assert.deepEqual(page.errors, []);
    } finally {
        await browser.close();
    }
});
