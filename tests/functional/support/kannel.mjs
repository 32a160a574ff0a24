// A real Kannel with the SMSC that it brings along for trials, on loopback and in a folder of its own.
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { owned } from './children.mjs';
import { until } from './wait.mjs';

const kFake = '/usr/lib/kannel/test/fakesmsc';
const utf16 = (text) => [...Buffer.from(text, 'utf16le').swap16()].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join('');
const bytesOf = (escaped) => Buffer.from([...escaped.matchAll(/%([0-9A-Fa-f]{2})|[^%]/gs)].map(([all, hex]) => (hex ? parseInt(hex, 16) : all.charCodeAt(0))));

export class Kannel {
    /** `hotline` is where Kannel brings messages and reports; it logs in there with `key`. */
    constructor(hotline, key) {
        this.folder = mkdtempSync(join(tmpdir(), 'hotline-kannel-'));
        this.got = [];
        mkdirSync(join(this.folder, 'spool'));
        const ours = hotline.replace('://', `://city:${key}@`);
        writeFileSync(this.config, `group = core
admin-port = 13000
admin-password = trial
admin-interface = 127.0.0.1
smsbox-port = 13001
smsbox-interface = 127.0.0.1
store-type = spool
store-location = "${join(this.folder, 'spool')}"
dlr-storage = internal
box-allow-ip = 127.0.0.1

group = smsc
smsc = fake
smsc-id = city
host = 127.0.0.1
port = 10000
connect-allow-ip = 127.0.0.1

group = smsbox
bearerbox-host = 127.0.0.1
bearerbox-port = 13001
sendsms-port = 13013
sendsms-interface = 127.0.0.1
mo-recode = true
http-request-retry = 60
http-queue-delay = 1

group = sendsms-user
username = hotline
password = secret
user-allow-ip = 127.0.0.1
concatenation = true
max-messages = 10

group = sms-service
keyword = default
catch-all = yes
max-messages = 0
get-url = "${ours}/api/v1/gateways/city/letters?id=%I&from=%p&to=%P&text=%b"
`);
    }

    get config() { return join(this.folder, 'kannel.conf'); }

    async start() {
        this.bearerbox = this.run('/usr/sbin/bearerbox', this.config);
        await until('the bearerbox', () => /Connected to|waiting for clients|Box connections allowed|Adding interface|MAIN: Start-up done/.test(this.bearerbox.output));
        this.smsbox = this.run('/usr/sbin/smsbox', this.config);
        await until('sendsms', async () => (await fetch('http://127.0.0.1:13013/cgi-bin/sendsms')).status > 0);
        await this.connect();
        return this;
    }

    run(program, ...words) {
        const child = owned(spawn(program, words, { cwd: this.folder }));
        child.output = '';
        for (const stream of [child.stdout, child.stderr]) stream.on('data', (part) => { child.output += part; });
        child.over = new Promise((done) => { child.on('exit', done); });
        return child;
    }

    /** The SMSC side is connected, sends these messages one after the other, and writes down what it gets. */
    async connect(...messages) {
        if (this.fake) await this.end(this.fake);
        const fake = this.run(kFake, '-H', '127.0.0.1', '-r', '10000', '-i', '0.1', '-m', String(messages.length), ...(messages.length ? messages : ['1 1 text none']));
        this.fake = fake;
        let seen = 0;
        fake.stderr.on('data', () => {
            const lines = [...fake.output.matchAll(/Got message \d+: <(\S+) (\S+) (.*?)>\n/gs)];
            for (const [, from, to, rest] of lines.slice(seen)) this.got.push({ from, to, ...parsed(rest) });
            seen = lines.length;
        });
        await until('the SMSC to be connected', () => this.bearerbox.output.includes('smsc_fake: client connected') || fake.output.includes('Connecting to'));
    }

    /** A citizen sends an SMS. */
    receive(from, text) { return this.connect(`${from} 12345 ucs2 ${utf16(text)}`); }

    /** Whole texts that arrived, in order; parts of long ones put together. */
    get texts() {
        const whole = [];
        for (const { to, text, part } of this.got) {
            if (part > 1) whole.at(-1).text += text;
            else whole.push({ to, text });
        }
        return whole;
    }

    async end(child) {
        child.kill('SIGTERM');
        await child.over;
    }

    async stop() {
        for (const child of [this.fake, this.smsbox, this.bearerbox]) if (child) await this.end(child);
        this.fake = undefined;
    }

    remove() { rmSync(this.folder, { recursive: true, force: true }); }
}

function parsed(rest) {
    const udh = /^udh (\S+) data (.*)$/s.exec(rest);
    if (udh) return { part: bytesOf(udh[1]).at(-1), text: bytesOf(udh[2]).swap16().toString('utf16le') };
    const [, kind, body] = /^(\S+) (.*)$/s.exec(rest);
    if (kind === 'text') return { part: 1, text: body };
    return { part: 1, text: bytesOf(body).swap16().toString('utf16le') };
}
