// The real program, on a core of its own and with room for every call.
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { Session } from '../../functional/support/api.mjs';
import { Server } from '../../functional/support/server.mjs';
import { pin, serverCore } from './machine.mjs';

export const binary = resolve('build/release/src/main/hotline');

const settings = `
[sip]
calls_per_second = 10000
calls_at_once = 10000
[media]
rtp_from = 41000
rtp_to = 63998
[log]
level = "warn"
`;

export class BenchServer extends Server {
    constructor(data) { super({ data, settings }); }

    async start() {
        await super.start();
        pin(this.child.pid, serverCore);
        return this;
    }

    /** A session of somebody who logged in on an earlier start, or of nobody. */
    session(cookie = '') {
        const session = new Session(this);
        session.cookie = cookie;
        return session;
    }

    get memoryKiB() { return Number(/^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${this.child.pid}/status`, 'utf8'))[1]); }
}
