// The case path by its people's sessions: what each may do and see, and that nothing is lost or done twice.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { request } from 'node:http';
import { after, before, test } from 'node:test';
import { fullMarks, people } from './support/city.mjs';
import { callIn, callOf, Seat } from './support/seat.mjs';
import { Server } from './support/server.mjs';
import { prepareCity } from './support/small_city.mjs';
import { until } from './support/wait.mjs';

const names = { agent: people.agent, otherAgent: people.otherAgent, dispatcher: people.dispatcher, reviewer: people.reviewer, leader: people.leader, urban: 'urban', lighting: 'urban.lighting', police: 'police', editor: 'editor' };
const who = {};
const complaint = { kind: 'complaint', title: '路灯不亮', content: '学府路路灯连续三晚不亮', category: '', district: '', street: '', address: '学府路1号', citizen_name: '测试市民', citizen_phone: '09991230000', confidential: false, urgency: 'normal' };
let server;
let keys = 0;

before(async () => {
    server = await prepareCity(new Server()).start();
    for (const [name, username] of Object.entries(names)) who[name] = await (await server.logIn(username)).follow();
});

after(async () => {
    for (const session of Object.values(who)) session.close();
    await server.finish();
});

const freshKey = () => `casework-test-key-${keys += 1}`;
const record = (facts = {}, call, session = who.agent) => session.post('/cases', { facts: { ...complaint, ...facts }, idempotency_key: freshKey(), ...(call && { call }) }, 201);

async function act(session, id, action, extra = {}, expected = 200, reader = who.leader) {
    const { version } = await reader.get(`/cases/${id}`);
    return session.post(`/cases/${id}/actions`, { action, version, text: '', ...extra }, expected);
}

async function untilReplied(id) {
    await act(who.dispatcher, id, 'dispatch', { department: 'urban', text: '请核实处理' });
    await act(who.urban, id, 'accept');
    return act(who.urban, id, 'reply', { text: '已修好' });
}

test('the loop back: review sends it back, it is handled anew and approved', async () => {
    const made = await record();
    const replied = await untilReplied(made.id);
    assert.equal(replied.state, 'awaiting_review');
    const back = await act(who.reviewer, made.id, 'rehandle', { text: '现场仍未亮灯，请重新办理' });
    assert.deepEqual([back.state, back.rehandled], ['assigned', 1]);
    assert.ok(back.due_at >= replied.due_at, 'the new round has its own time');
    await act(who.urban, made.id, 'delegate', { department: 'urban.lighting' });
    await act(who.lighting, made.id, 'accept');
    await act(who.lighting, made.id, 'reply', { text: '更换灯头，已亮' });
    const closed = await act(who.reviewer, made.id, 'approve', { text: '属实', details: fullMarks });
    assert.equal(closed.state, 'approved');
    assert.deepEqual(closed.events.map((event) => event.action), ['record', 'dispatch', 'accept', 'reply', 'rehandle', 'delegate', 'accept', 'reply', 'approve']);
    const asked = closed.course.rounds.at(-1).follow_up.state === 'open';  // drawn from its number, which has the day in it
    assert.deepEqual(closed.allowed_actions.map((allowed) => allowed.action), asked ? ['begin_follow_up', 'reopen'] : ['reopen', 'archive']);
});

test('what is not allowed is refused with its reason, and changes nothing', async () => {
    const made = await record();
    const refused = async (session, action, extra, status, code) => {
        const problem = await act(session, made.id, action, extra, status);
        assert.equal(problem.code, code, `${action}: ${JSON.stringify(problem)}`);
    };
    await refused(who.agent, 'dispatch', { department: 'urban', text: 'x' }, 403, 'case_not_your_role');
    await refused(who.otherAgent, 'amend', { facts: complaint }, 403, 'case_not_your_case');
    await refused(who.police, 'accept', {}, 404, 'case_not_found');
    await refused(who.reviewer, 'approve', { text: 'x' }, 409, 'case_not_in_this_state');
    await refused(who.dispatcher, 'dispatch', { version: 77, department: 'urban', text: 'x' }, 409, 'case_changed');
    await refused(who.dispatcher, 'dispatch', { department: 'urban', text: ' ' }, 422, 'case_missing_field');
    await refused(who.dispatcher, 'dispatch', { text: 'x' }, 422, 'case_missing_field');
    await refused(who.dispatcher, 'dispatch', { department: 'nowhere', text: 'x' }, 422, 'case_bad_field');
    await refused(who.dispatcher, 'dance', {}, 422, 'invalid_document');
    assert.equal((await who.agent.post('/cases', { facts: { ...complaint, title: '' }, idempotency_key: freshKey() }, 422)).code, 'case_missing_field');
    await who.editor.get('/cases', 403);
    await who.police.get(`/cases/${made.id}`, 404);
    assert.equal((await who.leader.get(`/cases/${made.id}`)).version, 1);
});

