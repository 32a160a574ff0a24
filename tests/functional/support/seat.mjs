// An agent at his desk with a SIP phone, and citizens who call.
import { number } from './city.mjs';
import { Phone } from './phone.mjs';
import { until } from './wait.mjs';

export class Seat {
    /** Logged in, with a registered phone, signed in and away. */
    static async open(server, username, speaks) {
        const seat = new Seat();
        seat.session = await (await server.logIn(username)).follow();
        seat.user = (await seat.session.get('/sessions/current')).user;
        seat.phone = await new Phone({
            user: seat.user.extension, password: server.logins.get(seat.user.extension), registrar: `127.0.0.1:${server.phonePort}`, speaks,
        }).start();
        await seat.session.put('/agents/me/state', { presence: 'signed_in', seat: 'phone' });
        return seat;
    }

    view() { return this.session.get('/agents/me'); }
    away(reason = 'rest') { return this.session.put('/agents/me/state', { work: 'away', reason }); }
    ready() { return this.session.put('/agents/me/state', { work: 'ready' }); }
    works(state, seconds) {
        return until(`${this.user.username} to be ${state}`, async () => {
            const view = await this.view();
            return view.work === state && view;
        }, seconds);
    }

    /** Nobody rings him, talks with him or is listened to by him. */
    free() {
        return until(`${this.user.username} to be free`, async () => !['reserved', 'talking', 'holding', 'supervising'].includes((await this.view()).work));
    }

    /** Marks the present; what comes later is found by the questions below. */
    get mark() { return { live: this.session.events.length, phone: this.phone.mark }; }

    async offered(from, since) {
        return (await this.session.event('call.offered', (call) => call.number === from, since.live)).data;
    }

    /** Takes the call of this number with the phone. */
    async takes(from, since) {
        const call = await this.offered(from, since);
        await this.phone.event('CALL_INCOMING', since.phone);
        this.phone.answer();
        await this.session.event('call.connected', (connected) => connected.id === call.id, since.live);
        return call;
    }

    act(call, action) { return this.session.post(`/calls/${call.id}/${action}`); }

    async close() {
        this.session.close();
        await this.phone.stop();
    }
}

/** A citizen dials the hotline and is answered by the flow; `keys` are pressed one after the other. */
export async function callIn(server, from, { speaks = 700, keys = '0', transport = 'udp' } = {}) {
    const citizen = await new Phone({ user: from, speaks }).start();
    citizen.dial(`sip:${number}@127.0.0.1:${server.sipPort};transport=${transport}`);
    await citizen.event('CALL_ESTABLISHED');
    for (const key of keys) citizen.key(key);
    return citizen;
}

/** The citizens of one test; they all go when it is over. */
export class Citizens {
    constructor() { this.here = []; }

    /** Somebody else who rings or is rung: he goes with them. */
    add(...people) { this.here.push(...people); }

    /** As callIn(). */
    async arrive(server, from, options) {
        const citizen = await callIn(server, from, options);
        this.add(citizen);
        return citizen;
    }

    at(index) { return this.here.at(index); }
    async leave() { for (const citizen of this.here.splice(0)) await citizen.stop(); }
}

/** The newest call of a number as a supervisor reads it, once `is` holds. */
export function callOf(supervisor, from, is = (call) => call.call.outcome, seconds = 15) {
    return until(`the call of ${from}`, async () => {
        const { rows } = await supervisor.get(`/calls?number=${from}&limit=1`);
        const call = rows.length > 0 && await supervisor.get(`/calls/${rows[0].id}`);
        return call && is(call) && call;
    }, seconds);
}

export const namesOf = (call) => call.events.map((event) => event.type);
