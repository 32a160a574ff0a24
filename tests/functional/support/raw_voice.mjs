// Sound over RTP in a few lines: A-law tones, sent by the clock, and what came back with its times.
import { createSocket } from 'node:dgram';

const frame = 160;  // 20 ms

/** ITU-T G.711 linear to A-law, one sample. */
function linearToAlaw(sample) {
    const sign = sample >= 0 ? 0x80 : 0;
    const magnitude = Math.min(Math.abs(sample) >> 4, 0x7ff);
    const segment = magnitude < 32 ? (magnitude < 16 ? 0 : 1) : Math.floor(Math.log2(magnitude)) - 3;
    const low = segment < 2 ? magnitude & 0x0f : (magnitude >> (segment - 1)) & 0x0f;
    return (sign | (segment << 4) | low) ^ 0x55;
}

export function bound() {
    return new Promise((done) => {
        const socket = createSocket('udp4');
        socket.bind(0, '127.0.0.1', () => done(socket));
    });
}

/** What this end says when it says what it has. */
export class RawVoice {
    constructor(speaks) { Object.assign(this, { frequencies: [speaks], voice: [speaks], packets: [], sent: 0 }); }

    async open() {
        this.rtp = await bound();
        this.rtp.on('message', (packet) => { this.packets.push({ at: performance.now(), sequence: packet.readUInt16BE(2), stamp: packet.readUInt32BE(4), sound: packet.subarray(12) }); });
    }

    get description() {
        return ['v=0', 'o=raw 1 1 IN IP4 127.0.0.1', 's=-', 'c=IN IP4 127.0.0.1', 't=0 0', `m=audio ${this.rtp.address().port} RTP/AVP 8`, 'a=rtpmap:8 PCMA/8000', ''].join('\r\n');
    }

    /** Speaks from now on, to where this description says. */
    speakTo(description) {
        this.serverPort = Number(/^m=audio (\d+)/m.exec(description)[1]);
        this.began = performance.now();
        this.clock = setInterval(() => { this.speak(); }, 10);
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

    close() {
        clearInterval(this.clock);
        for (const socket of [this.sip, this.rtp]) try { socket?.close(); } catch { /* closed before */ }
    }
}
