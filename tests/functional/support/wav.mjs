// Sound files for tests: making tones, reading the server's A-law recordings, measuring what is in them.
import { readFileSync, writeFileSync } from 'node:fs';

const rate = 8000;

/** A mono 16-bit WAV of pieces, each some seconds of some frequencies at once; no frequency is silence. */
export function writeSound(file, pieces, sampleRate = rate) {
    const samples = pieces.reduce((sum, piece) => sum + Math.round(piece.seconds * sampleRate), 0);
    const bytes = Buffer.alloc(44 + samples * 2);
    bytes.write('RIFF', 0);
    bytes.writeUInt32LE(36 + samples * 2, 4);
    bytes.write('WAVEfmt ', 8);
    bytes.writeUInt32LE(16, 16);
    bytes.writeUInt16LE(1, 20);
    bytes.writeUInt16LE(1, 22);
    bytes.writeUInt32LE(sampleRate, 24);
    bytes.writeUInt32LE(sampleRate * 2, 28);
    bytes.writeUInt16LE(2, 32);
    bytes.writeUInt16LE(16, 34);
    bytes.write('data', 36);
    bytes.writeUInt32LE(samples * 2, 40);
    let at = 44;
    for (const { frequencies = [], seconds } of pieces) {
        const count = Math.round(seconds * sampleRate);
        for (let i = 0; i < count; i += 1, at += 2) {
            const sum = frequencies.reduce((level, frequency) => level + Math.sin((2 * Math.PI * frequency * i) / sampleRate), 0);
            if (frequencies.length > 0) bytes.writeInt16LE(Math.round((9000 * sum) / frequencies.length), at);
        }
    }
    writeFileSync(file, bytes);
    return file;
}

/** One tone, as telephone test clients and Chromium's fake microphone want it. */
export function writeTone(file, frequency, seconds, sampleRate = rate) {
    return writeSound(file, [{ frequencies: [frequency], seconds }], sampleRate);
}

/** ITU-T G.711 A-law to linear, one byte. */
function alawToLinear(byte) {
    const value = byte ^ 0x55;
    const segment = (value >> 4) & 7;
    let magnitude = ((value & 15) << 4) + 8;
    if (segment > 0) magnitude = (magnitude + 0x100) << (segment - 1);
    return value & 0x80 ? magnitude : -magnitude;
}

/** Reads a WAV by its chunks; throws when the header does not fit the file. Gives one Float64Array a channel. */
export function readWav(file) {
    const bytes = Buffer.isBuffer(file) ? file : readFileSync(file);
    if (bytes.toString('latin1', 0, 4) !== 'RIFF' || bytes.toString('latin1', 8, 12) !== 'WAVE') throw new Error('not a WAV file');
    if (bytes.readUInt32LE(4) + 8 > bytes.length) throw new Error(`the header promises ${bytes.readUInt32LE(4) + 8} bytes of ${bytes.length}`);
    let format;
    for (let at = 12; at + 8 <= bytes.length; ) {
        const name = bytes.toString('latin1', at, at + 4);
        const size = bytes.readUInt32LE(at + 4);
        const body = bytes.subarray(at + 8, at + 8 + size);
        if (name === 'fmt ') format = { tag: body.readUInt16LE(0), channels: body.readUInt16LE(2), rate: body.readUInt32LE(4), bits: body.readUInt16LE(14) };
        if (name === 'data') return { ...format, channels: split(body, format), seconds: size / (format.rate * format.channels * (format.bits / 8)) };
        at += 8 + size + (size & 1);
    }
    throw new Error('no data chunk');
}

function split(body, { tag, channels, bits }) {
    const step = (bits / 8) * channels;
    const count = Math.floor(body.length / step);
    return Array.from({ length: channels }, (_, channel) => Float64Array.from({ length: count }, (__, i) => {
        const at = i * step + channel * (bits / 8);
        return tag === 6 ? alawToLinear(body[at]) : body.readInt16LE(at);
    }));
}

/** Share of the sound's power at one frequency (Goertzel), 0 to 1, over [from, to) seconds. Silence gives 0. */
export function toneShare(samples, frequency, from = 0, to = Infinity) {
    const part = samples.subarray(Math.round(from * rate), Math.min(samples.length, Math.round(to * rate)));
    const turn = 2 * Math.cos((2 * Math.PI * frequency) / rate);
    let power = 0;
    let found = 0;
    const block = 400;  // 50 ms: 20 Hz wide
    for (let start = 0; start + block <= part.length; start += block) {
        let one = 0;
        let two = 0;
        for (let i = start; i < start + block; i += 1) {
            const now = part[i] + turn * one - two;
            two = one;
            one = now;
            power += part[i] * part[i];
        }
        found += (2 * (one * one + two * two - turn * one * two)) / block;
    }
    return power < 1e6 ? 0 : found / power;
}

/** Seconds in which the tone dominates, counted in blocks of 100 ms. */
export function secondsOfTone(samples, frequency) {
    let count = 0;
    for (let at = 0; at + 0.1 <= samples.length / rate; at += 0.1) if (toneShare(samples, frequency, at, at + 0.1) > 0.6) count += 1;
    return count / 10;
}

/** The longest pause in milliseconds between the first and the last sound that is louder than a whisper. */
export function longestPause(samples) {
    const block = 80;  // 10 ms
    let longest = 0;
    let silent = 0;
    let begun = false;
    for (let start = 0; start + block <= samples.length; start += block) {
        let power = 0;
        for (let i = start; i < start + block; i += 1) power += samples[i] * samples[i];
        if (power / block < 250_000) {
            silent += 10;
            continue;
        }
        if (begun) longest = Math.max(longest, silent);
        begun = true;
        silent = 0;
    }
    return longest;
}
