// linphonec as an agent's SIP phone: a second, independent SIP stack beside baresip, told what to do on its console.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { owned } from './children.mjs';
import { until } from './wait.mjs';
import { readWav, writeTone } from './wav.mjs';

let next = 0;

export class Linphone {
    /** `registrar` is host:port of the phone listener; `speaks` is the tone in Hz that it says all the time. */
    constructor({ user, password, registrar, speaks }) {
        next += 1;
        Object.assign(this, { user, password, registrar, output: '', sipPort: 27000 + next * 10 });
        this.folder = mkdtempSync(join(tmpdir(), 'hotline-linphone-'));
        this.heardFile = join(this.folder, 'heard.wav');
        writeTone(join(this.folder, 'voice.wav'), speaks, 180);
        mkdirSync(join(this.folder, '.local/share/linphone'), { recursive: true });
        this.configure();
    }

    configure() {
        const [host] = this.registrar.split(':');
        const sections = {
            sip: { use_ipv6: 0, sip_port: this.sipPort, sip_tcp_port: 0, sip_tls_port: 0, guess_hostname: 0, register_only_when_network_is_up: 0, auto_net_state_mon: 0,
                contact: `"${this.user}" <sip:${this.user}@127.0.0.1>` },
            rtp: { audio_rtp_port: 34000 + next * 10, nortp_timeout: 60 },
            auth_info_0: { username: this.user, passwd: this.password, realm: 'hotline', domain: host },
            proxy_0: { reg_proxy: `<sip:${this.registrar};transport=udp>`, reg_identity: `sip:${this.user}@${host}`, reg_expires: 60, reg_sendregister: 1, publish: 0 },
            audio_codec_0: { mime: 'PCMA', rate: 8000, enabled: 1 },
        };
        this.settings = join(this.folder, 'linphonerc');
        writeFileSync(this.settings, Object.entries(sections).map(([name, keys]) =>
            `[${name}]\n${Object.entries(keys).map(([key, value]) => `${key}=${value}\n`).join('')}`).join('\n'));
    }

    /** Its console is there; that it has registered is seen at the server. */
    async start() {
        this.child = owned(spawn('linphonec', ['-c', this.settings], { env: { ...process.env, HOME: this.folder } }));
        for (const stream of [this.child.stdout, this.child.stderr]) stream.on('data', (part) => { this.output += part; });
        this.exited = new Promise((done) => { this.child.on('exit', done); });
        await this.says(/linphonec>/);
        this.tell('soundcard use files');
        this.tell(`play ${join(this.folder, 'voice.wav')}`);
        this.tell(`record ${this.heardFile}`);
        return this;
    }

    tell(command) { this.child.stdin.write(`${command}\n`); }

    /** Waits for a line on its console; `after` is a mark taken before. */
    says(pattern, after = 0) {
        return until(`linphonec ${this.user} to say ${pattern}`, () => pattern.exec(this.output.slice(after)), 25);
    }

    get mark() { return this.output.length; }

    answer() { this.tell('answer'); }
    /** Its own state must have changed before it takes the next command. */
    async hold() {
        const { mark } = this;
        this.tell('pause');
        await this.says(/is now paused/, mark);
    }

    async retrieve() {
        const { mark } = this;
        this.tell('resume');
        await this.says(/Media streams established/, mark);
    }

    transfer(to) { this.tell(`transfer ${to}`); }
    dial(to) { this.tell(`call ${to}`); }
    hangUp() { this.tell('terminate'); }

    /** How much it heard of its first call before it was held: there linphonec closes its file for good. */
    get secondsHeard() { return existsSync(this.heardFile) ? Math.max(0, statSync(this.heardFile).size - 44) / 16000 : 0; }
    /** linphonec promises more in the header than it writes. */
    heard() {
        const bytes = readFileSync(this.heardFile);
        bytes.writeUInt32LE(bytes.length - 8, 4);
        bytes.writeUInt32LE(bytes.length - 44, 40);
        return readWav(bytes);
    }

    async stop() {
        if (this.child && this.child.exitCode === null && this.child.signalCode === null) {
            this.tell('quit');
            setTimeout(() => this.child.kill('SIGKILL'), 5000).unref();
            await this.exited;
        }
        rmSync(this.folder, { recursive: true, force: true });
    }
}
