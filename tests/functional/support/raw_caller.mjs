// A telephone of a few lines: SIP over UDP and A-law RTP, for what baresip cannot do or measure. It knows no RFC 4733.
import { createSocket } from 'node:dgram';
import { number } from './city.mjs';
import { until } from './wait.mjs';

const frame = 160;  // 20 ms

/** ITU-T G.711 linear to A-law, one sample. */
function linearToAlaw(sample) {
    const sign = sample >= 0 ? 0x80 : 0;
    const magnitude = Math.min(Math.abs(sample) >> 4, 0x7ff);
    const segment = magnitude < 32 ? (magnitude < 16 ? 0 : 1) : Math.floor(Math.log2(magnitude)) - 3;
    const low = segment < 2 ? magnitude & 0x0f : (magnitude >> (segment - 1)) & 0x0f;
    return (sign | (segment << 4) | low) ^ 0x55;
}

const row = { 1: 697, 2: 697, 3: 697, 4: 770, 5: 770, 6: 770, 7: 852, 8: 852, 9: 852, '*': 941, 0: 941, '#': 941 };
const column = { 1: 1209, 4: 1209, 7: 1209, '*': 1209, 2: 1336, 5: 1336, 8: 1336, 0: 1336, 3: 1477, 6: 1477, 9: 1477, '#': 1477 };

function bound() {
    return new Promise((done) => {
        const socket = createSocket('udp4');
        socket.bind(0, '127.0.0.1', () => done(socket));
    });
}

export class RawCaller {
    constructor({ from, sipPort, speaks }) {
        Object.assign(this, { from, sipPort, frequencies: [speaks], voice: [speaks], packets: [], answers: [], sent: 0, tag: Math.random().toString(36).slice(2) });
    }

    /** Calls the hotline; comes back when it has answered and sound flows to it. */
    async call() {
        [this.sip, this.rtp] = [await bound(), await bound()];
        this.sip.on('message', (message) => { this.onSip(message.toString('latin1')); });
        this.rtp.on('message', (packet) => { this.packets.push({ at: performance.now(), sequence: packet.readUInt16BE(2), stamp: packet.readUInt32BE(4), sound: packet.subarray(12) }); });
        const sdp = ['v=0', 'o=raw 1 1 IN IP4 127.0.0.1', 's=-', 'c=IN IP4 127.0.0.1', 't=0 0', `m=audio ${this.rtp.address().port} RTP/AVP 8`, 'a=rtpmap:8 PCMA/8000', ''].join('\r\n');
        this.request('INVITE', 1, sdp);
        const answer = await until('the hotline to answer', () => this.answers.find((one) => one.startsWith('SIP/2.0 200') && /CSeq:\s*1 INVITE/i.test(one)));
        this.to = /^To:\s*(.*)\r$/im.exec(answer)[1];
        this.contact = /^Contact:\s*<([^>]+)>/im.exec(answer)[1];
        this.serverPort = Number(/^m=audio (\d+)/m.exec(answer)[1]);
        this.request('ACK', 1);
        this.began = performance.now();
        this.clock = setInterval(() => { this.speak(); }, 10);
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

    /** Sends all frames that are due by the clock. */
    speak() {
        for (; this.sent * 20 <= performance.now() - this.began; this.sent += 1) {
            const packet = Buffer.alloc(12 + frame);
            packet.writeUInt16BE(0x8008, 0);
            packet.writeUInt16BE(this.sent & 0xffff, 2);
            packet.writeUInt32BE((this.sent * frame) >>> 0, 4);
            packet.writeUInt32BE(0x7a57e, 8);
            for (let i = 0; i < frame; i += 1) {
                const time = (this.sent * frame + i) / 8000;
                const sum = this.frequencies.reduce((level, frequency) => level + Math.sin(2 * Math.PI * frequency * time), 0);
                packet[12 + i] = linearToAlaw(Math.round((12000 * sum) / this.frequencies.length));
            }
            this.rtp.send(packet, this.serverPort, '127.0.0.1');
        }
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

    close() {
        clearInterval(this.clock);
        for (const socket of [this.sip, this.rtp]) try { socket?.close(); } catch { /* closed before */ }
    }
}
