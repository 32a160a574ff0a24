// Peers that do what peers do on a bad day, each by a script of its own; the server's books must be right afterwards.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { people } from './support/city.mjs';
import { RawCaller } from './support/raw_caller.mjs';
import { callOf, namesOf } from './support/seat.mjs';
import { Server } from './support/server.mjs';
import { Sipp } from './support/sipp.mjs';
import { prepareCity } from './support/small_city.mjs';
import { openUdpPorts } from './support/sockets.mjs';
import { until } from './support/wait.mjs';

const firstPort = 20000;  // below the ports that the kernel gives to the telephones
const lastPort = 20200;
const settings = `[media]\nrtp_from = ${firstPort}\nrtp_to = ${lastPort}\nrtp_timeout_s = 5\n[sip]\nshortest_session_s = 2\n`;
let server;
let supervisor;

before(async () => {
    server = await prepareCity(new Server({ settings }), { queue: { ring_timeout_s: 5, wrap_up_s: 0 } }).start();
    supervisor = await server.logIn(people.supervisor);
});

after(async () => {
    await until('every leg to be gone', () => openUdpPorts(firstPort, lastPort).length === 0, 30);
    await server.finish();
});

/** Whoever stays for longer than the flow's questions is put into a queue. */
const gaveUp = /^abandoned_(ivr|queue)$/;

/** How each call stands in the books afterwards; null: it never became a call. */
const callers = {
    'caller-hangs-up-after-answer': 'abandoned_ivr',
    'caller-acknowledges-late': 'abandoned_ivr',
    'caller-makes-no-offer': 'abandoned_ivr',
    'caller-never-describes-its-media': 'abandoned_ivr',
    'caller-offers-video-too': 'abandoned_ivr',
    'caller-puts-the-call-on-hold': 'abandoned_ivr',
    'caller-holds-by-update': 'abandoned_ivr',
    'caller-refreshes-the-session': 'abandoned_ivr',
    'caller-lets-us-refresh-by-update': gaveUp,
    'caller-lets-us-refresh-by-invite': gaveUp,
    'caller-forgets-to-refresh': gaveUp,
    'caller-refreshes-into-ours': gaveUp,
    'caller-wants-longer-intervals': gaveUp,
    'caller-is-dead-at-the-refresh': gaveUp,
    'caller-knows-timers-but-asks-for-none': 'abandoned_ivr',
    'caller-cancels-as-it-is-answered': 'abandoned_ivr',
    'caller-repeats-its-invite': 'abandoned_ivr',
    'caller-comes-by-two-ways': 'abandoned_ivr',
    'caller-says-goodbye-twice': 'abandoned_ivr',
    'caller-answers-our-goodbye-late': gaveUp,
    'caller-s-goodbye-crosses-ours': gaveUp,
    'caller-moves-in-the-talk': gaveUp,
    'caller-changes-its-codec': 'abandoned_ivr',
    'caller-offers-nothing-usable-in-the-talk': 'abandoned_ivr',
    'caller-asks-for-our-offer-in-the-talk': 'abandoned_ivr',
    'caller-asks-for-options-in-the-talk': 'abandoned_ivr',
    'caller-uses-a-method-that-nobody-knows': 'abandoned_ivr',
    'caller-tries-to-transfer': 'abandoned_ivr',
    'caller-begins-on-hold': 'abandoned_ivr',
    'caller-uses-a-telephone-uri': 'abandoned_ivr',
    'caller-presses-keys-by-info': gaveUp,
    'caller-dials-a-number-that-nobody-has': 'blocked',
    'caller-tries-to-take-a-call-over': null,
    'caller-describes-its-media-wrongly': null,
    'caller-speaks-only-g729': null,
    'caller-requires-the-unknown': null,
    'caller-has-no-hops-left': null,
    'caller-hangs-up-an-unknown-call': null,
    'caller-speaks-of-a-dead-dialog': null,
    'trunk-tries-to-register': null,
};

test(`${Object.keys(callers).length} callers at once, each with a situation of his own`, async (context) => {
    const played = Object.entries(callers).map(async ([situation, outcome], at) => {
        const from = `0999000${String(2000 + at)}`;
        const to = situation === 'caller-dials-a-number-that-nobody-has' ? '99999' : undefined;
        let fault;
        await new Sipp({ server: `127.0.0.1:${server.sipPort}`, from, to }).plays(situation).catch((error) => { fault = error; });
        return { situation, outcome, from, fault };
    });
    for (const { situation, outcome, from, fault } of await Promise.all(played)) {
        await context.test(situation, async () => {
            if (fault) throw fault;
            if (outcome === null) return void assert.deepEqual((await supervisor.get(`/calls?number=${from}&limit=5`)).rows, []);
            const call = await callOf(supervisor, from);
            assert.match(call.call.outcome, new RegExp(outcome));
            assert.equal(namesOf(call).filter((name) => name === 'ended').length, 1);
            if (situation.includes('keys')) assert.equal(namesOf(call).filter((name) => name === 'key_pressed').length, 2);
            assert.equal((await supervisor.get(`/calls?number=${from}&limit=5`)).rows.length, 1);
        });
    }
});

