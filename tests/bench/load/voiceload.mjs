// The load generator: plays callers and agents' phones, and gives its figures as one JSON object.
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { generators } from './forwarder.mjs';
import { coresApart, generatorCore } from './machine.mjs';

const program = 'build/bench/voiceload';

/** Runs it to its end against the server. `options` are its own, without the dashes. */
export async function runVoiceload(server, options, { callers, phones, forwarder, media } = generators.first) {
    const given = {
        server: `127.0.0.1:${forwarder}`, 'uac-port': callers, 'uas-port': phones, 'media-base': media, to: '12345', pid: server.child.pid, fifo: 50,
        ...(coresApart ? { cpu: generatorCore } : {}), ...options,
    };
    const args = Object.entries(given).flatMap(([name, value]) => [`--${name}`, String(value)]);
    const { stdout } = await promisify(execFile)(program, args, { maxBuffer: 1 << 22 });
    return JSON.parse(stdout.trim().split('\n').at(-1));
}
