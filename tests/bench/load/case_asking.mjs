// Asking the server the same kinds of things many times, and what each answer took.
import { performance } from 'node:perf_hooks';
import { percentile } from './report.mjs';

/** Sessions of the people who are needed, each logged in once. */
export class People {
    constructor(server, sessions = new Map()) {
        this.server = server;
        this.sessions = sessions;
    }

    async one(username) {
        if (!this.sessions.has(username)) this.sessions.set(username, await this.server.logIn(username));
        return this.sessions.get(username);
    }

    /** The same people at a server that was started again on the same data. */
    at(server) {
        const moved = [...this.sessions].map(([username, { cookie }]) => [username, server.session(cookie)]);
        return new People(server, new Map(moved));
    }
}

async function timed(people, query, turn) {
    const session = await people.one(query.who(turn));
    const path = query.ask(turn);
    const began = performance.now();
    const answer = await session.get(path);
    return { took: performance.now() - began, rows: (answer.rows ?? answer.cases ?? []).length };
}

/** One after the other, as many turns as fit into the seconds but at least `least`; the first few do not count. */
export async function askWarm(people, query, { seconds, least, most }) {
    const unmeasured = 6;
    const times = [];
    let rows = 0;
    const began = performance.now();
    for (let turn = 0; turn < most + unmeasured && (times.length < least || performance.now() - began < seconds * 1000); turn += 1) {
        const asked = await timed(people, query, turn);
        if (turn < unmeasured) continue;
        times.push(asked.took);
        rows += asked.rows;
    }
    return { turns: times.length, rows: rows / times.length, p50: percentile(times, 0.5), p99: percentile(times, 0.99), most: Math.max(...times) };
}

/** The very first answer of its kind after the server and the kernel forgot everything; one for each turn. */
export const askCold = async (people, query, turn) => (await timed(people, query, turn)).took;
