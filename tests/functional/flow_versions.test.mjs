// Staff change the call flow while citizens call: who is in it finishes on the version he began with, the next caller meets the new one.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { people } from './support/city.mjs';
import { Server } from './support/server.mjs';
import { Sipp } from './support/sipp.mjs';
import { prepareCity } from './support/small_city.mjs';
import { until } from './support/wait.mjs';
import { writeSound } from './support/wav.mjs';

const callers = 100;
const settings = '[media]\nrtp_timeout_s = 300\n[sip]\ncalls_per_second = 200\n';
const tone = (seconds) => [{ frequencies: [600], seconds }];
const person = { next: 'person', label_zh: '人工服务', label_en: 'A person' };
let server, editor, supervisor;
let began;

before(async () => {
    server = prepareCity(new Server({ settings }));
    for (const [name, seconds] of [['policy_news', 15], ['main_menu', 1], ['goodbye', 0.5], ['greeting', 0.5]]) writeSound(join(server.file('prompts'), `${name}.wav`), tone(seconds));
    await server.start();
    began = new Date(Date.now() - 60_000);
    editor = await server.logIn('sysadmin');
    supervisor = await server.logIn(people.supervisor);
});
after(() => server.finish());

const flow = (title, nodes) => ({
    schema: 1, code: 'default', title_zh: title, title_en: title, start: 'menu',
    nodes: {
        menu: { kind: 'menu', prompts: ['main_menu'], choices: { 0: person }, no_input_after_ms: 500, no_input: 'first', no_match: 'person' },
        person: { kind: 'queue', queue: 'general' },
        ...nodes,
    },
});
const long = flow('长', {
    first: { kind: 'play', prompts: ['policy_news'], next: 'second' },
    second: { kind: 'play', prompts: ['policy_news'], next: 'bye' },
    bye: { kind: 'hang_up', prompts: ['goodbye'] },
});
const short = flow('短', { first: { kind: 'hang_up', prompts: ['goodbye'] } });

async function save(document, status) {
    const { revision } = await editor.get('/flows/default/draft');
    return editor.put('/flows/default/draft', { revision, document, layout: { menu: { x: 10, y: 20 } } }, status);
}
async function publish(document, more = {}, status) {
    const draft = await save(document);
    return editor.post('/flows/default/publish', { revision: draft.revision, why: '测试', ...more }, status);
}
async function traffic(version) {
    const to = new Date(Date.now() + 60_000);
    const seen = await supervisor.get(`/flows/default/analytics?version=${version}&from=${began.toISOString()}&to=${to.toISOString()}`);
    const at = Object.fromEntries(seen.nodes.map((node) => [node.node, node]));
    return { calls: seen.calls, at, edges: seen.edges };
}
const call = () => new Sipp({ from: '09990000801', server: `127.0.0.1:${server.sipPort}` }).plays('server-hangs-up');

test('publishing and rolling back disturbs none of a hundred calls', async () => {
    const first = await publish(long);
    assert.deepEqual([first.version, first.state, first.why], [2, 'published', '测试']);

    const crowd = new Sipp({ from: '09990000800', server: `127.0.0.1:${server.sipPort}` });
    crowd.start('server-hangs-up', ['-m', String(callers), '-l', String(callers), '-r', '50', '-timeout', '120s']);
    await until('everybody to hear the first part', async () => (await traffic(2)).at.first?.callers === callers, 30);

    const second = await publish(short);
    assert.equal(second.version, 3);
    await call();
    assert.equal((await traffic(3)).at.first.callers, 1, 'the next caller meets the new version');
    assert.equal((await traffic(2)).calls, callers, 'and not the old one');

    const third = await editor.post('/flows/default/roll-back', { version: 2, why: '新版本太短' });
    assert.equal(third.version, 4);
    const old = await editor.get('/flows/default/versions/4');
    assert.deepEqual(old.document, long);

    const { code, errors } = await crowd.ended;
    assert.equal(code, 0, `a caller was disturbed: ${errors}`);
    const seen = await until('the last events', async () => {
        const now = await traffic(2);
        return now.at.bye?.callers === callers && now;
    });
    assert.equal(seen.at.second.callers, callers, 'everybody went on as he began');
    assert.equal(seen.at.second.hang_ups, 0);
    assert.ok(seen.at.first.seconds > callers * 14, 'and heard all of it');
    assert.deepEqual(seen.edges.find((edge) => edge.from === 'first' && edge.to === 'second').count, callers);

    const { versions } = await editor.get('/flows/default/versions');
    assert.deepEqual(versions.map((one) => [one.version, one.state]), [[4, 'published'], [3, 'superseded'], [2, 'superseded'], [1, 'superseded']]);
});

