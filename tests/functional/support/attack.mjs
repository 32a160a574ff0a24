// What a stranger may send to each open port: broken, cut off, oversized, or nonsense.
import { createSocket } from 'node:dgram';
import { connect } from 'node:net';
import { setImmediate as breathe } from 'node:timers/promises';

/** The same noise in every run (mulberry32). */
export function noise(seed) {
    let state = seed;
    return (below) => {
        state = (state + 0x6d2b79f5) | 0;
        let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
        mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
        return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
    };
}

/** Versions of one good message, each with a few bytes changed, or cut, or doubled. */
export function damaged(good, count, random) {
    const bytes = Buffer.from(good);
    return Array.from({ length: count }, () => {
        const copy = Buffer.from(bytes);
        for (let i = 0; i <= random(8); i += 1) copy[random(copy.length)] = random(256);
        const way = random(4);
        if (way === 0) return copy.subarray(0, random(copy.length));
        return way === 1 ? Buffer.concat([copy, copy.subarray(random(copy.length))]) : copy;
    });
}

export const junk = (length, random) => Buffer.from(Array.from({ length }, () => random(256)));

/** Sends datagrams a few at a time, so that the sender's own loop keeps running. */
export async function overUdp(port, datagrams) {
    const socket = createSocket('udp4');
    let at = 0;
    for (const datagram of datagrams) {
        await new Promise((done) => { socket.send(datagram, port, '127.0.0.1', done); });
        at += 1;
        if (at % 8 === 0) await breathe();
    }
    socket.close();
}

/** Sends the bytes over one connection and gives what came back until it was closed, or until `enough` says so. */
export function overTcp(port, parts, { enough = () => true, limit = 5000 } = {}) {
    return new Promise((done) => {
        let got = '';
        const socket = connect(port, '127.0.0.1', () => { for (const part of [parts].flat()) socket.write(part); });
        const end = () => { clearTimeout(latest); socket.destroy(); done(got); };
        const latest = setTimeout(end, limit);
        socket.on('data', (part) => { got += part.toString('latin1'); if (enough(got)) end(); });
        socket.on('error', end);
        socket.on('close', end);
    });
}
