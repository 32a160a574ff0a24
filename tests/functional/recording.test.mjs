// Every call is on a file: whole, with both voices apart, even when the power goes or the disk is full.
import assert from 'node:assert/strict';
import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { spawnSync } from 'node:child_process';
import { after, before, test } from 'node:test';
import { people } from './support/city.mjs';
import { callIn, callOf, Seat } from './support/seat.mjs';
import { Server } from './support/server.mjs';
import { prepareCity, sounds } from './support/small_city.mjs';
import { until } from './support/wait.mjs';
import { longestPause, readWav, secondsOfTone, toneShare } from './support/wav.mjs';

const citizenTone = 700;
const agentTone = 1100;
const toStop = [];
let server;
let supervisor;
let agent;

before(async () => {
    server = await prepareCity(new Server()).start();
    supervisor = await server.logIn(people.supervisor);
    agent = await Seat.open(server, people.agent, agentTone);
});

after(async () => {
    for (const one of toStop) await one.stop();
    await agent?.close();
    await server.finish();
});

async function talk(seat, from) {
    const since = seat.mark;
    await seat.ready();
    const citizen = await callIn(seat.session.server, from, { speaks: citizenTone });
    toStop.push(citizen);
    const answeredAt = performance.now();
    const call = await seat.takes(from, since);
    return { citizen, call, answeredAt };
}

async function play(session, recording) {
    const answer = await session.audio(recording);
    assert.equal(answer.status, 200);
    return readWav(Buffer.from(await answer.arrayBuffer()));
}

function heardFor(seat, call, seconds) {
    return until(`${seconds} s of both voices on the recording`, async () => {
        const wav = await play(seat.session, call.recording).catch(() => null);
        return wav && secondsOfTone(wav.channels[0], citizenTone) >= seconds && secondsOfTone(wav.channels[1], agentTone) >= seconds && wav;
    });
}

/** The day and hour in the demo city, eight hours east. */
function folderOfNow() {
    const [day, time] = new Date(Date.now() + 8 * 3_600_000).toISOString().split('T');
    return join(day, time.slice(0, 2));
}

test('the citizen is on the left, the agent on the right, from the answer to the end, in a folder of the day', async () => {
    const folder = folderOfNow();
    const { citizen, call } = await talk(agent, '09990000101');
    await heardFor(agent, call, 1.5);
    const heardBefore = citizen.secondsHeard;
    await agent.act(call, 'hold');
    await until('some music to be heard', () => citizen.secondsHeard > heardBefore + 1.5);
    await agent.act(call, 'retrieve');
    await heardFor(agent, call, 3.5);
    citizen.hangUp();
    await callOf(supervisor, '09990000101');
    const wav = await play(agent.session, call.recording);
    assert.deepEqual([wav.tag, wav.rate, wav.bits, wav.channels.length], [6, 8000, 8, 2]);
    assert.equal(secondsOfTone(wav.channels[0], agentTone), 0);
    assert.equal(secondsOfTone(wav.channels[1], citizenTone), 0);
    assert.equal(secondsOfTone(wav.channels[1], sounds.music), 0, 'music is nobody\'s word');
    assert.ok(secondsOfTone(citizen.heard().channels[0], sounds.music) > 0.9, 'the citizen heard the music');
    assert.ok(longestPause(wav.channels[0]) <= 100, `the citizen's voice has a hole of ${longestPause(wav.channels[0])} ms`);
    const files = readdirSync(server.file('recordings', folder));
    assert.ok(files.includes(`${call.id}.wav`), files.join());
});

test('a player may seek: parts by Range, and no part beyond the end', async () => {
    const { call } = await callOf(supervisor, '09990000101');
    const whole = Buffer.from(await (await agent.session.audio(call.recording)).arrayBuffer());
    const parts = [['bytes=0-43', 0, 44], ['bytes=1000-1999', 1000, 2000], [`bytes=${whole.length - 10}-`, whole.length - 10, whole.length], ['bytes=-100', whole.length - 100, whole.length]];
    for (const [range, from, to] of parts) {
        const part = await agent.session.audio(call.recording, { Range: range });
        assert.equal(part.status, 206, range);
        assert.equal(part.headers.get('content-range'), `bytes ${from}-${to - 1}/${whole.length}`);
        assert.deepEqual(Buffer.from(await part.arrayBuffer()), whole.subarray(from, to), range);
    }
    const beyond = await agent.session.audio(call.recording, { Range: `bytes=${whole.length}-` });
    assert.equal(beyond.status, 416);
    assert.equal(beyond.headers.get('content-range'), `bytes */${whole.length}`);
});