/** An agent whose phone is a script, and a caller who asks for a person. */
class SeatOfScripts {
    static async open(username) {
        const seat = new SeatOfScripts();
        seat.session = await server.logIn(username);
        const { user } = await seat.session.get('/sessions/current');
        seat.phone = await new Sipp({ server: `127.0.0.1:${server.phonePort}`, extension: user.extension, password: server.logins.get(user.extension), from: 'x' }).registered();
        await seat.session.put('/agents/me/state', { presence: 'signed_in', seat: 'phone' });
        return seat;
    }

    state(work) { return this.session.put('/agents/me/state', work === 'ready' ? { work } : { work, reason: 'rest' }); }
}

/** What the call's history says of the agent once he was offered the call, and what became of it after the caller left. Who
 *  refuses is left in peace for a while, so each refusal has an agent of its own. */
const phones = {
    'phone-is-busy': ['offer_refused', 'abandoned_queue'],
    'phone-declines-with-a-reason': ['offer_refused', 'abandoned_queue'],
    'phone-is-switched-off': ['offer_refused', 'abandoned_queue'],
    'phone-says-do-not-disturb': ['offer_refused', 'abandoned_queue'],
    'phone-breaks-down': ['offer_refused', 'abandoned_queue'],
    'phone-forwards': ['offer_refused', 'abandoned_queue'],
    'phone-answers-with-a-foreign-codec': ['offer_refused', 'abandoned_queue'],
    'phone-hangs-up': ['agent_connected', 'completed'],
    'phone-presses-keys-by-info': ['agent_connected', 'completed'],
    'phone-refreshes-the-session': ['agent_connected', 'completed'],
    'phone-lets-us-refresh': ['agent_connected', 'completed'],
    'phone-transfers-to-nowhere': ['agent_connected', 'completed'],
    'phone-sounds-before-it-answers': ['agent_connected', 'completed'],
    'phone-sounds-reliably-and-answers-without-sdp': ['agent_connected', 'completed'],
    'phone-rings-reliably': ['agent_connected', 'completed'],
    'phone-is-two-phones': ['agent_connected', 'completed'],
    'phone-wants-longer-sessions': ['agent_connected', 'completed'],
    'phone-answers-our-goodbye-late': ['agent_connected', 'completed'],
    'phone-must-refresh-and-forgets': ['agent_line_lost', 'abandoned_(queue|ringing)'],
};

const endsTheTalk = new Set(['phone-hangs-up', 'phone-presses-keys-by-info', 'phone-refreshes-the-session', 'phone-lets-us-refresh', 'phone-transfers-to-nowhere']);

test(`${Object.keys(phones).length} phones of agents, one after the other`, async (context) => {
    const seats = await Promise.all(['agent01', 'agent02', 'agent03', 'agent04', 'agent05', 'agent06', 'supervisor02'].map((username) => SeatOfScripts.open(username)));
    const refusing = [...seats];
    let at = 0;
    for (const [situation, [fact, outcome]] of Object.entries(phones)) {
        at += 1;
        await context.test(situation, async () => {
            const seat = fact === 'offer_refused' ? refusing.pop() : seats[0];
            const from = `0999000${String(3000 + at)}`;
            await seat.phone.awaits(situation);
            await seat.state('ready');
            const caller = await new RawCaller({ from, sipPort: server.sipPort, speaks: 700 }).call();
            await caller.toneKey('0');
            await callOf(supervisor, from, (call) => namesOf(call).includes(fact), 20);
            await seat.state('away').catch(() => {});
            if (endsTheTalk.has(situation)) await seat.phone.ended;
            if (!caller.hungUp) await caller.hangUp();
            caller.close();
            const { code, errors } = await seat.phone.ended;
            assert.equal(code, 0, errors);
            assert.match((await callOf(supervisor, from)).call.outcome, new RegExp(`^${outcome}$`));
            await until('the agent to be free', async () => ['away', 'ready'].includes((await seat.session.get('/agents/me')).work));
            await seat.state('away').catch(() => {});
        });
    }
});
