// The demo city with short prompts and short times, so that stories of waiting take seconds.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { binary } from './server.mjs';
import { writeSound } from './wav.mjs';

/** What the stories listen for; every other prompt is half a second of silence. */
export const sounds = { music: 440, ringback: 470, place: 560, two: 1500, next: 1700, beep: 1000 };

const spoken = {
    queue_your_place: [{ frequencies: [sounds.place], seconds: 0.4 }],
    number_2: [{ frequencies: [sounds.two], seconds: 0.4 }],
    queue_you_are_next: [{ frequencies: [sounds.next], seconds: 0.4 }],
    info_hours_address: [{ seconds: 8 }],
};

function edit(file, change) {
    writeFileSync(file, JSON.stringify(change(JSON.parse(readFileSync(file, 'utf8')))));
}

/** Passwords that a test can know: in the file instead of made at the import. */
function withPasswords({ staff }) {
    return { staff: staff.map((one) => ({ ...one, password: `${one.username}-pass`, ...(one.extension ? { phone_secret: `phone-${one.extension}` } : {}) })) };
}

function writeLogins(server, { staff }) {
    const people = staff.map((one) => `${one.username} ${one.password}`);
    const phones = staff.filter((one) => one.extension).map((one) => `${one.extension} ${one.phone_secret}`);
    writeFileSync(server.file('demo-logins.txt'), `${[...people, ...phones].join('\n')}\n`);
}

function writePrompts(server) {
    const folder = server.file('prompts');
    mkdirSync(folder);
    for (const { name } of JSON.parse(readFileSync('data/demo/prompts.json', 'utf8'))) {
        writeSound(join(folder, `${name}.wav`), spoken[name] ?? [{ seconds: 0.5 }]);
    }
    writeSound(join(folder, 'ringback.wav'), [{ frequencies: [sounds.ringback], seconds: 1 }, { seconds: 1 }]);
    writeSound(join(folder, 'music.wav'), [{ frequencies: [sounds.music], seconds: 4 }]);
    writeSound(join(folder, 'beep.wav'), [{ frequencies: [sounds.beep], seconds: 0.4 }]);
}

/** Fills the data folder of a server that has not started. `queue` is set on every queue; `edits` changes whole files by name. */
export function prepareCity(server, { queue = {}, edits = {} } = {}) {
    const folder = server.file('city');
    cpSync('data/demo', folder, { recursive: true });
    edit(join(folder, 'queues.json'), (file) => ({ ...file, queues: file.queues.map((one) => ({ ...one, ring_timeout_s: 5, wrap_up_s: 2, ...queue })) }));
    edit(join(folder, 'staff.json'), withPasswords);
    for (const [name, change] of Object.entries(edits)) edit(join(folder, name), change);
    const done = spawnSync(binary, ['import', folder, '--flows', 'flows', '--data', server.data], { encoding: 'utf8' });
    if (done.status !== 0) throw new Error(`the import ended with ${done.status}: ${done.stdout}${done.stderr}`);
    writeLogins(server, JSON.parse(readFileSync(join(folder, 'staff.json'), 'utf8')));
    writePrompts(server);
    return server;
}
