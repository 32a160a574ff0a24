// A citizen's telephone, an agent's SIP phone, and the request's way to its end.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { finishCase, number, people, today } from './support/city.mjs';
import { Phone } from './support/phone.mjs';
import { Server } from './support/server.mjs';
import { until } from './support/wait.mjs';
import { readWav, secondsOfTone } from './support/wav.mjs';

const citizenTone = 700;
const agentTone = 1100;
let server;
let citizen;
let agentPhone;

before(async () => {
    server = await new Server().start();
});

after(async () => {
    await citizen?.stop();
    await agentPhone?.stop();
    await server.finish();
});

test('a call by telephone becomes a closed case, with a SIP phone as the agent', async () => {
    const agent = await (await server.logIn(people.agent)).follow();
    const leader = await server.logIn(people.leader);
    const figuresBefore = await today(leader);
    const { extension } = (await agent.get('/sessions/current')).user;
    agentPhone = await new Phone({ user: extension, password: server.logins.get(extension), registrar: `127.0.0.1:${server.phonePort}`, speaks: agentTone }).start();
    await agent.put('/agents/me/state', { presence: 'signed_in', seat: 'phone' });
    await agent.put('/agents/me/state', { work: 'ready' });

    citizen = await new Phone({ user: '09991234567', speaks: citizenTone }).start();
    citizen.dial(`sip:${number}@127.0.0.1:${server.sipPort}`);
    await citizen.event('CALL_ESTABLISHED');
    citizen.key('0');
    const { data: offered } = await agent.event('call.offered');
    assert.equal(offered.number, '09991234567');
    await agentPhone.event('CALL_INCOMING');
    agentPhone.answer();
    const { data: connected } = await agent.event('call.connected');
    assert.equal(connected.id, offered.id);

    const recorded = await until('three seconds of both voices on the recording', async () => {
        const call = (await agent.get(`/calls/${offered.id}`)).call;
        const answer = call.recording && (await agent.audio(call.recording));
        if (!answer?.ok) return null;
        const wav = readWav(Buffer.from(await answer.arrayBuffer()));
        return secondsOfTone(wav.channels[0], citizenTone) > 3 && secondsOfTone(wav.channels[1], agentTone) > 3 && wav;
    }, 40);
    assert.equal(recorded.tag, 6, 'A-law');
    assert.equal(secondsOfTone(recorded.channels[0], agentTone), 0, 'the agent is not on the left');

    citizen.hangUp();
    await agent.event('call.ended', (call) => call.id === offered.id);
    const ended = await until('the call to be classified', async () => {
        const { call } = await agent.get(`/calls/${offered.id}`);
        return call.outcome && call;
    });
    assert.equal(ended.outcome, 'completed');
    assert.equal((await agent.post('/agents/me/wrap-up/finish')).work, 'ready');
    assert.ok(secondsOfTone(citizen.heard().channels[0], agentTone) > 2, 'the citizen heard the agent');

    const made = await agent.post('/cases', {
        call: offered.id, idempotency_key: `story-by-phone-${offered.id}`,
        facts: { kind: 'complaint', title: '路灯不亮', content: '学府路路灯连续三晚不亮', category: '', district: '', street: '', address: '学府路', citizen_name: '', citizen_phone: '09991234567', confidential: false, urgency: 'normal' },
    }, 201);
    const story = await finishCase(server, made.id, { department: 'urban', departmentUser: 'urban' });
    assert.deepEqual(story.states, ['recorded', 'assigned', 'in_progress', 'awaiting_review', 'approved']);
    const figuresAfter = await today(leader);
    assert.equal(figuresAfter.cases, figuresBefore.cases + 1);
    assert.equal(figuresAfter.closed, figuresBefore.closed + 1);
    assert.equal(figuresAfter.answered, figuresBefore.answered + 1);
});
