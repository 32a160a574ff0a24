// sipp as a peer that keeps to a script: tests/functional/sipp has one for each situation.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { owned } from './children.mjs';
import { number } from './city.mjs';
import { until } from './wait.mjs';

let next = 0;

export class Sipp {
    constructor({ to = number, from = '', extension = '', password = '', server, port }) {
        next += 1;
        Object.assign(this, { to, from, extension, password, server, port: port ?? 26000 + next * 4, mediaPort: 38000 + next * 4 });
    }

    /** Begins a situation; `ended` says how it went. */
    start(situation, more = []) {
        const folder = mkdtempSync(join(tmpdir(), 'hotline-sipp-'));
        const words = [
            '-sf', resolve('tests/functional/sipp', `${situation}.xml`), '-m', '1', '-i', '127.0.0.1', '-p', String(this.port), '-mp', String(this.mediaPort),
            '-s', this.to, '-key', 'from', this.from, '-key', 'extension', this.extension, '-au', this.extension, '-ap', this.password, '-auth_uri', this.server,
            '-nostdin', '-timeout', '25s', '-timeout_error', '-trace_err', ...more, this.server,
        ];
        const child = owned(spawn('sipp', words, { cwd: folder }));
        this.child = child;
        this.ended = new Promise((done) => {
            child.on('exit', (code) => {
                const errors = readdirSync(folder).filter((file) => file.endsWith('_errors.log')).map((file) => readFileSync(join(folder, file), 'latin1')).join('');
                rmSync(folder, { recursive: true, force: true });
                done({ code, errors: errors.slice(0, 1500) });
            });
        });
        return this;
    }

    /** Plays a situation to its end; throws what went otherwise. */
    async plays(situation, more) {
        const { code, errors } = await this.start(situation, more).ended;
        if (code !== 0) throw new Error(`${situation}: sipp ended with ${code}\n${errors}`);
    }

    /** Waits for calls as the phone of an extension: registered, its socket open. */
    async registered() {
        await this.plays('phone-registers');
        return this;
    }

    /** Begins to wait for a call; comes back when its socket is open. */
    async awaits(situation) {
        this.start(situation);
        const wanted = `:${this.port.toString(16).toUpperCase().padStart(4, '0')} `;
        await until(`the phone to listen for ${situation}`, () => readFileSync('/proc/net/udp', 'latin1').includes(wanted));
        return this;
    }
}
