// Steps of a flow that leave something behind: a spoken complaint, a call-back before anybody waits, the citizen's judgement after the talk.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { people } from './support/city.mjs';
import { callIn, callOf, Seat } from './support/seat.mjs';
import { Server } from './support/server.mjs';
import { prepareCity } from './support/small_city.mjs';
import { until } from './support/wait.mjs';
import { readWav, toneShare, writeSound } from './support/wav.mjs';

const voice = 700;
const tones = { complaint_ask: 900, complaint_number: 1200, judge_service: 1400, judge_thanks: 1600, ring_back_at: 1800 };
let server;
let supervisor;
let seat;
let citizen;

/** The city's ready flow in the place of its default one; whoever is asked to speak has ten seconds. */
function selfService() {
    const flow = JSON.parse(readFileSync('flows/self_service.json', 'utf8'));
    flow.nodes.complaint.max_s = 10;
    return { ...flow, code: 'default' };
}

before(async () => {
    server = prepareCity(new Server());
    // a flow with silent prompts is not published
    const names = JSON.parse(readFileSync('data/demo/prompts.json', 'utf8')).map(({ name }) => name);
    const quick = Object.fromEntries(names.map((name) => [name, 600]));
    for (const [name, tone] of Object.entries({ ...quick, ...tones })) writeSound(join(server.file('prompts'), `${name}.wav`), [{ frequencies: [tone], seconds: name in tones ? 2.5 : 0.3 }]);
    await server.start();
    supervisor = await server.logIn(people.supervisor);
    const editor = await server.logIn('sysadmin');
    const { revision } = await editor.get('/flows/default/draft');
    const draft = await editor.put('/flows/default/draft', { revision, document: selfService(), layout: {} });
    await editor.post('/flows/default/publish', { revision: draft.revision, why: '测试' });
    seat = await Seat.open(server, people.agent, 1100);
});

after(async () => {
    await citizen?.stop();
    await seat?.close();
    await server.finish();
});

/** Somebody calls and presses these keys in the menu. */
async function calls(from, keys) {
    await citizen?.stop();
    citizen = await callIn(server, from, { speaks: voice, keys });
    return citizen;
}

test('what a caller says becomes a case with its recording, and he hears that there is a number', async () => {
    await calls('09990005501', '2');
    await citizen.hears([tones.complaint_ask]);
    await citizen.hears([tones.complaint_number], [], 30);
    const made = await until('the case', async () => (await supervisor.get('/cases?phone=09990005501')).rows[0]);
    const view = await supervisor.get(`/cases/${made.id}`);
    assert.equal(view.channel, 'voice');
    assert.equal(view.facts.kind, 'complaint');
    assert.match(view.facts.content, /约(9|10|11)秒/);
    await citizen.event('CALL_CLOSED');
    const { call } = await callOf(supervisor, '09990005501');
    assert.equal(view.call, call.id);
    const sound = await until('the recording', async () => {
        const answer = await supervisor.audio(call.recording, {}, '?pcm=1');
        return answer.ok && readWav(Buffer.from(await answer.arrayBuffer()));
    });
    const said = (sound.channels?.[0] ?? sound.samples);
    const share = Math.max(...Array.from({ length: Math.floor(sound.seconds) }, (_, at) => toneShare(said, voice, at, at + 1)));
    assert.ok(share > 0.1, `the complaint is heard in the recording: ${share}`);
});

test('when the agent hangs up the citizen is asked, and the last of his keys is kept with the call', async () => {
    const since = seat.mark;
    await seat.ready();
    await calls('09990005503', '0');
    const call = await seat.takes('09990005503', since);
    await seat.act(call, 'hang-up').catch(() => seat.phone.hangUp());
    await citizen.hears([tones.judge_service]);
    citizen.key('2');
    await citizen.hears([tones.judge_thanks]);
    await citizen.event('CALL_CLOSED');
    const seen = await callOf(supervisor, '09990005503', (row) => row.call.satisfaction);
    assert.equal(seen.call.satisfaction, 'satisfied');
});

test('who would rather be rung back hears his number, agrees, and his place is kept', async () => {
    await calls('09990005502', '1');
    await citizen.hears([tones.ring_back_at]);
    citizen.key('1');
    await citizen.event('CALL_CLOSED');
    const task = await until('the call-back', async () => (await supervisor.get('/callbacks')).rows.find(({ number }) => number === '09990005502'));
    assert.equal(task.queue, 'general');
    assert.equal(task.outcome, 'callback_requested');
    assert.equal((await supervisor.get(`/calls/${task.call}`)).call.queue, 'general');
});
