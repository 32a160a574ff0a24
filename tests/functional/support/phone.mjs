// baresip as a caller or as an agent's SIP phone, told what to do over its control port.
import { spawn } from 'node:child_process';
import { owned } from './children.mjs';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync, existsSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { until } from './wait.mjs';
import { readWav, toneShare, writeSound } from './wav.mjs';

let next = 0;
const modules = ['/usr/lib/baresip/modules', '/usr/lib/x86_64-linux-gnu/baresip/modules', '/usr/lib/aarch64-linux-gnu/baresip/modules'].find((path) => existsSync(path));

export class Phone {
    /** `registrar` is host:port of the phone listener, absent for a mere caller; `speaks` is the tone in Hz that it says all the
     *  time, or a list of pieces for writeSound(). */
    constructor({ user, password = '', registrar, speaks, autoAnswer = false }) {
        next += 1;
        Object.assign(this, { user, password, registrar, autoAnswer, sipPort: 25000 + next * 10, controlPort: 25005 + next * 10, events: [] });
        this.folder = mkdtempSync(join(tmpdir(), 'hotline-phone-'));
        this.heardFolder = join(this.folder, 'heard');
        mkdirSync(this.heardFolder);
        writeSound(join(this.folder, 'voice.wav'), typeof speaks === 'number' ? [{ frequencies: [speaks], seconds: 180 }] : speaks);
        this.configure();
    }

    configure() {
        const lines = [
            `sip_listen 127.0.0.1:${this.sipPort}`, 'net_interface 127.0.0.1', 'sip_trans_def udp', `audio_source aufile,${join(this.folder, 'voice.wav')}`,
            'audio_player aubridge,nil', 'audio_alert aubridge,nil', 'ausrc_srate 8000', 'auplay_srate 8000', 'ausrc_channels 1', 'auplay_channels 1',
            `rtp_ports ${32000 + next * 20}-${32018 + next * 20}`, `module_path ${modules}`, 'module stdio.so', 'module g711.so', 'module aufile.so',
            'module aubridge.so', 'module sndfile.so', `snd_path ${this.heardFolder}`, 'module_tmp account.so', 'module_app menu.so',
            'module_app ctrl_tcp.so', `ctrl_tcp_listen 127.0.0.1:${this.controlPort}`,
        ];
        const account = this.registrar
            ? `<sip:${this.user}@${this.registrar};transport=udp>;auth_user=${this.user};auth_pass=${this.password};regint=60;audio_codecs=pcma;answermode=${this.autoAnswer ? 'auto' : 'manual'}`
            : `<sip:${this.user}@127.0.0.1:${this.sipPort}>;regint=0;audio_codecs=pcma`;
        writeFileSync(join(this.folder, 'config'), `${lines.join('\n')}\n`);
        writeFileSync(join(this.folder, 'accounts'), `${account}\n`);
        writeFileSync(join(this.folder, 'contacts'), '');
    }

    async start() {
        this.child = owned(spawn('baresip', ['-f', this.folder]));
        this.output = '';
        for (const stream of [this.child.stdout, this.child.stderr]) stream.on('data', (part) => { this.output += part; });
        this.exited = new Promise((done) => { this.child.on('exit', done); });
        this.control = await until('baresip to listen', () => new Promise((done, fail) => {
            const socket = connect(this.controlPort, '127.0.0.1', () => done(socket));
            socket.on('error', fail);
        }));
        let pending = '';
        this.control.on('data', (part) => {
            pending += part;
            for (let match = /^(\d+):/.exec(pending); match && pending.length >= match[0].length + Number(match[1]) + 1; match = /^(\d+):/.exec(pending)) {
                this.events.push(JSON.parse(pending.slice(match[0].length, match[0].length + Number(match[1]))));
                pending = pending.slice(match[0].length + Number(match[1]) + 1);
            }
        });
        // it may have registered before we were listening for its events
        if (this.registrar) await until(`the phone ${this.user} to register`, () => this.output.includes('registered successfully'));
        return this;
    }

    tell(command, params = '') {
        const text = JSON.stringify({ command, params });
        this.control.write(`${Buffer.byteLength(text)}:${text},`);
    }

    event(type, after = 0) {
        return until(`the phone ${this.user} to report ${type}`, () => this.events.slice(after).find((event) => event.event && event.type === type), 25);
    }

    /** A place in the list of events, for event()'s `after`. */
    get mark() { return this.events.length; }

    /** Gone without a word, as when the network cable is pulled. */
    async vanish() {
        this.child.kill('SIGKILL');
        await this.exited;
    }

    dial(target) { this.tell('dial', target); }
    key(digit) { this.tell('sndcode', digit); }
    answer() { this.tell('accept'); }
    hangUp() { this.tell('hangup'); }

    get lastHeardFile() {
        const files = readdirSync(this.heardFolder).filter((file) => file.endsWith('-dec.wav')).sort();
        return join(this.heardFolder, files.at(-1));
    }

    /** How much it has heard of the present call so far. */
    get secondsHeard() { return (statSync(this.lastHeardFile).size - 44) / 16000; }

    /** What it hears of these tones from now on: resolves once each of `tones` is there and none of `not`, for a second that begins
     *  after the call of this function. A page's tone is faint in a mix, because browsers take steady tones for noise. */
    async hears(tones, not = [], seconds = 15) {
        const from = this.secondsHeard;
        return until(`${this.user} to hear ${tones} and not ${not}`, () => {
            const last = this.secondsHeard - 1;
            if (last < from) return null;
            const samples = this.heardSoFar();
            const share = (tone) => toneShare(samples, tone, last, last + 1);
            if (tones.every((tone) => share(tone) > 0.004) && not.every((tone) => share(tone) < 0.0015)) return true;
            throw new Error([...tones, ...not].map((tone) => `${tone} Hz ${share(tone).toFixed(3)}`).join(', '));
        }, seconds);
    }

    /** The samples that it has heard in the call that goes on. */
    heardSoFar() {
        const bytes = readFileSync(this.lastHeardFile);
        return Float64Array.from({ length: Math.floor((bytes.length - 44) / 2) }, (_, i) => bytes.readInt16LE(44 + i * 2));
    }

    /** What it heard in its last finished call. */
    heard() { return readWav(this.lastHeardFile); }

    async stop() {
        if (this.child && this.child.exitCode === null && this.child.signalCode === null) {
            this.tell('quit');
            setTimeout(() => this.child.kill('SIGKILL'), 3000).unref();
            await this.exited;
        }
        this.control?.destroy();
        rmSync(this.folder, { recursive: true, force: true });
    }
}