test('only who took the call, and who may listen, hears it', async () => {
    const { call } = await callOf(supervisor, '09990000101');
    const statusFor = async (username) => (await (await server.logIn(username)).audio(call.recording)).status;
    assert.equal(await statusFor(people.supervisor), 200);
    assert.equal(await statusFor(people.otherAgent), 404);
    assert.equal(await statusFor(people.dispatcher), 403);
    assert.equal(await statusFor('urban'), 403);
});

test('kill -9 in the talk leaves a file up to the last second; after the restart everything is where it was', async () => {
    const resting = await server.logIn(people.otherAgent);
    await resting.put('/agents/me/state', { presence: 'signed_in', seat: 'phone' });
    await resting.put('/agents/me/state', { work: 'away', reason: 'meal' });
    const { call, answeredAt } = await talk(agent, '09990000102');
    await heardFor(agent, call, 2);
    const lasted = (performance.now() - answeredAt) / 1000;
    await server.kill();
    const folders = readdirSync(server.file('recordings'), { recursive: true }).map(String);
    const wav = readWav(server.file('recordings', folders.find((name) => name.endsWith(`${call.id}.wav`))));
    assert.ok(wav.seconds >= lasted - 1, `${wav.seconds} s of ${lasted} s`);
    for (const [channel, tone] of [[0, citizenTone], [1, agentTone]]) assert.ok(toneShare(wav.channels[channel], tone, wav.seconds - 0.3) > 0.6, `channel ${channel} speaks to its end`);

    await server.start();
    const after = (await supervisor.get(`/calls/${call.id}`));
    assert.equal(after.call.outcome, 'failed');
    assert.equal(after.events.filter((event) => event.type === 'ended').length, 1);
    assert.equal((await play(supervisor, after.call.recording)).seconds, wav.seconds);
    const [was, is] = [await agent.view(), await resting.get('/agents/me')];
    assert.deepEqual([was.presence, was.work, was.seat], ['signed_in', 'ready', 'phone']);
    assert.deepEqual([is.presence, is.work, is.reason], ['signed_in', 'away', 'meal']);
    const { rows } = await supervisor.get('/callbacks?closed=0');
    assert.ok(rows.some((row) => row.number === '09990000102'), 'the cut-off citizen is to be called back');
});

const smallDisk = ['unshare', '--mount', 'sh', '-c', 'mount -t tmpfs -o size=64k none "$0" && exec "$@"'];
const mountRefused = spawnSync(smallDisk[0], [...smallDisk.slice(1), '/mnt', 'true'], { encoding: 'utf8' });

test('the disk is full: an alarm, and the talk goes on', { skip: mountRefused.status !== 0 && `a small disk cannot be mounted here: ${mountRefused.stderr.trim()}` }, async () => {
    const disk = new Server();
    disk.through = [...smallDisk, disk.file('small')];
    disk.settings = `[recordings]\nfolder = "${disk.file('small')}"\n`;
    mkdirSync(disk.file('small'));
    await prepareCity(disk).start();
    const watcher = await (await disk.logIn(people.supervisor)).follow();
    const seat = await Seat.open(disk, people.agent, agentTone);
    const { citizen, call } = await talk(seat, '09990000103');
    const alarm = await watcher.event('alarm.raised', () => true, 0, 30);
    assert.equal(alarm.data.code, 'recording_failed');
    const kept = await play(watcher, call.recording);
    assert.ok(kept.seconds > 2, 'what was written before still plays');
    const [citizenHeard, agentHeard] = [citizen.secondsHeard, seat.phone.secondsHeard];
    await until('two more seconds of talk', () => citizen.secondsHeard > citizenHeard + 2 && seat.phone.secondsHeard > agentHeard + 2);
    citizen.hangUp();
    await seat.phone.event('CALL_CLOSED');
    assert.equal((await callOf(watcher, '09990000103')).call.outcome, 'completed');
    const heard = { citizen: secondsOfTone(citizen.heard().channels[0], agentTone), agent: secondsOfTone(seat.phone.heard().channels[0], citizenTone) };
    const onFile = secondsOfTone(kept.channels[1], agentTone);
    assert.ok(heard.citizen > onFile + 1.5 && heard.agent > onFile + 1.5, `${JSON.stringify(heard)} s heard, ${onFile} s on file`);

    const next = await talk(seat, '09990000104');  // nothing fits any more, and still he gets through
    await watcher.event('alarm.raised', () => true, watcher.events.indexOf(alarm) + 1);
    next.citizen.hangUp();
    assert.equal((await callOf(watcher, '09990000104')).call.outcome, 'completed');
    watcher.close();
    await seat.close();
    assert.equal(await disk.stop(), 0, disk.output.slice(-2000));
    disk.remove();
});