test('a version comes into force at its time, or not at all when it is called off', async () => {
    const at = new Date(Date.now() + 3_000).toISOString();
    const planned = await publish(short, { at });
    assert.equal(planned.state, 'scheduled');
    await until('it to be published', async () => (await editor.get('/flows')).flows.find((one) => one.code === 'default').published.version === planned.version, 20);
    await call();
    assert.equal((await traffic(planned.version)).calls, 1);

    await publish(long, { at: new Date(Date.now() + 3_600_000).toISOString() });
    await editor.post('/flows/default/unschedule', {}, 204);
    assert.equal((await editor.post('/flows/default/unschedule', {}, 409)).code, 'flow_nothing_scheduled');
    assert.equal((await editor.get('/flows/default/versions')).versions[0].state, 'cancelled');
});

test('what is unsound, or fails a test, is not published', async () => {
    const broken = structuredClone(short);
    broken.nodes.menu.no_input = 'nowhere';
    const refused = await publish(broken, {}, 422);
    assert.equal(refused.code, 'flow_unsound');
    assert.deepEqual(refused.more.findings.map((one) => [one.fault, one.node, one.what]), [['unreachable', 'first', ''], ['missing_target', 'menu', 'nowhere']]);
    assert.match(refused.more.findings[1].text, /nowhere/);

    const rehearsal = { at: '2026-11-23T02:00:00Z', acts: [{ silence: true }, { silence: true }] };
    const walked = await editor.post('/flows/rehearse', { document: short, rehearsal });
    assert.deepEqual(walked.steps.map((step) => [step.node, step.waits_for]), [['menu', 'key'], ['first', 'sound_end']]);
    assert.equal(walked.ended, 'hang_up');
    const kept = await editor.post('/flows/default/tests', { name: '沉默的来电人', rehearsal, expected: { path: ['menu', 'first'], ended: 'hang_up' } }, 201);
    const failed = await publish(long, {}, 422);
    assert.equal(failed.code, 'flow_test_failed');
    assert.deepEqual(failed.more.tests.map((one) => [one.id, one.passed, one.got.path]), [[kept.id, false, ['menu', 'first', 'second']]]);
    await editor.delete(`/flows/default/tests/${kept.id}`);
    assert.equal((await publish(long)).state, 'published');
});

test('two editors: the second is shown what changed and loses nothing', async () => {
    const mine = await editor.get('/flows/default/draft');
    await save(short);
    const refused = await editor.put('/flows/default/draft', { revision: mine.revision, document: long, layout: {} }, 409);
    assert.equal(refused.code, 'flow_changed');
    assert.deepEqual(refused.more.theirs.document, short);
    const saved = await editor.put('/flows/default/draft', { revision: refused.more.theirs.revision, document: long, layout: {} });
    assert.deepEqual(saved.document, long);
});

test('who may not edit reads only; a document of a newer program is named as what it is', async () => {
    const leader = await server.logIn(people.leader);
    assert.equal((await leader.put('/flows/default/draft', { revision: 1, document: {}, layout: {} }, 403)).code, 'not_permitted');
    const { findings } = await editor.post('/flows/check', { document: { ...short, schema: 2 } });
    assert.deepEqual(findings.map((one) => [one.fault, one.what]), [['unreadable', '/schema too_big']]);
});
