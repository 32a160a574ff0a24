// Whatever arrives from outside, the call that stands keeps its sound.
import assert from 'node:assert/strict';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { after, before, test } from 'node:test';
import { damaged, junk, noise, overTcp, overUdp } from './support/attack.mjs';
import { number, people } from './support/city.mjs';
import { RawCaller } from './support/raw_caller.mjs';
import { callOf, Seat } from './support/seat.mjs';
import { Server } from './support/server.mjs';
import { prepareCity } from './support/small_city.mjs';
import { until } from './support/wait.mjs';
import { longestPause, readWav, secondsOfTone } from './support/wav.mjs';

const from = '09990000201';
const random = noise(12345);
let server;
let agent;
let supervisor;
let citizen;
let call;

before(async () => {
    server = await prepareCity(new Server()).start();
    supervisor = await server.logIn(people.supervisor);
    agent = await Seat.open(server, people.agent, 1100);
    const since = agent.mark;
    await agent.ready();
    citizen = await new RawCaller({ from, sipPort: server.sipPort, speaks: 700 }).call();
    call = await agent.takes(from, since);
});

after(async () => {
    citizen?.close();
    await agent?.close();
    await server.finish();
});

/** Does it while the talk goes on; afterwards a second more of the talk must have arrived, without a hole. */
async function duringTheTalk(attack) {
    const ownDelay = monitorEventLoopDelay({ resolution: 5 });
    ownDelay.enable();
    const began = performance.now();
    const heard = citizen.packets.length;
    await attack();
    await until('a second more of sound', () => citizen.packets.length > heard + 50 && citizen.packets.at(-1).at > began + 1000);
    ownDelay.disable();
    const gap = citizen.longestGap(began) - ownDelay.max / 1e6;  // what this program was too busy to hear is not the server's fault
    assert.ok(gap <= 100, `no sound for ${gap.toFixed()} ms`);
    assert.equal((await agent.view()).work, 'talking');
    assert.ok((await fetch(`${server.url}/healthz`)).ok);
}

function invite({ branch = random(1e9), user = number, body = 'v=0\r\no=x 1 1 IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\nm=audio 9 RTP/AVP 8\r\n', extra = '', length } = {}) {
    return [`INVITE sip:${user}@127.0.0.1 SIP/2.0`, `Via: SIP/2.0/UDP 127.0.0.1:9;branch=z9hG4bK${branch}`, 'Max-Forwards: 70', `From: <sip:0@127.0.0.1>;tag=${branch}`,
        `To: <sip:${user}@127.0.0.1>`, `Call-ID: ${branch}`, 'CSeq: 1 INVITE', 'Contact: <sip:0@127.0.0.1:9>', ...(extra ? [extra] : []), 'Content-Type: application/sdp',
        `Content-Length: ${length ?? body.length}`, '', body].join('\r\n');
}

test('broken SIP over UDP, at the trunk and at the phones\' port', () => duringTheTalk(async () => {
    const messages = [
        ...damaged(invite(), 200, random).map((one, i) => (i % 2 ? one : Buffer.from(one.toString('latin1').replace('INVITE', 'OPTIONS'), 'latin1'))),
        ...[0, 1, 4, 100, 1400].map((length) => junk(length, random)),
        invite({ length: -1 }), invite({ length: 99999999999 }), invite({ extra: `X-Long: ${'a'.repeat(30000)}` }), invite({ body: 'v=0\r\n'.repeat(3000) }),
        invite({ body: 'm=audio 99999999 RTP/AVP 8\r\n' }), invite({ user: '%00%ff' }), 'INVITE\r\n\r\n', '\r\n\r\n', 'SIP/2.0 200 OK\r\n\r\n',
        invite({ extra: Array.from({ length: 500 }, (_, i) => `Via: SIP/2.0/UDP 127.0.0.1:9;branch=z9hG4bK${i}`).join('\r\n') }),
    ];
    await overUdp(server.sipPort, messages);
    await overUdp(server.phonePort, messages);
}));

test('broken SIP over TCP', () => duringTheTalk(async () => {
    const streams = [
        ...damaged(invite(), 20, random), junk(5000, random), 'A'.repeat(200_000), invite({ length: 4_000_000_000 }), `${invite()}${'\r\n'.repeat(1000)}`,
        `INVITE sip:x SIP/2.0\r\n${'Via: SIP/2.0/TCP x\r\n'.repeat(5000)}`,
    ];
    await Promise.all(streams.map((stream) => overTcp(server.sipPort, stream, { limit: 300 })));
}));

test('a stranger\'s BYE, CANCEL and re-INVITE do not touch the call', () => duringTheTalk(async () => {
    const stolen = (method, tags) => [`${method} sip:${number}@127.0.0.1 SIP/2.0`, `Via: SIP/2.0/UDP 127.0.0.1:9;branch=z9hG4bK${random(1e9)}`, 'Max-Forwards: 70',
        `From: <sip:${from}@127.0.0.1>;tag=${tags}`, `To: <sip:${number}@127.0.0.1>;tag=${tags}`, `Call-ID: ${citizen.tag}@raw`, `CSeq: 7 ${method}`, 'Content-Length: 0', '', ''].join('\r\n');
    await overUdp(server.sipPort, ['BYE', 'CANCEL', 'INVITE', 'UPDATE', 'REFER', 'INFO'].flatMap((method) => [stolen(method, 'guessed'), stolen(method, citizen.tag)]));
}));

