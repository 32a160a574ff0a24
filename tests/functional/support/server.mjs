// The real program, started in a folder of its own.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { owned } from './children.mjs';
import { mkdtempSync, readFileSync, rmSync, writeFileSync, existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Session } from './api.mjs';
import { until } from './wait.mjs';

export const binary = resolve(process.env.HOTLINE_BINARY ?? 'build/release/src/main/hotline');
let next = 0;

export class Server {
    /** Ports are apart for every server of a run: [http, http+1] and [sip, sip+2]. `through` is a command that starts it. */
    constructor({ settings = '', options = [], data, through = [] } = {}) {
        next += 1;
        this.httpPort = 21000 + next * 10;
        this.sipPort = 23000 + next * 10;
        this.phonePort = this.sipPort + 2;
        this.data = data ?? mkdtempSync(join(tmpdir(), 'hotline-test-'));
        this.settings = settings;
        this.options = options;
        this.through = through;
        this.output = '';
    }

    get url() { return `http://127.0.0.1:${this.httpPort}`; }

    spawn() {
        const config = join(this.data, 'test.toml');
        writeFileSync(config, this.settings);
        const [command, ...words] = [...this.through, binary, 'serve', '--data', this.data, '--http-port', String(this.httpPort), '--sip-port', String(this.sipPort), '--config', config, ...this.options];
        this.exitCode = undefined;
        this.child = owned(spawn(command, words));
        this.exited = new Promise((done) => { this.child.on('exit', (code, signal) => { this.exitCode = code ?? signal; done(this.exitCode); }); });
        for (const stream of [this.child.stdout, this.child.stderr]) stream.on('data', (part) => { this.output += part; });
        return this;
    }

    async start() {
        this.spawn();
        await until('the server to take calls', async () => {
            if (this.exitCode !== undefined) throw new Error(`it ended with ${this.exitCode}: ${this.output.slice(-2000)}`);
            return (await fetch(`${this.url}/healthz`)).ok;
        }, 90);
        return this;
    }

    /** Ctrl-C, and how it ended. */
    async stop() {
        if (this.exitCode === undefined) this.child.kill('SIGINT');
        return this.exited;
    }

    async kill() {
        this.child.kill('SIGKILL');
        return this.exited;
    }

    /** The last check of every file of tests: it ends in order, and no sanitizer has complained. */
    async finish() {
        const ended = await this.stop();
        this.remove();
        assert.equal(this.reportedSanitizerFault, undefined, this.output.slice(-4000));
        assert.equal(ended, 0, this.output.slice(-2000));
    }

    remove() { rmSync(this.data, { recursive: true, force: true }); }

    /** username -> password, and extension -> phone password, as printed at the first start. */
    get logins() {
        const rows = readFileSync(join(this.data, 'demo-logins.txt'), 'utf8').split('\n').filter((line) => line && !line.startsWith('#')).map((line) => line.split(/\s+/));
        return new Map(rows.map(([username, password]) => [username, password]));
    }

    async logIn(username) {
        const session = new Session(this);
        await session.post('/sessions', { username, password: this.logins.get(username) }, 201);
        return session;
    }

    get reportedSanitizerFault() { return /AddressSanitizer|runtime error:|LeakSanitizer/.exec(this.output)?.[0]; }
    file(...parts) { return join(this.data, ...parts); }
    has(...parts) { return existsSync(this.file(...parts)); }
}