test('two dispatchers at once: one wins, the other is told', async () => {
    const made = await record();
    const other = await server.logIn('dispatcher02');
    const send = async (session, department) => {
        const answer = await fetch(`${server.url}/api/v1/cases/${made.id}/actions`, {
            method: 'POST', headers: { Cookie: session.cookie, 'X-Hotline': '1', 'Content-Type': 'application/json' }, body: JSON.stringify({ action: 'dispatch', version: 1, department, text: 'x' }),
        });
        return answer.status;
    };
    const statuses = await Promise.all([send(who.dispatcher, 'urban'), send(other, 'police')]);
    assert.deepEqual(statuses.sort(), [200, 409]);
    assert.equal((await who.leader.get(`/cases/${made.id}`)).version, 2);
});

test('the same request sent five times makes one case', async () => {
    const body = { facts: complaint, idempotency_key: freshKey() };
    const answers = await Promise.all(Array.from({ length: 5 }, () => who.agent.post('/cases', body, 201)));
    assert.equal(new Set(answers.map((made) => made.id)).size, 1);
    assert.equal((await who.leader.get(`/cases/${answers[0].id}`)).version, 1);
    await who.agent.post('/cases', { ...body, idempotency_key: 'short' }, 422);
});

test('a confidential case: the department learns what, not who; nor may it listen', async () => {
    const agent = await Seat.open(server, people.agent, 1100);
    const since = agent.mark;
    await agent.ready();
    const citizen = await callIn(server, '09991230000');
    const call = await agent.takes('09991230000', since);
    const made = await record({ confidential: true }, call.id);
    citizen.hangUp();
    await callOf(await server.logIn(people.supervisor), '09991230000');
    await citizen.stop();
    await untilReplied(made.id);
    const seen = await who.urban.get(`/cases/${made.id}`);
    assert.equal(seen.facts.content, complaint.content);
    assert.deepEqual([seen.facts.citizen_name, seen.facts.citizen_phone, seen.facts.address], ['', '', '']);
    assert.equal(seen.recording ?? null, null);
    assert.ok(!JSON.stringify(seen).includes('1230000') && !JSON.stringify(seen).includes(complaint.citizen_name), 'nowhere in what it gets');
    assert.ok(!JSON.stringify(await who.urban.get(`/cases?q=${encodeURIComponent(complaint.title)}`)).includes('1230000'));
    assert.equal((await who.urban.audio(call.recording)).status, 403);
    assert.notEqual((await who.reviewer.audio(call.recording)).status, 200, 'nor the reviewer');
    assert.equal((await who.agent.audio(call.recording)).status, 200, 'he who took it may');
    const contact = await who.otherAgent.get('/contacts/09991230000');
    assert.ok(contact.cases.every((row) => row.id !== made.id), 'nor does it show in the number\'s history');
    await agent.close();
});

test('a number that is not confidential is masked for those who only handle the case', async () => {
    const made = await record();
    await act(who.dispatcher, made.id, 'dispatch', { department: 'urban', text: 'x' });
    const { citizen_phone: phone, citizen_name: name } = (await who.urban.get(`/cases/${made.id}`)).facts;
    assert.notEqual(phone, complaint.citizen_phone);
    assert.match(phone, /\*/);
    assert.equal(name, complaint.citizen_name);
});

test('changes reach those who may see the case, and nobody else; a page that was away gets what it missed', async () => {
    const [leaderSaw, urbanSaw, policeSaw] = [who.leader, who.urban, who.police].map((session) => session.events.length);
    const cursor = who.urban.cursor;
    const made = await record();
    const of = (action) => (data) => data.id === made.id && data.action === action;
    await who.leader.event('case.changed', of('record'), leaderSaw);
    await act(who.dispatcher, made.id, 'dispatch', { department: 'urban', text: 'x' });
    const dispatched = await who.urban.event('case.changed', of('dispatch'), urbanSaw);
    assert.equal(dispatched.data.state, 'assigned');
    who.urban.close();
    await act(who.dispatcher, made.id, 'dispatch', { department: 'police', text: '改派' });
    await act(who.police, made.id, 'accept');
    await who.police.event('case.changed', of('accept'), policeSaw);
    await who.leader.event('case.changed', of('accept'), leaderSaw);
    const back = await server.logIn('urban');
    await back.follow(cursor);
    await back.event('case.changed', (data) => data.id === made.id && data.department === 'police');
    const seen = back.events.filter((event) => event.type === 'case.changed' && event.data.id === made.id).map((event) => event.data.action);
    assert.deepEqual(seen, ['dispatch', 'dispatch'], 'it came and it went; what the police do is not its business');
    assert.deepEqual(who.police.events.slice(policeSaw).filter((event) => event.data?.id === made.id).map((event) => event.data.action), ['dispatch', 'accept']);
    assert.deepEqual(who.editor.events.filter((event) => event.type === 'case.changed'), []);
    who.urban = back;
    const stale = await server.logIn('urban');
    const socket = new WebSocket(`${server.url.replace('http', 'ws')}/api/v1/live?since=never-1`, { headers: { Cookie: stale.cookie, Origin: server.url } });
    const first = await new Promise((done) => { socket.addEventListener('message', (message) => done(JSON.parse(message.data)), { once: true }); });
    assert.equal(first.type, 'live.reset');
    socket.close();
});

