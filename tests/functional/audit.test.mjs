// Who did what stands in one chain: read by those who may, checked by one command, and any byte changed behind its back is named.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { after, before, test } from 'node:test';
import { people } from './support/city.mjs';
import { binary, Server } from './support/server.mjs';
import { prepareCity } from './support/small_city.mjs';

const names = { agent: people.agent, supervisor: people.supervisor, auditor: 'auditor', admin: 'sysadmin', security: 'secadmin' };
const facts = { kind: 'complaint', title: '路灯不亮', content: '学府路路灯连续三晚不亮', category: '', district: '', street: '', address: '', citizen_name: '测试市民', citizen_phone: '09991230000', confidential: false, urgency: 'normal' };
const who = {};
let server;
let made;

before(async () => {
    server = await prepareCity(new Server()).start();
    for (const [name, username] of Object.entries(names)) who[name] = await server.logIn(username);
    made = await who.agent.post('/cases', { idempotency_key: 'audit-0000000001', facts }, 201);
});

after(() => server.finish());

const command = (...words) => spawnSync(binary, [...words, '--data', server.data], { encoding: 'utf8' });
const sql = (text) => {
    const done = spawnSync('sqlite3', [server.file('hotline.db'), text], { encoding: 'utf8' });
    assert.equal(done.status, 0, done.stderr);
    return done.stdout.trim();
};
const acts = async (query) => (await who.auditor.get(`/audit?${query}`)).rows.map((row) => row.action);

test('who came, who was refused, who recorded and looked at a case is on record', async () => {
    await who.supervisor.get(`/cases/${made.id}`);
    await who.supervisor.get(`/cases/${made.id}`);
    assert.deepEqual(await acts(`object=case:${made.id}`), ['case.view', 'case.record']);
    const row = (await who.auditor.get(`/audit?object=case:${made.id}`)).rows[0];
    assert.equal(row.role, 'supervisor');
    assert.equal(row.address, '127.0.0.1');
    await fetch(`${server.url}/api/v1/sessions`, { method: 'POST', headers: { 'Content-Type': 'application/json', 'X-Hotline': '1', Origin: server.url }, body: JSON.stringify({ username: 'auditor', password: 'wrong' }) });
    const refused = (await who.auditor.get('/audit?object=account:auditor')).rows[0];
    assert.equal(refused.result, 'refused');
    assert.ok((await acts('action=audit.read')).length > 0, 'who reads it is in it');
});

test('auditors alone read it and take it away', async () => {
    await who.agent.get('/audit', 403);
    await who.security.get('/audit', 403);
    await who.admin.get('/audit', 403);
    await who.admin.get('/audit/export', 403);
    const file = await fetch(`${server.url}/api/v1/audit/export`, { headers: { Cookie: who.auditor.cookie } });
    assert.match(file.headers.get('content-type'), /^text\/csv/);
    assert.match(await file.text(), /case\.record/);
});

test('the chain is whole beside a running server, from the page and by the command', async () => {
    const { check } = await who.auditor.post('/audit/check', undefined, 200);
    assert.equal(check.broken ?? null, null);
    assert.ok(check.entries > 5);
    const verified = command('audit', 'verify');
    assert.equal(verified.status, 0, verified.stdout + verified.stderr);
    assert.match(verified.stdout, /entries are whole/);
});

test('a row changed in the file is named, and the command ends with 1', async () => {
    await server.stop();
    const seq = sql("SELECT seq FROM audit_entries WHERE action = 'case.record' LIMIT 1");
    assert.notEqual(spawnSync('sqlite3', [server.file('hotline.db'), `UPDATE audit_entries SET address = '' WHERE seq = ${seq}`]).status, 0, 'the database itself refuses');
    const text = sql(`SELECT text FROM case_events WHERE case_id = ${made.id} AND seq = 1`);
    sql(`DROP TRIGGER case_events_stay_unchanged; UPDATE case_events SET text = 'another' WHERE case_id = ${made.id} AND seq = 1`);
    const broken = command('audit', 'verify');
    assert.equal(broken.status, 1);
    assert.match(broken.stdout, new RegExp(`broken at entry ${seq}: the row that it vouches for was changed`));
    sql(`UPDATE case_events SET text = '${text}' WHERE case_id = ${made.id} AND seq = 1`);
    assert.equal(command('audit', 'verify').status, 0);
    sql('DROP TRIGGER audit_entries_stay; DELETE FROM audit_entries WHERE seq = (SELECT MAX(seq) FROM audit_entries) OR seq = (SELECT MAX(seq) FROM audit_entries) - 1');
    const cut = command('audit', 'verify');
    assert.equal(cut.status, 1, 'the end was cut off');
    await server.start();
});