test('broken RTP at the call\'s own port, from a stranger', () => duringTheTalk(async () => {
    const good = Buffer.concat([Buffer.from([0x80, 8, 0, 1, 0, 0, 0, 160, 1, 2, 3, 4]), Buffer.alloc(160, 0xd5)]);
    const packets = [...damaged(good, 300, random), ...Array.from({ length: 16 }, (_, length) => junk(length, random)), junk(1500, random), junk(9000, random)];
    await overUdp(citizen.serverPort, packets);
    await overUdp(citizen.serverPort + 1, packets);
}));

test('broken STUN, DTLS and RTP at the browsers\' port', () => duringTheTalk(async () => {
    const binding = Buffer.concat([Buffer.from('000100082112a442', 'hex'), junk(12, random), Buffer.from('000600046162636400', 'hex')]);
    const hello = Buffer.concat([Buffer.from('16fefd0000000000000000003001000024000000000000002400', 'hex'), junk(40, random)]);
    const packets = [...damaged(binding, 200, random), ...damaged(hello, 200, random), ...damaged(Buffer.concat([Buffer.from([0x80, 8]), junk(170, random)]), 100, random), junk(0, random), junk(9000, random)];
    await overUdp(server.httpPort + 1, packets);
}));

const post = (path, body, headers = {}) => fetch(`${server.url}/api/v1${path}`, { method: 'POST', headers: { 'Content-Type': 'application/json', 'X-Hotline': '1', ...headers }, body });

test('broken JSON and HTTP are refused with a problem document', () => duringTheTalk(async () => {
    const bodies = ['', '{', '[]', 'null', '{"username":1,"password":[]}', '{"username":"a","password":"b","more":1}', '"\ud800"', '{"username":"\u0000"}', '['.repeat(50_000), `{"username":"${'x'.repeat(20_000)}","password":""}`];
    for (const body of bodies) {
        const answer = await post('/sessions', body);
        assert.ok([400, 401, 413, 415, 422].includes(answer.status), `${answer.status} for ${body.slice(0, 40)}`);
        assert.match(answer.headers.get('content-type'), /^application\/problem\+json/);
    }
    const big = await post('/public/requests', JSON.stringify({ content: 'x'.repeat(5_000_000) })).catch((error) => error);
    assert.ok(big instanceof Error || big.status === 413, `${big.status}`);  // it may close before it has read all
    const raw = ['GET / HTTP/9.9\r\n\r\n', 'GET\r\n\r\n', `GET / HTTP/1.1\r\nHost: x\r\n${'X: y\r\n'.repeat(20_000)}\r\n`, 'POST /api/v1/sessions HTTP/1.1\r\nHost: x\r\nContent-Length: -5\r\n\r\n',
        'POST /api/v1/sessions HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nzzz\r\n', 'GET /%00%zz/../../etc/passwd HTTP/1.1\r\nHost: x\r\n\r\n', junk(3000, random)];
    const answers = await Promise.all(raw.map((request) => overTcp(server.httpPort, request, { limit: 500 })));
    for (const answer of answers) assert.ok(answer === '' || /^HTTP\/1\.1 [45]/.test(answer) || !/^root:/m.test(answer), answer.slice(0, 200));
    assert.ok(answers.every((answer) => !/^HTTP\/1\.1 5/.test(answer)), 'no fault of the server\'s own');
}));

test('broken WebSocket frames end only their own connection', () => duringTheTalk(async () => {
    const upgrade = (path, cookie = '') => `GET ${path} HTTP/1.1\r\nHost: 127.0.0.1:${server.httpPort}\r\nOrigin: ${server.url}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n`
        + `Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n${cookie && `Cookie: ${cookie}\r\n`}\r\n`;
    const frames = ['8f00', '81ff7fffffffffffffff00000000', '817e0005', '0100', '89fe0200', 'c18000000000', '818500000000ffffffffff', '810568656c6c6f', '8880000000000', '82ff0000000040000000000000'];
    for (const [path, cookie] of [['/api/v1/public/call', ''], ['/api/v1/live', agent.session.cookie]]) {
        const answers = await Promise.all(frames.map((frame) => overTcp(server.httpPort, [upgrade(path, cookie), Buffer.from(frame, 'hex')], { enough: () => false, limit: 400 })));
        assert.ok(answers.every((answer) => answer.startsWith('HTTP/1.1 101')), answers[0].slice(0, 200));
    }
    const refused = await overTcp(server.httpPort, upgrade('/api/v1/live'), { limit: 1000 });
    assert.match(refused, /^HTTP\/1\.1 401/);
}));

test('the call ends as it would have ended', async () => {
    await citizen.hangUp();
    const ended = await callOf(supervisor, from);
    assert.equal(ended.call.id, call.id);
    assert.equal(ended.call.outcome, 'completed');
    const wav = readWav(Buffer.from(await (await supervisor.audio(ended.call.recording)).arrayBuffer()));
    assert.ok(longestPause(wav.channels[0]) <= 100, `a hole of ${longestPause(wav.channels[0])} ms in the citizen's voice`);
    const spoken = [secondsOfTone(wav.channels[0], 700), secondsOfTone(wav.channels[1], 1100)];
    assert.ok(Math.min(...spoken) > 5, `${spoken} s of each voice in ${wav.seconds} s`);
    await until('nobody to be in a call', async () => (await supervisor.get('/agents')).agents.every((one) => !['reserved', 'talking', 'holding'].includes(one.work)));
});
