// What an agent was when the program ended, he is when it is there again; and his line decides what he is offered.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { people } from './support/city.mjs';
import { callIn, callOf, Seat } from './support/seat.mjs';
import { Server } from './support/server.mjs';
import { prepareCity } from './support/small_city.mjs';
import { until } from './support/wait.mjs';

let server;
const states = new Map();

before(async () => { server = await prepareCity(new Server()).start(); });

after(async () => {
    await server.finish();
});

async function put(username, ...bodies) {
    const session = await server.logIn(username);
    for (const body of bodies) await session.put('/agents/me/state', body);
    states.set(username, await session.get('/agents/me'));
    return session;
}

const kept = ({ presence, work, reason, seat, since }) => ({ presence, work, reason: work === 'away' ? reason : undefined, seat, since });

test('a restart keeps who is signed in, ready or away, why and since when', async () => {
    const signedIn = { presence: 'signed_in', seat: 'phone' };
    const sessions = [
        await put('agent01', signedIn, { work: 'ready' }),
        await put('agent02', signedIn, { work: 'away', reason: 'meal' }),
        await put('agent03', { presence: 'signed_in', seat: 'browser' }, { work: 'away', reason: 'training' }),
        await put('agent04', signedIn),
        await put('agent05', signedIn, { work: 'ready' }, { presence: 'signed_out' }),
    ];
    assert.equal(await server.stop(), 0);
    await server.start();
    for (const session of sessions) {
        const view = await session.get('/agents/me');
        const before = [...states.values()].find((one) => one.id === view.id);
        assert.deepEqual(kept(view), kept(before));
    }
    const all = (await (await server.logIn(people.supervisor)).get('/agents')).agents;
    assert.equal(all.filter((one) => one.presence === 'signed_in').length, 4);
});

test('after the restart an agent takes calls as soon as his phone has registered again', async () => {
    const agent = await Seat.open(server, 'agent01', 1100);
    await until('his line', async () => (await agent.view()).line === 'idle');
    assert.equal((await agent.view()).work, 'ready');
    const since = agent.mark;
    const citizen = await callIn(server, '09990000501');
    const call = await agent.takes('09990000501', since);
    citizen.hangUp();
    const supervisor = await server.logIn(people.supervisor);
    assert.equal((await callOf(supervisor, '09990000501')).call.id, call.id);
    assert.equal((await agent.works('ready')).answered_in_shift, 1);
    await citizen.stop();
    await agent.close();
});

test('who is not signed in, or has no seat, is told so', async () => {
    const absent = await server.logIn('agent06');
    assert.equal((await absent.put('/agents/me/state', { work: 'ready' }, 409)).code, 'agent_not_signed_in');
    const dispatcher = await server.logIn(people.dispatcher);
    assert.equal((await dispatcher.put('/agents/me/state', { presence: 'signed_in', seat: 'phone' }, 403)).code, 'not_permitted');
});
