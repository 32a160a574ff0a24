// Recordings are found by what is known of them, checked against damage, held, and erased only by two people.
import assert from 'node:assert/strict';
import { appendFileSync, copyFileSync, existsSync, openSync, readdirSync, rmSync, utimesSync, readSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { spawnSync } from 'node:child_process';
import { after, before, test } from 'node:test';
import { people } from './support/city.mjs';
import { callIn, callOf, Seat } from './support/seat.mjs';
import { binary, Server } from './support/server.mjs';
import { prepareCity } from './support/small_city.mjs';
import { until } from './support/wait.mjs';
import { readWav, secondsOfTone } from './support/wav.mjs';

const citizenTone = 700;
const agentTone = 1100;
const numbers = ['09990004101', '09990004102', '09990004103', '09990004104'];
const toStop = [];
let server;
let supervisor;
let agent;
const calls = {};

/** A talk in which both voices are on the recording for so long. */
async function talk(from, seconds) {
    const since = agent.mark;
    await agent.ready();
    const citizen = await callIn(server, from, { speaks: citizenTone });
    toStop.push(citizen);
    const call = await agent.takes(from, since);
    await until(`${seconds} s of ${from} on the recording`, async () => {
        const answer = await agent.session.audio(call.recording, {}, '?pcm=1');
        if (!answer.ok) return false;
        const wav = readWav(Buffer.from(await answer.arrayBuffer()));
        return secondsOfTone(wav.channels[0], citizenTone) >= seconds && secondsOfTone(wav.channels.at(-1), agentTone) >= seconds;
    });
    citizen.hangUp();
    await callOf(supervisor, from);
    return sealed(from);
}

/** The row of a finished recording. */
function sealed(from) {
    return until(`the recording of ${from} to be finished`, async () => {
        const { rows } = await supervisor.get(`/recordings?number=${from}`);
        return rows[0]?.state === 'kept' && rows[0];
    });
}

before(async () => {
    server = new Server();
    server.settings = '[recordings]\nreread_days = 1\n';
    await prepareCity(server).start();
    supervisor = await (await server.logIn(people.supervisor)).follow();
    agent = await Seat.open(server, people.agent, agentTone);
    for (const [at, from] of numbers.entries()) calls[from] = await talk(from, at === 0 ? 2.5 : 0.5);
});

after(async () => {
    for (const one of toStop) await one.stop();
    await agent?.close();
    await server.finish();
});

test('a recording is found by number, its end, length, agent, queue, outcome and case, by those who may know of it', async () => {
    const [first, second] = numbers.map((from) => calls[from]);
    const found = async (query, session = supervisor) => (await session.get(`/recordings?${query}`)).rows.map((row) => row.id);
    assert.deepEqual(await found(`number=${numbers[0]}`), [first.id]);
    assert.deepEqual(await found('number=4102'), [second.id]);
    assert.deepEqual(await found('number=0999'), [], 'the beginning of a number finds nothing');
    assert.deepEqual(await found('min_s=2'), [first.id]);
    assert.equal((await found('max_s=2')).length, 3);
    assert.equal((await found(`agent=${agent.user.id}`)).length, 4);
    assert.equal((await found(`queue=${first.queue}`)).length, 4);
    assert.equal((await found('outcome=abandoned_ivr')).length, 0);
    const page = await supervisor.get('/recordings?limit=3');
    assert.equal(page.rows.length, 3);
    assert.deepEqual(await found(`limit=3&cursor=${page.next}`), [first.id]);

    const made = await agent.session.post('/cases', {
        call: second.call, idempotency_key: 'recordings-kept-0001',
        facts: { kind: 'complaint', title: '录音查询', content: '按工单编号查询录音', category: '', district: '', street: '', address: '', citizen_name: '', citizen_phone: numbers[1], confidential: false, urgency: 'normal' },
    }, 201);
    assert.deepEqual(await found(`case_number=${made.number}`), [second.id]);
    const reviewer = await server.logIn(people.reviewer);
    assert.deepEqual(await found('', reviewer), [second.id], 'reviewers know of recordings of cases');
    assert.deepEqual(await found('', await server.logIn(people.otherAgent)), []);
    await (await server.logIn(people.dispatcher)).get('/recordings', 403);
    await supervisor.get('/recordings?min_s=abc', 422);
    assert.match(first.number, /\*/);
});

test('calls open by the same definitions as the figures count', async () => {
    const count = async (query) => (await supervisor.get(`/calls?${query}`)).rows.length;
    assert.equal(await count('answered=1&queued=1'), 4);
    assert.equal(await count('outcome=abandoned_queue,abandoned_ringing'), 0);
    assert.equal(await count('recorded=1'), 4);
    assert.equal(await count('answered=1&longest_wait_s=15'), 4);
});

test('the waveform shows both sides; markers are their author’s', async () => {
    const { id, length_ms } = calls[numbers[0]];
    const answer = await fetch(`${server.url}/api/v1/recordings/${id}/waveform`, { headers: { Cookie: supervisor.cookie } });
    assert.equal(answer.status, 200);
    const bytes = new Uint8Array(await answer.arrayBuffer());
    assert.equal(String.fromCharCode(...bytes.subarray(0, 4)), 'HLWF');
    assert.equal(bytes[5], 2);
    assert.equal((bytes.length - 8) / 2, Math.ceil(length_ms / 50));
    for (const side of [0, 1]) assert.ok(bytes.subarray(8).filter((value, at) => at % 2 === side && value > 80).length > 40, `side ${side} speaks`);

    const made = await agent.session.post(`/recordings/${id}/markers`, { at_ms: 1000, text: '承诺三日内答复' }, 201);
    assert.equal(made.author_name, agent.user.name);
    await supervisor.put(`/recordings/${id}/markers/${made.id}`, { at_ms: 1000, text: '改' }, 403);
    assert.equal((await supervisor.get(`/recordings/${id}/markers`)).markers[0].text, '承诺三日内答复');
    await agent.session.post(`/recordings/${id}/markers`, { at_ms: length_ms + 1, text: '太晚' }, 422);
    await agent.session.post(`/recordings/${id}/markers`, { at_ms: 1, text: '' }, 422);
    await agent.session.delete(`/recordings/${id}/markers/${made.id}`);
    assert.deepEqual((await supervisor.get(`/recordings/${id}/markers`)).markers, []);
});

test('a copy needs a reason, and is a whole file', async () => {
    const { id } = calls[numbers[0]];
    assert.equal((await supervisor.audio(id, {}, '?download=1')).status, 403);
    await agent.session.post(`/recordings/${id}/downloads`, { reason: '自己留着' }, 403);
    await supervisor.post(`/recordings/${id}/downloads`, { reason: '' }, 422);
    const { url } = await supervisor.post(`/recordings/${id}/downloads`, { reason: '纪检部门调取' }, 201);
    const answer = await fetch(`${server.url}${url}`, { headers: { Cookie: supervisor.cookie } });
    assert.match(answer.headers.get('content-disposition'), /^attachment; filename="\d+\.wav"$/);
    assert.ok(readWav(Buffer.from(await answer.arrayBuffer())).seconds > 2);
});

test('held recordings stay; erasing before the time takes two people', async () => {
    const { id } = calls[numbers[3]];
    const security = await server.logIn('secadmin');
    await supervisor.post(`/recordings/${id}/hold`, { reason: '投诉复核' }, 204);
    await supervisor.post(`/recordings/${id}/erasure`, { reason: '误录' }, 409);
    assert.equal((await supervisor.get(`/recordings/${id}`)).held_by, '演示-班长01');
    assert.equal((await supervisor.get('/recordings?held=1')).rows.length, 1);
    await supervisor.post(`/recordings/${id}/hold/end`, { reason: '复核完毕' }, 204);
    await security.post(`/recordings/${id}/erasure/decision`, { erase: true, reason: '同意' }, 409);
    await supervisor.post(`/recordings/${id}/erasure`, { reason: '误录' }, 204);
    assert.equal((await security.get('/storage')).erasures_asked[0].reason, '误录');
    await supervisor.post(`/recordings/${id}/erasure/decision`, { erase: true, reason: '自批' }, 403);
    await security.post(`/recordings/${id}/erasure/decision`, { erase: true, reason: '同意' }, 204);
    const row = await supervisor.get(`/recordings/${id}`);
    assert.equal(row.state, 'erased');
    assert.match(row.erased_why, /^by_hand:.*误录$/);
    assert.equal((await supervisor.audio(id)).status, 404);
    assert.ok(!fileOf(numbers[3]), 'the file is gone');
});

const files = () => readdirSync(server.file('recordings'), { recursive: true }).map(String);
const fileOf = (from) => {
    const name = files().find((path) => path.endsWith(`${calls[from].call}.wav`));
    return name && server.file('recordings', name);
};
const reconcile = () => spawnSync(binary, ['reconcile', '--read-all', '--data', server.data, '--config', join(server.data, 'test.toml')], { encoding: 'utf8' });

test('damage is found: one changed byte, a lost file, a stray one; by command, by night and on the page', async () => {
    await until('every recording to be sealed', async () => files().filter((path) => path.endsWith('.waveform')).length >= 3);
    const fine = reconcile();
    assert.equal(fine.status, 0, fine.stdout + fine.stderr);
    assert.match(fine.stdout, /; 0 findings\n$/);

    const file = openSync(fileOf(numbers[0]), 'r+');
    const byte = Buffer.alloc(1);
    readSync(file, byte, 0, 1, 9000);
    writeSync(file, Buffer.from([byte[0] ^ 1]), 0, 1, 9000);
    appendFileSync(fileOf(numbers[1]), 'x');
    const stray = server.file('recordings', 'stray.wav');
    copyFileSync(fileOf(numbers[2]), stray);
    utimesSync(stray, new Date(0), new Date(0));
    rmSync(fileOf(numbers[2]));
    const found = reconcile();
    assert.equal(found.status, 3, found.stdout + found.stderr);
    assert.match(found.stdout, new RegExp(`wrong_checksum ${calls[numbers[0]].id}`));
    assert.match(found.stdout, new RegExp(`wrong_length ${calls[numbers[1]].id}`));
    assert.match(found.stdout, new RegExp(`file_missing ${calls[numbers[2]].id}`));
    assert.match(found.stdout, /not_indexed - - stray\.wav/);

    const admin = await (await server.logIn('sysadmin')).follow();
    const report = await admin.get('/storage');
    assert.equal(report.findings.length, 4);
    assert.ok(report.disk_total > report.disk_free && report.disk_free > 0);
    assert.equal((await supervisor.get(`/recordings/${calls[numbers[0]].id}`)).fault, 'wrong_checksum');
    assert.equal((await admin.post(`/recordings/${calls[numbers[2]].id}/check`)).fault, 'file_missing');
    assert.equal((await supervisor.audio(calls[numbers[2]].id)).status, 404);
    rmSync(stray);
    await admin.post('/storage/reconciliation', undefined, 204);
    const done = await admin.event('recordings.reconciled');
    assert.equal(done.data.findings, 3);
    const alarm = await supervisor.event('alarm.raised', (raised) => raised.code === 'recordings_do_not_fit');
    assert.equal(alarm.data.detail, '3');
    admin.close();
});

test('the rules of retention are shown before they are applied', async () => {
    const auditor = await server.logIn('auditor');
    assert.deepEqual((await auditor.get('/storage')).retention, { case_closed: 1095, message: 365, talk: 365, self_service: 90 });
    assert.deepEqual((await auditor.get('/storage/overdue')).rows, []);
    await auditor.post('/storage/reconciliation', undefined, 403);
    const command = spawnSync(binary, ['retention', '--data', server.data], { encoding: 'utf8' });
    assert.equal(command.stdout, '0 recordings, 0 bytes\n', command.stderr);
});

test('ADPCM takes a quarter of the space and plays everywhere', async () => {
    const small = new Server();
    small.settings = '[recordings]\nformat = "adpcm_mono"\n';
    await prepareCity(small).start();
    const watcher = await small.logIn(people.supervisor);
    const seat = await Seat.open(small, people.agent, agentTone);
    const since = seat.mark;
    await seat.ready();
    const citizen = await callIn(small, '09990004201', { speaks: citizenTone });
    const call = await seat.takes('09990004201', since);
    const heard = await until('both voices in one channel', async () => {
        const answer = await seat.session.audio(call.recording, {}, '?pcm=1');
        if (!answer.ok) return false;
        const wav = readWav(Buffer.from(await answer.arrayBuffer()));
        return wav.seconds > 2 && wav;
    });
    assert.deepEqual([heard.tag, heard.bits, heard.channels.length], [1, 16, 1]);
    const part = await seat.session.audio(call.recording, { Range: 'bytes=20000-20999' }, '?pcm=1');
    assert.equal(part.status, 206);
    assert.equal((await part.arrayBuffer()).byteLength, 1000);
    citizen.hangUp();
    await citizen.stop();
    const { rows } = await until('the recording to be finished', async () => {
        const list = await watcher.get('/recordings');
        return list.rows[0]?.length_ms && list;
    });
    assert.equal(rows[0].format, 'adpcm_mono');
    const rate = rows[0].bytes / (rows[0].length_ms / 1000);
    assert.ok(rate > 3900 && rate < 4300, `${rate} bytes a second`);
    await seat.close();
    assert.equal(await small.stop(), 0, small.output.slice(-2000));
    assert.ok(existsSync(small.file('recordings')));
    small.remove();
});
