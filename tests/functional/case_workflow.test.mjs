// The whole way of a case by its people's sessions: returns, forced dispatch, co-handlers, extension, suspension, merging,
// direct answers and refusals, re-opening, and what the clock does by itself.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { after, before, test } from 'node:test';
import { people } from './support/city.mjs';
import { Server } from './support/server.mjs';
import { prepareCity } from './support/small_city.mjs';
import { until } from './support/wait.mjs';

const names = { agent: people.agent, dispatcher: people.dispatcher, supervisor: people.supervisor, reviewer: people.reviewer, leader: people.leader, urban: 'urban', lighting: 'urban.lighting', police: 'police' };
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

const record = (facts = {}) => who.agent.post('/cases', { facts: { ...complaint, ...facts }, idempotency_key: `case-workflow-key-${keys += 1}` }, 201);

async function act(session, id, action, extra = {}, expected = 200) {
    const { version } = await who.leader.get(`/cases/${id}`);
    return session.post(`/cases/${id}/actions`, { action, version, text: '说明', ...extra }, expected);
}

async function dispatched(details = {}, facts = {}) {
    const { id } = await record(facts);
    return act(who.dispatcher, id, 'dispatch', { department: 'urban', details });
}

const actionsOf = (view) => view.allowed_actions.map(({ action }) => action);

test('a return is ruled on, objected to and forced in the end; the clock goes on all the time', async () => {
    const { id, due_at: due } = await dispatched();
    const why = { reason: 'not_our_duty', legal_basis: '职责清单第五项', proposed: 'police' };
    const bare = await act(who.urban, id, 'ask_return', { text: '' }, 422);
    assert.deepEqual(bare.fields.map(({ pointer }) => pointer), ['/reason', '/reason_code', '/legal_basis']);
    const asked = await act(who.urban, id, 'ask_return', { details: why });
    assert.deepEqual([asked.state, asked.stage, asked.course.asked.proposed], ['assigned', 'return_pending', 'police']);
    const seen = await who.dispatcher.get(`/cases?stage=return_pending,objected`);
    assert.ok(seen.rows.some((row) => row.id === id));
    await act(who.dispatcher, id, 'overrule_return');
    assert.equal((await act(who.urban, id, 'ask_return', { details: why }, 409)).code, 'case_return_is_final');
    await act(who.urban, id, 'object', { details: why });
    await act(who.dispatcher, id, 'force', {}, 403);
    const forced = await act(who.supervisor, id, 'force');
    assert.deepEqual([forced.stage, forced.course.forced, forced.due_at], ['signed_for', true, due]);
    assert.ok(!actionsOf(await who.urban.get(`/cases/${id}`)).includes('object'));
});

test('an upheld return goes back to the centre, and the next unit has its own time', async () => {
    const { id } = await dispatched();
    await act(who.urban, id, 'ask_return', { details: { reason: 'other_district', legal_basis: '属地管理' } });
    const back = await act(who.dispatcher, id, 'uphold_return');
    assert.deepEqual([back.state, back.department, back.due_at ?? null, back.course.returns], ['recorded', '', null, 1]);
    await who.urban.get(`/cases/${id}`, 404);
    const again = await act(who.dispatcher, id, 'dispatch', { department: 'police' });
    assert.equal(again.stage, 'assigned');
    assert.ok(again.due_at);
});

test('a co-handler sees the case, and what it found flows to the lead', async () => {
    const { id } = await dispatched({ units: ['police'] });
    assert.deepEqual(actionsOf(await who.police.get(`/cases/${id}`)), ['contribute']);
    assert.ok((await who.police.get('/cases')).rows.some((row) => row.id === id), 'it is in its list');
    const since = who.urban.events.length;
    await act(who.police, id, 'contribute', { text: '现场已维持秩序' });
    await who.urban.event('case.changed', (data) => data.id === id && data.action === 'contribute', since);
    const seen = await who.urban.get(`/cases/${id}`);
    assert.deepEqual(seen.co_handlers.map(({ unit, reply }) => [unit, reply]), [['police', '现场已维持秩序']]);
    assert.equal((await act(who.police, id, 'accept', {}, 403)).code, 'case_not_your_department');
});

test('more time and a pause are asked for with reasons; every due time explains itself', async () => {
    const { id, due_at: first } = await dispatched();
    await act(who.urban, id, 'accept');
    await act(who.urban, id, 'ask_extension', { details: { reason: 'complex_matter', amount: 99 } }, 422);
    await act(who.urban, id, 'ask_extension', { details: { reason: 'complex_matter', amount: 5 } });
    const longer = await act(who.dispatcher, id, 'grant_extension', { text: '' });
    assert.ok(longer.due_at > first);
    assert.equal((await act(who.urban, id, 'ask_extension', { details: { reason: 'other', amount: 1 } }, 409)).code, 'case_no_extension_left');
    const until = new Date(Date.now() + 86_400_000).toISOString();
    await act(who.urban, id, 'ask_suspension', { details: { reason: 'awaiting_evidence', until } });
    const paused = await act(who.dispatcher, id, 'grant_suspension', { text: '' });
    assert.deepEqual([paused.state, paused.stage], ['in_progress', 'suspended']);
    const going = await act(who.urban, id, 'resume', { text: '' });
    assert.ok(going.due_at >= longer.due_at);
    const handling = going.clocks.find(({ kind }) => kind === 'handle');
    const steps = handling.steps.map(({ what }) => what);
    assert.deepEqual([steps[0], steps.at(-1)], ['started', 'due']);
    assert.deepEqual(steps.slice(-4, -1), ['extended', 'paused', 'resumed']);
    assert.equal(handling.steps.at(-1).at, going.due_at);
});

