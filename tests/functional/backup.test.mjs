// Everything is backed up while calls run and cases are written; a backup that is not whole is never restored.
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { people } from './support/city.mjs';
import { callIn, Seat } from './support/seat.mjs';
import { binary, Server } from './support/server.mjs';
import { prepareCity } from './support/small_city.mjs';
import { until } from './support/wait.mjs';
import { readWav } from './support/wav.mjs';

const facts = { kind: 'complaint', title: '路灯不亮', content: '学府路路灯连续三晚不亮', category: '', district: '', street: '', address: '', citizen_name: '测试市民', citizen_phone: '09991230000', confidential: false, urgency: 'normal' };
const folder = mkdtempSync(join(tmpdir(), 'hotline-backup-'));
const backup = join(folder, 'backup');
let server;
let agent;
let citizen;
let call;
let acknowledged = 0;

before(async () => {
    server = await prepareCity(new Server()).start();
    agent = await Seat.open(server, people.agent, 1100);
    const since = agent.mark;
    await agent.ready();
    citizen = await callIn(server, '09990004201');
    call = await agent.takes('09990004201', since);
});

after(async () => {
    await citizen?.stop();
    await agent?.close();
    rmSync(folder, { recursive: true, force: true });
    await server.finish();
});

const command = (...words) => spawnSync(binary, words, { encoding: 'utf8' });
const count = (data, table) => Number(spawnSync('sqlite3', [join(data, 'hotline.db'), `SELECT COUNT(*) FROM ${table}`], { encoding: 'utf8' }).stdout);

function ended(child) {
    return new Promise((done) => { child.on('exit', done); });
}

test('a backup is made while somebody talks and cases are written', async () => {
    const child = spawn(binary, ['backup', backup, '--data', server.data]);
    let code;
    const over = ended(child).then((value) => { code = value; });
    let written = 0;
    const before_it = acknowledged;
    while (code === undefined || written < 5) {
        acknowledged += 1;
        await agent.session.post('/cases', { idempotency_key: `backup-${String(acknowledged).padStart(12, '0')}`, facts }, 201);
        written += 1;
    }
    await over;
    assert.equal(code, 0);
    assert.ok(existsSync(join(backup, 'MANIFEST')));
    assert.ok(!existsSync(`${backup}.partial`));
    assert.ok(acknowledged > before_it);
    assert.equal((await agent.view()).work, 'talking', 'the call goes on');
    assert.match(readFileSync(join(backup, 'MANIFEST'), 'utf8'), /^file [0-9a-f]{64} \d+ recordings\//m);
});

test('a second backup does not write over the first', () => {
    const again = command('backup', backup, '--data', server.data);
    assert.equal(again.status, 2);
    assert.match(again.stderr, /not empty/);
});

test('it is restored into an empty folder: the same rows, playable recordings, a whole audit', async () => {
    const data = join(folder, 'restored');
    const done = command('restore', backup, '--data', data);
    assert.equal(done.status, 0, done.stderr);
    const copy = join(folder, 'copy');
    cpSync(backup, copy, { recursive: true });
    for (const table of ['cases', 'case_events', 'calls', 'call_events', 'users', 'recordings']) assert.equal(count(data, table), count(copy, table), table);
    assert.equal(command('audit', 'verify', '--data', data).status, 0);
    const other = await new Server({ data }).start();
    const days = readdirSync(join(data, 'recordings'), { recursive: true }).filter((file) => file.endsWith('.wav'));
    assert.ok(days.length > 0);
    for (const file of days) assert.ok(readWav(readFileSync(join(data, 'recordings', file))).seconds >= 0, file);
    assert.equal((await fetch(`${other.url}/healthz`)).ok, true);
    await other.stop();
    assert.equal(command('restore', backup, '--data', data).status, 2, 'never over a folder that holds something');
});

/** A spoilt copy of the backup must leave nothing. */
function refuses(name, spoil, said) {
    const spoilt = join(folder, name);
    cpSync(backup, spoilt, { recursive: true });
    spoil(spoilt);
    const data = join(folder, `${name}-data`);
    const done = command('restore', spoilt, '--data', data);
    assert.equal(done.status, 2, `${name}: ${done.stdout}`);
    assert.match(done.stderr, said, name);
    assert.ok(!existsSync(data) && !existsSync(`${data}.restoring`), `${name} left something`);
}

test('what is partial, changed or newer is refused in plain words and leaves nothing', () => {
    const flip = (file) => {
        const bytes = readFileSync(file);
        bytes[Math.floor(bytes.length / 2)] ^= 1;
        writeFileSync(file, bytes);
    };
    const recording = readdirSync(join(backup, 'recordings'), { recursive: true }).find((file) => file.endsWith('.wav'));
    refuses('cut-short', (at) => rmSync(join(at, 'MANIFEST')), /cut short/);
    refuses('list-cut', (at) => truncateSync(join(at, 'MANIFEST'), 100), /changed or cut off/);
    refuses('list-changed', (at) => flip(join(at, 'MANIFEST')), /MANIFEST/);
    refuses('database-changed', (at) => flip(join(at, 'hotline.db')), /hotline\.db is not as it was backed up/);
    refuses('recording-changed', (at) => flip(join(at, 'recordings', recording)), /is not as it was backed up/);
    refuses('recording-gone', (at) => rmSync(join(at, 'recordings', recording)), /lacks recordings\//);
});

test('the call has a whole recording in the end', async () => {
    citizen.hangUp();
    await until('the recording', async () => {
        const answer = await agent.session.audio(call.recording, {}, '?pcm=1');
        return answer.ok && readWav(Buffer.from(await answer.arrayBuffer())).seconds > 0.5;
    });
});