/** Another process that holds the database's write lock, as a backup gone wrong would. */
async function lockDatabase() {
    const shell = spawn('sqlite3', ['-batch', server.file('hotline.db')]);
    let said = '';
    shell.stdout.on('data', (part) => { said += part; });
    shell.stderr.on('data', (part) => { said += part; });
    shell.stdin.write('.timeout 5000\nBEGIN IMMEDIATE;\nSELECT \'locked\';\n');
    await until('the database to be locked', () => said.includes('locked'));
    return async () => {
        shell.stdin.end('ROLLBACK;\n');
        await new Promise((done) => { shell.on('exit', done); });
    };
}

test('the database is locked: a call is routed, answered and talked; what happened is written afterwards', async () => {
    const agent = await Seat.open(server, people.otherAgent, 1300);
    const since = agent.mark;
    await agent.ready();
    const unlock = await lockDatabase();
    const citizen = await callIn(server, '09991230001');
    const call = await agent.takes('09991230001', since);
    const heard = citizen.secondsHeard;
    const wanted = { facts: complaint, idempotency_key: freshKey() };
    const refused = await who.agent.post('/cases', wanted, 503);  // not acknowledged, so that nobody believes it is kept
    assert.equal(refused.code, 'store_unavailable');
    assert.ok(citizen.secondsHeard > heard + 1, 'they talked all the time');
    citizen.hangUp();
    await agent.session.event('call.ended', (data) => data.id === call.id, since.live);
    await unlock();
    const made = await who.agent.post('/cases', wanted, 201);
    assert.equal((await who.leader.get(`/cases/${made.id}`)).version, 1);
    const kept = await callOf(await server.logIn(people.supervisor), '09991230001');
    assert.equal(kept.call.outcome, 'completed');
    assert.equal(kept.events.filter((event) => event.type === 'agent_connected').length, 1);
    await citizen.stop();
    await agent.close();
});

/** Posts to the citizen's side of the interface from an address of this machine; gives status, headers and document. */
function publicly(path, body, localAddress = '127.0.0.1') {
    return new Promise((done, fail) => {
        const text = JSON.stringify(body);
        const headers = { 'Content-Type': 'application/json', 'X-Hotline': '1', 'Content-Length': Buffer.byteLength(text) };
        const asking = request(`${server.url}/api/v1/public/${path}`, { method: 'POST', headers, localAddress }, (answer) => {
            let got = '';
            answer.setEncoding('utf8');
            answer.on('data', (part) => { got += part; });
            answer.on('end', () => done({ status: answer.statusCode, headers: answer.headers, document: JSON.parse(got) }));
        });
        asking.on('error', fail);
        asking.end(text);
    });
}

test('a citizen writes a request and follows it by number and code; guessing ends after five tries', async () => {
    const answer = await publicly('requests', { kind: 'help', title: '噪音扰民', content: '夜间施工', category: '', district: '', street: '', address: '', name: '测试市民', phone: '09998887776', confidential: false, idempotency_key: freshKey() });
    assert.equal(answer.status, 201);
    const { number, code } = answer.document;
    assert.match(number, /^\d+$/);
    assert.match(code, /^\d{6}$/);
    const at = async (session) => (await session.get(`/cases?q=${number}`)).rows.find((row) => row.number === number);
    const { id } = await at(who.dispatcher);
    await untilReplied(id);
    const hidden = (await publicly('progress', { number, code })).document;
    assert.deepEqual([hidden.state, hidden.reply], ['awaiting_review', '']);
    for (const secret of ['8887776', '测试市民', '经办', '测试员']) assert.ok(!JSON.stringify(hidden).includes(secret), `${secret} in ${JSON.stringify(hidden)}`);
    await act(who.reviewer, id, 'approve', { text: '属实', details: fullMarks });
    const open = (await publicly('progress', { number: ` ${number.slice(0, 4)} ${number.slice(4)} `, code })).document;
    assert.deepEqual([open.state, open.reply], ['approved', '已修好']);
    const wrong = code === '000000' ? '000001' : '000000';
    const written = (i) => `${number.slice(0, i)}-${number.slice(i)}`;
    const tryFrom = async (address, as) => (await publicly('progress', { number: as, code: wrong }, address)).status;
    for (const i of [1, 2, 3, 4, 5]) assert.equal(await tryFrom(`127.0.1.${i}`, written(i)), 404);
    assert.equal(await tryFrom('127.0.1.6', written(6)), 429, 'however the number is written, from wherever');
    const late = await publicly('progress', { number, code });
    assert.equal(late.status, 429);
    assert.equal(late.document.code, 'progress_too_many_tries');
    assert.ok(Number(late.headers['retry-after']) > 60);
    for (let i = 0; i < 30; i += 1) assert.equal(await tryFrom('127.0.2.1', `26112399${String(i).padStart(3, '0')}`), 404);
    assert.equal(await tryFrom('127.0.2.1', '26112399999'), 429, 'nor many cases from one place');
});
