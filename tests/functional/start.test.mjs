// Starting and stopping: what is wrong is named, what was there is there again.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { createSocket } from 'node:dgram';
import { readdirSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { after, before, test } from 'node:test';
import { people } from './support/city.mjs';
import { callIn, Seat } from './support/seat.mjs';
import { binary, Server } from './support/server.mjs';
import { prepareCity } from './support/small_city.mjs';
import { until } from './support/wait.mjs';
import { readWav, secondsOfTone } from './support/wav.mjs';

const help = (...words) => spawnSync(words[0], words.slice(1), { encoding: 'utf8' });
let server;

before(() => { server = prepareCity(new Server()); });

after(() => {
    server.remove();
    assert.equal(server.reportedSanitizerFault, undefined, server.output.slice(-4000));
});

/** Starts with these settings and gives what it said before it refused. */
async function refusal(settings = '') {
    server.settings = settings;
    server.output = '';
    assert.equal(await server.spawn().exited, 2, server.output);
    server.settings = '';
    return server.output;
}

test('every fault of the settings is named with its line', async () => {
    const said = await refusal('[sip]\nprot = 5060\nphone_port = "many"\n[colour]\nof = "sky"\n[media]\nrtp_from = 30000\nrtp_to = 20000\n');
    assert.match(said, /test\.toml has faults/);
    assert.match(said, /line 2: unknown key sip\.prot/);
    assert.match(said, /line 3: sip\.phone_port must be a whole number/);
    assert.match(said, /line 5: unknown key colour\.of/);
    assert.match(said, /media\.rtp_from must be below media\.rtp_to/);
    assert.match(await refusal('[sip\n'), /line 1: /);
});

test('unknown options, commands and values out of range are refused with code 2', () => {
    for (const words of [['serve', '--colour'], ['dance'], ['serve', '--http-port', '70000'], ['serve', '--sip-port', 'x'], []]) {
        const done = help(binary, ...words);
        assert.equal(done.status, 2, words.join(' '));
        assert.notEqual(done.stderr + done.stdout, '');
    }
});

test('a port in use is named', async () => {
    const web = createServer().listen(server.httpPort, '127.0.0.1');
    assert.match(await refusal(), new RegExp(`${server.httpPort}`));
    await new Promise((done) => { web.close(done); });
    for (const port of [server.sipPort, server.phonePort, server.httpPort + 1]) {
        const socket = createSocket('udp4');
        await new Promise((done) => { socket.bind(port, '127.0.0.1', done); });
        assert.match(await refusal(), new RegExp(`${port}`));
        await new Promise((done) => { socket.close(done); });
    }
});

test('a folder that cannot be used is named', () => {
    const done = help(binary, 'serve', '--data', '/proc/none', '--http-port', String(server.httpPort), '--sip-port', String(server.sipPort));
    assert.equal(done.status, 2);
    assert.match(done.stderr, /\/proc\/none/);
});

test('a missing prompt is named', async () => {
    rmSync(server.file('prompts', 'greeting.wav'));
    rmSync(server.file('prompts', 'number_7.wav'));
    const said = await refusal();
    assert.match(said, /greeting/);
    assert.match(said, /number_7/);
    assert.equal(help(binary, 'prompts', '--data', server.data).status, 0);
});

test('healthz says 503 or nothing until calls can be taken, then 200', async () => {
    const seen = new Set();
    server.spawn();
    await until('healthz to say 200', async () => {
        const status = (await fetch(`${server.url}/healthz`).catch(() => null))?.status ?? 'nothing';
        seen.add(status);
        return status === 200;
    });
    assert.deepEqual([...seen].filter((status) => ![200, 503, 'nothing'].includes(status)), []);
    await until('it to say so', () => server.output.includes('Hotline takes calls'));
});

test('Ctrl-C in a talk: both phones get a good-bye, the file is whole; the second start knows everybody', async () => {
    const session = await server.logIn(people.agent);
    const agent = await Seat.open(server, people.agent, 1100);
    const since = agent.mark;
    await agent.ready();
    const citizen = await callIn(server, '09990000301', { speaks: 700 });
    const call = await agent.takes('09990000301', since);
    await until('a second of both voices', () => citizen.secondsHeard > 2);
    const began = performance.now();
    assert.equal(await server.stop(), 0, server.output.slice(-2000));
    assert.ok(performance.now() - began < 5000, 'it ended quickly');
    await citizen.event('CALL_CLOSED');
    await agent.phone.event('CALL_CLOSED', since.phone);
    const name = readdirSync(server.file('recordings'), { recursive: true }).map(String).find((file) => file.endsWith(`${call.id}.wav`));
    const wav = readWav(server.file('recordings', name));
    assert.ok(secondsOfTone(wav.channels[0], 700) > 1 && secondsOfTone(wav.channels[1], 1100) > 0.5);
    await citizen.stop();

    const again = performance.now();
    await server.start();
    assert.ok(performance.now() - again < 5000, 'a second start takes seconds');
    const { user } = await session.get('/sessions/current');
    assert.equal(user.username, people.agent);
    const after = await session.get(`/calls/${call.id}`);
    assert.equal(after.call.outcome, 'completed');
    assert.equal(after.events.filter((event) => event.type === 'ended').length, 1);
    assert.equal((await session.audio(call.recording)).status, 200);
    agent.session.close();
    await agent.phone.stop();
    await server.logIn(people.leader);
    assert.equal(await server.stop(), 0);
});

test('--no-demo makes an empty city with two administrators', async () => {
    const empty = await new Server({ options: ['--no-demo'] }).start();
    assert.deepEqual([...empty.logins.keys()], ['admin', 'security']);
    assert.equal(statSync(empty.file('demo-logins.txt')).mode & 0o077, 0, 'only the owner reads the password');
    const admin = await empty.logIn('admin');
    assert.equal((await admin.get('/sessions/current')).user.role, 'system_admin');
    const reference = await admin.get('/reference');
    assert.deepEqual([reference.districts, reference.departments, reference.categories], [[], [], []]);
    assert.ok(empty.output.includes('takes calls'), empty.output);
    await empty.finish();
});

test('the commands explain their options, and ./run names those of serve', () => {
    const serve = help(binary, 'serve', '--help');
    assert.equal(serve.status, 0);
    const run = help('./run', '--help');
    assert.equal(run.status, 0);
    const options = [...serve.stdout.matchAll(/--[a-z][a-z-]+/g)].map(([option]) => option);
    assert.ok(options.length >= 7, serve.stdout);
    for (const option of options) assert.ok(run.stdout.includes(option), `./run --help does not name ${option}`);
    const general = help(binary, '--help');
    for (const command of ['serve', 'import', 'prompts', 'rebuild', 'openapi', 'settings']) assert.match(general.stdout, new RegExp(command));
});
