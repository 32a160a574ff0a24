// linphonec as the agent's telephone: another SIP stack than the test's other phones, with the same rights and buttons.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { people } from './support/city.mjs';
import { Linphone } from './support/linphone.mjs';
import { Phone } from './support/phone.mjs';
import { callIn, callOf, namesOf } from './support/seat.mjs';
import { Server } from './support/server.mjs';
import { prepareCity } from './support/small_city.mjs';
import { until } from './support/wait.mjs';
import { readWav, secondsOfTone } from './support/wav.mjs';

const tones = { citizen: 700, agent: 1100, department: 1500 };
const from = '09991234999';
let server, session, supervisor, phone, citizen, department;

before(async () => {
    server = new Server();
    await prepareCity(server).start();
    supervisor = await server.logIn(people.supervisor);
    session = await (await server.logIn(people.agent)).follow();
    const { extension } = (await session.get('/sessions/current')).user;
    phone = new Linphone({ user: extension, password: server.logins.get(extension), registrar: `127.0.0.1:${server.phonePort}`, speaks: tones.agent });
    await phone.start();
    await session.put('/agents/me/state', { presence: 'signed_in', seat: 'phone' });
    await until('linphonec to register', async () => (await session.get('/agents/me')).line === 'idle');
});
after(async () => {
    session?.close();
    await Promise.all([citizen?.stop(), phone?.stop(), department?.stop()]);
    await server?.finish();
});

const works = (state) => until(`the agent to be ${state}`, async () => (await session.get('/agents/me')).work === state);

test('it registers, rings, talks, holds with music, comes back and hangs up', async () => {
    await session.put('/agents/me/state', { work: 'ready' });
    const mark = phone.mark;
    citizen = await callIn(server, from, { speaks: tones.citizen });
    await phone.says(/incoming|Receiving new/i, mark);
    phone.answer();
    await works('talking');
    await until('both to have been heard', () => citizen.secondsHeard > 6 && phone.secondsHeard > 3);
    await phone.hold();
    await works('holding');
    await phone.retrieve();
    await works('talking');
    await citizen.hears([tones.agent]);
    phone.hangUp();
    await citizen.event('CALL_CLOSED');
    const call = await callOf(supervisor, from);
    assert.equal(call.call.outcome, 'completed');
    for (const name of ['agent_connected', 'held', 'retrieved']) assert.ok(namesOf(call).includes(name), `${name} in ${namesOf(call)}`);
    assert.ok(secondsOfTone(citizen.heard().channels[0], tones.agent) > 2, 'the citizen heard the agent');
    assert.ok(secondsOfTone(phone.heard().channels[0], tones.citizen) > 2, 'the agent heard the citizen');
    const { channels } = readWav(Buffer.from(await (await supervisor.audio(call.call.recording)).arrayBuffer()));
    assert.ok(secondsOfTone(channels[0], tones.citizen) > 4 && secondsOfTone(channels[1], tones.agent) > 4, 'the recording has both sides');
});

test('its transfer (REFER) leaves the citizen with the department', async () => {
    department = await new Phone({ user: '8101', password: server.logins.get('8101'), registrar: `127.0.0.1:${server.phonePort}`, speaks: tones.department }).start();
    await session.post('/agents/me/wrap-up/finish');
    await works('ready');
    await citizen.stop();
    const mark = phone.mark;
    citizen = await callIn(server, from, { speaks: tones.citizen });
    await phone.says(/Receiving new/, mark);
    phone.answer();
    await works('talking');
    phone.transfer(`sip:8101@127.0.0.1:${server.phonePort}`);
    await department.event('CALL_INCOMING');
    department.answer();
    await works('wrap_up');
    await citizen.hears([tones.department], [tones.agent]);
    await department.hears([tones.citizen]);
    citizen.hangUp();
    await department.event('CALL_CLOSED');
    const call = await callOf(supervisor, from);
    assert.ok(namesOf(call).includes('party_joined'), `${namesOf(call)}`);
});