test('merged cases follow their lead, whose reply reaches both citizens', async () => {
    const lead = await dispatched();
    const other = await record();
    const into = { details: { lead_case: lead.id, reason: 'same_place' } };
    const merged = await act(who.dispatcher, other.id, 'merge', into);
    assert.deepEqual([merged.state, merged.lead_case.number], ['merged', lead.number]);
    assert.equal((await act(who.dispatcher, lead.id, 'merge', { details: { lead_case: other.id, reason: 'same_place' } }, 422)).code, 'case_bad_field');
    await act(who.urban, lead.id, 'accept');
    await act(who.urban, lead.id, 'reply', { text: '已修好' });
    await act(who.reviewer, lead.id, 'approve');
    const asked = await fetch(`${server.url}/api/v1/public/progress`, { method: 'POST', headers: { 'Content-Type': 'application/json', 'X-Hotline': '1' }, body: JSON.stringify({ number: other.number, code: other.progress_code }) });
    const progress = await asked.json();
    assert.deepEqual([progress.joined, progress.state, progress.reply], [true, 'approved', '已修好']);
    assert.ok(!JSON.stringify(progress).includes(lead.number));
    const parted = await act(who.dispatcher, other.id, 'unmerge');
    assert.deepEqual([parted.state, parted.lead_case ?? null], ['recorded', null]);
});

test('an agent answers directly; a refusal needs a second person and its reason; a citizen may withdraw', async () => {
    const answered = await act(who.agent, (await record({ kind: 'enquiry' })).id, 'answer_directly', { text: '周一至周五可办' });
    assert.deepEqual([answered.state, answered.reply, answered.allowed_actions], ['answered_directly', '周一至周五可办', []]);
    const { id } = await record();
    await act(who.agent, id, 'reject', { details: { reason: 'legal_procedure' } }, 403);
    const rejected = await act(who.dispatcher, id, 'reject', { text: '请向人民法院起诉', details: { reason: 'legal_procedure' } });
    assert.deepEqual([rejected.state, rejected.events.at(-1).details.reason], ['rejected', 'legal_procedure']);
    const gone = await act(who.agent, (await dispatched()).id, 'withdraw', { details: { reason: 'citizen_asked' } });
    assert.equal(gone.state, 'withdrawn');
});

test('a closed case is reopened once by rule, and once more under supervision', async () => {
    const { id } = await dispatched();
    const round = async () => {
        await act(who.urban, id, 'accept');
        await act(who.urban, id, 'reply');
        await act(who.reviewer, id, 'approve');
    };
    await round();
    await act(who.reviewer, id, 'reopen', { details: { reason: 'not_solved' } });
    await round();
    await act(who.reviewer, id, 'reopen', { details: { reason: 'not_solved' } }, 403);
    const again = await act(who.supervisor, id, 'reopen', { details: { reason: 'not_solved' } });
    assert.deepEqual([again.state, again.course.supervision, again.course.receipt_due], ['assigned', 'supervised', true]);
    await round();
    assert.equal((await act(who.supervisor, id, 'reopen', { details: { reason: 'not_solved' } }, 409)).code, 'case_reopened_before');
});

test('a unit is reminded, acknowledges it, and stands on the supervision desk', async () => {
    const { id } = await dispatched();
    const since = who.urban.events.length;
    await act(who.dispatcher, id, 'remind', { text: '请抓紧办理' });
    await who.urban.event('case.changed', (data) => data.id === id && data.action === 'remind', since);
    const on = async (query) => (await who.leader.get(`/cases?${query}`)).rows.some((row) => row.id === id);
    assert.ok(await on('supervision=reminded') && await on('receipt_due=1'));
    await act(who.urban, id, 'acknowledge', { text: '收到' });
    assert.ok(!await on('receipt_due=1'));
    await act(who.dispatcher, id, 'supervise', {}, 403);
    await act(who.leader, id, 'escalate', { text: '提级办理' });
    assert.equal((await act(who.supervisor, id, 'supervise', {}, 409)).code, 'case_supervised_already');
});

test('the clock signs for a unit that is late, and climbs the ladder when handling is overdue', async () => {
    const { id } = await dispatched({}, { urgency: 'critical' });
    const since = who.urban.events.length;
    // Nobody waits for two hours: the limits of this case are put into the past, as if they had run out.
    const past = `UPDATE cases SET course = replace(replace(course, '"due_at":"20', '"due_at":"19'), '"started_at":"20', '"started_at":"19'), due_at = due_at - 100 * 31557600000000 WHERE id = ${id}; UPDATE case_wakes SET at = 0 WHERE case_id = ${id};`;
    assert.equal(spawnSync('sqlite3', ['-batch', '-cmd', '.timeout 5000', server.file('hotline.db'), past]).status, 0);
    await who.urban.event('case.changed', (data) => data.id === id && data.action === 'auto_sign', since);
    await until('the case to be escalated', async () => (await who.leader.get(`/cases/${id}`)).course.supervision === 'escalated');
    const seen = await who.leader.get(`/cases/${id}`);
    assert.equal(seen.course.auto_signed, true);
    assert.deepEqual(seen.events.slice(-2).map(({ action, actor_name }) => [action, actor_name]), [['auto_sign', ''], ['escalate', '']]);
});
