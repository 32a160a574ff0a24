// A telephone of a few lines: SIP over UDP and A-law RTP, for what baresip cannot do or measure. It knows no RFC 4733.
import { number } from './city.mjs';
import { bound, RawVoice } from './raw_voice.mjs';
import { until } from './wait.mjs';

const row = { 1: 697, 2: 697, 3: 697, 4: 770, 5: 770, 6: 770, 7: 852, 8: 852, 9: 852, '*': 941, 0: 941, '#': 941 };
const column = { 1: 1209, 4: 1209, 7: 1209, '*': 1209, 2: 1336, 5: 1336, 8: 1336, 0: 1336, 3: 1477, 6: 1477, 9: 1477, '#': 1477 };

export class RawCaller extends RawVoice {
    constructor({ from, sipPort, speaks }) {
        super(speaks);
        Object.assign(this, { from, sipPort, answers: [], tag: Math.random().toString(36).slice(2) });
    }

    /** Calls the hotline; comes back when it has answered and sound flows to it. */
    async call() {
        await this.open();
        this.sip = await bound();
        this.sip.on('message', (message) => { this.onSip(message.toString('latin1')); });
        this.request('INVITE', 1, this.description);
        const answer = await until('the hotline to answer', () => this.answers.find((one) => one.startsWith('SIP/2.0 200') && /CSeq:\s*1 INVITE/i.test(one)));
        this.to = /^To:\s*(.*)\r$/im.exec(answer)[1];
        this.contact = /^Contact:\s*<([^>]+)>/im.exec(answer)[1];
        this.request('ACK', 1);
        this.speakTo(answer);
        return this;
    }

    request(method, sequence, body = '') {
        const uri = this.contact ?? `sip:${number}@127.0.0.1:${this.sipPort}`;
        const local = `127.0.0.1:${this.sip.address().port}`;
        const lines = [
            `${method} ${uri} SIP/2.0`, `Via: SIP/2.0/UDP ${local};branch=z9hG4bK${method}${sequence}${this.tag}`, 'Max-Forwards: 70',
            `From: <sip:${this.from}@${local}>;tag=${this.tag}`, `To: ${this.to ?? `<sip:${number}@127.0.0.1:${this.sipPort}>`}`, `Call-ID: ${this.tag}@raw`,
            `CSeq: ${sequence} ${method}`, `Contact: <sip:${this.from}@${local}>`, ...(body ? ['Content-Type: application/sdp'] : []), `Content-Length: ${body.length}`, '', body,
        ];
        this.sip.send(lines.join('\r\n'), this.sipPort, '127.0.0.1');
    }

    onSip(message) {
        if (message.startsWith('SIP/2.0')) return void this.answers.push(message);
        if (message.startsWith('BYE')) this.hungUp = true;
        const copied = message.split('\r\n').filter((line) => /^(Via|From|To|Call-ID|CSeq):/i.test(line));
        this.sip.send(['SIP/2.0 200 OK', ...copied, 'Content-Length: 0', '', ''].join('\r\n'), this.sipPort, '127.0.0.1');
    }

    /** Presses a key as sound alone, 120 ms long. */
    async toneKey(key) {
        const from = this.sent;
        this.frequencies = [row[key], column[key]];
        await until('the tone to be sent', () => this.sent >= from + 6);
        this.frequencies = [];
        await until('the pause after it', () => this.sent >= from + 10);
        this.frequencies = this.voice;
    }

    /** The longest time in milliseconds without a packet, since `from` (performance.now()). */
    longestGap(from) {
        const times = this.packets.map((packet) => packet.at).filter((at) => at >= from);
        return times.slice(1).reduce((longest, at, i) => Math.max(longest, at - times[i]), 0);
    }

    async hangUp() {
        this.request('BYE', 2);
        await until('the good-bye to be answered', () => this.answers.some((one) => /CSeq:\s*2 BYE/i.test(one)));
        this.close();
    }
}
