// What administrators change in the running city: it counts at once, by the right people only, and every change can be traced.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Session } from './support/api.mjs';
import { people } from './support/city.mjs';
import { Server } from './support/server.mjs';
import { prepareCity } from './support/small_city.mjs';
import { until } from './support/wait.mjs';

const who = {};
const asked = { kind: 'help', title: '路灯不亮', content: '路灯不亮', category: '', district: '', street: '', address: '', citizen_name: '测试市民', citizen_phone: '09991230000', confidential: false, urgency: 'normal' };
let server;
let keys = 0;

before(async () => {
    server = await prepareCity(new Server()).start();
    for (const [name, username] of Object.entries({ sys: 'sysadmin', sec: 'secadmin', auditor: 'auditor', agent: people.agent, dispatcher: people.dispatcher, leader: people.leader, supervisor: 'supervisor01' })) who[name] = await server.logIn(username);
});

after(() => server.finish());

const record = (facts = {}, status = 201) => who.agent.post('/cases', { facts: { ...asked, ...facts }, idempotency_key: `administration-key-${keys += 1}` }, status);
const account = async (username) => (await who.sys.get(`/admin/accounts?q=${username}`)).rows.find((row) => row.username === username);
async function logIn(username, password, expected = 201) {
    const session = new Session(server);
    await session.post('/sessions', { username, password }, expected);
    return session;
}
async function file(session, what) {
    const answer = await fetch(`${server.url}/api/v1/admin/files/${what}`, { headers: { Cookie: session.cookie } });
    return { status: answer.status, text: await answer.text() };
}
const bringIn = (what, text, dry_run = false) => who.sys.post(`/admin/files/${what}`, { text, dry_run, note: 'test' });

test('a new agent: made, granted, first password, seat at once, no restart', async () => {
    const made = await who.sys.post('/admin/accounts', { username: 'newcomer', name: '演示-新座席', role: 'agent', extension: '8077', skills: { general: 4 } }, 201);
    assert.equal(made.account.state, 'awaiting_grant');
    await logIn('newcomer', made.password, 401);
    const grant = { role: 'agent', department: '', districts: [], revision: made.account.revision, note: '入职' };
    await who.sys.put(`/admin/accounts/${made.account.id}/grant`, grant, 403);
    const granted = await who.sec.put(`/admin/accounts/${made.account.id}/grant`, grant);
    assert.equal(granted.state, 'active');

    const newcomer = await logIn('newcomer', made.password);
    assert.equal((await newcomer.get('/sessions/current')).must_change_password, true);
    assert.equal((await newcomer.get('/agents/me', 403)).code, 'password_change_needed');
    const change = (new_password, status) => newcomer.put('/sessions/current/password', { old_password: made.password, new_password }, status);
    assert.equal((await change('12345678', 422)).fields[0].what, 'common');
    await change('kestrel-9-lantern', 204);
    const seat = await newcomer.put('/agents/me/state', { presence: 'signed_in', seat: 'browser' });
    assert.equal(seat.extension, '8077', 'the switch knows the seat without a restart');

    const locked = await who.sys.post(`/admin/accounts/${made.account.id}/lock`, { revision: granted.revision, note: '离职' });
    assert.equal(locked.state, 'locked');
    await newcomer.get('/sessions/current', 401);
    await logIn('newcomer', 'kestrel-9-lantern', 401);
    await until('the seat to be left', async () => !(await who.leader.get('/agents')).agents.some(({ id, presence }) => id === made.account.id && presence === 'signed_in'));
    const history = await who.auditor.get('/admin/events?object=account&key=newcomer');
    assert.deepEqual(history.events.map(({ action }) => action), ['lock', 'change_password', 'grant', 'create']);
    assert.equal(history.events[0].note, '离职');
    assert.ok(!JSON.stringify(history).includes(made.password));
});

test('a change of role ends the sessions, and the last administrator stays', async () => {
    const dispatcher = await account('dispatcher02');
    const session = await server.logIn('dispatcher02');
    await who.sec.put(`/admin/accounts/${dispatcher.id}/grant`, { role: 'reviewer', department: '', districts: [], revision: dispatcher.revision, note: '' });
    await session.get('/sessions/current', 401);
    const again = await server.logIn('dispatcher02');
    assert.equal((await again.get('/sessions/current')).user.role, 'reviewer');

    const sec = await account('secadmin');
    assert.equal((await who.sys.post(`/admin/accounts/${sec.id}/lock`, { revision: sec.revision, note: 'x' }, 409)).code, 'admin_last_administrator');
    const sys = await account('sysadmin');
    assert.equal((await who.sec.put(`/admin/accounts/${sys.id}/grant`, { role: 'agent', department: '', districts: [], revision: sys.revision, note: '' }, 409)).code, 'admin_last_administrator');
    assert.equal((await who.sec.put(`/admin/accounts/${sec.id}/grant`, { role: 'leader', department: '', districts: [], revision: sec.revision, note: '' }, 409)).code, 'admin_own_account');
});

test('a district as data scope hides cases elsewhere', async () => {
    const [here, elsewhere] = (await who.sys.get('/reference')).districts;
    const seen = await record({ district: here.code });
    const hidden = await record({ district: elsewhere.code });
    const reviewer = await account('reviewer02');
    await who.sec.put(`/admin/accounts/${reviewer.id}/grant`, { role: 'reviewer', department: '', districts: [here.code], revision: reviewer.revision, note: '' });
    const session = await server.logIn('reviewer02');
    await session.get(`/cases/${seen.id}`);
    await session.get(`/cases/${hidden.id}`, 404);
    assert.ok((await session.get('/cases?limit=200')).rows.every(({ district }) => district === here.code || district === ''));
});

test('a unit is closed when its cases are elsewhere, and is chosen no more', async () => {
    const tree = await who.sys.get('/admin/units');
    const { unit, revision } = tree.rows.find((row) => row.unit.code === 'police.order');
    const made = await record();
    const dispatch = (department, version, status) => who.dispatcher.post(`/cases/${made.id}/actions`, { action: 'dispatch', version, text: '请办理', department }, status);
    await dispatch('police.order', 1);
    const close = (status) => who.sys.put('/admin/units', { unit: { ...unit, closed: true }, revision, note: '撤并' }, status);
    const refused = await close(422);
    assert.ok(refused.fields.some(({ pointer, what }) => what === 'open_case' && pointer.endsWith(made.number)), JSON.stringify(refused));
    const moved = await who.sys.get('/admin/categories');
    for (const row of moved.rows.filter(({ category }) => category.default_department === 'police.order')) await who.sys.put('/admin/categories', { category: { ...row.category, default_department: 'police' }, revision: row.revision, note: '' });
    assert.ok(!(await close(422)).fields.some(({ what }) => what === 'suggested'));
    const newUnit = { code: 'police.new', parent: 'police', name_zh: '新支队', name_en: 'New Brigade', duty_zh: '', district: '', hours: 'office', liaisons: [{ name: '演示-联络员', phone: '0999-1000001' }], closed: false };
    const grown = await who.sys.put('/admin/units', { unit: newUnit, revision: '0', note: '' });
    assert.equal(grown.rows.find((row) => row.unit.code === 'police.new').unit.liaisons[0].name, '演示-联络员');
    assert.equal((await who.sys.put('/admin/units', { unit: newUnit, revision: '0', note: '' }, 409)).code, 'admin_row_changed');
    assert.ok((await who.agent.get('/reference')).departments.some(({ code }) => code === 'police.new'));
});

test('a closed category stays on old cases, is mapped, and cannot be chosen', async () => {
    const tree = await who.sys.get('/admin/categories');
    const leaves = tree.rows.filter((row) => !tree.rows.some(({ category }) => category.parent === row.category.code));
    const [old, next] = leaves;
    const made = await record({ category: old.category.code });
    const after_it = await who.sys.put('/admin/categories', { category: { ...old.category, closed: true, replaced_by: next.category.code }, revision: old.revision, note: '2027版' });
    assert.equal(after_it.version, tree.version + 1);
    await record({ category: old.category.code }, 422);
    assert.equal((await who.agent.get(`/cases/${made.id}`)).facts.category, old.category.code);
    const mapping = await file(who.sys, 'category_mapping');
    assert.ok(mapping.text.includes(`"${old.category.code}","${next.category.code}"`), mapping.text.slice(0, 500));
    const before_it = await who.sys.get(`/admin/categories?version=${tree.version}`);
    assert.equal(before_it.rows.find(({ category }) => category.code === old.category.code).category.closed, false);
});

test('a year is published and policy changes count for the next case', async () => {
    const { calendars } = await who.sys.get('/admin/calendars');
    const office = calendars.find(({ code }) => code === 'office');
    const { year, revision } = office.years.find((row) => row.year.year === 2027);
    assert.equal(year.published, false);
    const days = [{ day: '2027-01-01', name: '元旦', worked: false }, { day: '2027-01-03', name: '元旦', worked: true }];
    const bad = await who.sys.put('/admin/calendars', { year: { ...year, days: [...days, { day: '2027-01-04', name: '元旦', worked: true }] }, revision, note: '' }, 422);
    assert.equal(bad.fields[0].what, 'worked_anyway');
    await who.sys.put('/admin/calendars', { year: { ...year, published: true, days }, revision, note: '国办发明电' });

    const policy = await who.sys.get('/admin/time-limits');
    assert.ok(policy.fields.some(({ name, kind }) => name === 'amount' && kind === 'integer'));
    const limits = [{ kind: 'help', amount: 1, unit: 'hour', start: 'same_moment' }, ...policy.table.limits];
    await who.sys.put('/admin/time-limits', { table: { ...policy.table, limits }, revision: policy.revision, note: '' });
    const made = await record();
    const done = await who.dispatcher.post(`/cases/${made.id}/actions`, { action: 'dispatch', version: 1, text: '请办理', department: 'urban' });
    assert.equal(Date.parse(done.due_at) - Date.parse(done.dispatched_at), 3_600_000);
});

test('texts have versions and are offered with the case\'s own words', async () => {
    const text = { code: 'thanks', kind: 'reply', title: '感谢', body: '您好，工单{number}已由{department}办理。', closed: false };
    const thanks = ({ rows }) => rows.find((row) => row.text.code === 'thanks');
    const first = await who.sys.put('/admin/texts', { text, revision: '0', note: '' });
    const second = await who.sys.put('/admin/texts', { text: { ...text, title: '感谢来电' }, revision: thanks(first).revision, note: '' });
    assert.equal(thanks(second).version, 2);
    assert.equal((await who.sys.put('/admin/texts', { text: { ...text, body: '{nubmer}' }, revision: thanks(second).revision, note: '' }, 422)).fields[0].what, 'unknown_word');
    const made = await record();
    const offered = await who.agent.get(`/cases/${made.id}/texts?kind=reply`);
    assert.equal(offered.texts.find(({ code }) => code === 'thanks').body, `您好，工单${made.number}已由办理。`);
});

test('files come in whole or not at all, dry first, and go out again the same', async () => {
    const out = await file(who.sys, 'units');
    assert.equal(out.status, 200);
    const same = await bringIn('units', out.text);
    assert.deepEqual([same.done, same.added, same.changed, same.faults.length], [true, 0, 0, 0]);
    const faulty = 'code,parent,name_zh,name_en\nparks,,园林局,Parks\nlost,nowhere,某处,Lost\n';
    const refused = await bringIn('units', faulty);
    assert.deepEqual([refused.done, refused.faults[0].line, refused.faults[0].column], [false, 3, 'parent']);
    const good = 'code,parent,name_zh,name_en\nparks,,=园林局,Parks\nparks.trees,parks,行道树所,Trees\n';
    assert.deepEqual([(await bringIn('units', good, true)).added, (await who.sys.get('/admin/units')).rows.some(({ unit }) => unit.code === 'parks')], [2, false]);
    assert.equal((await bringIn('units', good)).done, true);
    assert.ok((await file(who.sys, 'units')).text.includes('"\'=园林局"'), 'no cell is a formula');
    const staff = await bringIn('accounts', 'username,name,role,department,extension\nfile.one,演示-甲,agent,,8090\nfile.two,演示-乙,department,urban,\n');
    assert.equal(staff.logins.length, 2);
    assert.equal((await account('file.one')).state, 'awaiting_grant');
    assert.equal((await file(who.sec, 'units')).status, 403);
});

test('a list keeps its filters and columns, and becomes a file without formulas', async () => {
    await record({ title: '=HYPERLINK("http://evil.test")' });
    const view = { list: 'cases', name: '我的求助', query: 'kind=help', columns: ['caption', 'number'] };
    const saved = await who.supervisor.post('/saved-views', view);
    await who.supervisor.post('/saved-views', { ...view, query: 'kind=complaint' });
    assert.deepEqual((await who.supervisor.get('/saved-views?list=cases')).views.map(({ query }) => query), ['kind=complaint']);
    assert.deepEqual((await who.leader.get('/saved-views?list=cases')).views, []);
    await who.leader.delete(`/saved-views/${saved.id}`, 404);
    await who.supervisor.delete(`/saved-views/${saved.id}`);

    const answer = await fetch(`${server.url}/api/v1/case-lists/file`, { method: 'POST', headers: { Cookie: who.supervisor.cookie, 'X-Hotline': '1', 'Content-Type': 'application/json' }, body: JSON.stringify({ kind: 'help', columns: [{ name: 'title', title: '标题', words: {} }, { name: 'kind', title: '类型', words: { help: '求助' } }, { name: 'recorded_at', title: '登记时间', words: {} }] }) });
    assert.equal(answer.status, 200);
    const rows = (await answer.text()).split('\r\n');
    assert.ok(rows[0].endsWith('"标题","类型","登记时间"'), rows[0]);
    assert.ok(rows.some((row) => row.startsWith('"\'=HYPERLINK')), rows.join('\n'));
    assert.match(rows[1], /"求助","\d{4}-\d\d-\d\d \d\d:\d\d"$/);
    const taken = await who.auditor.get('/admin/events?object=case_list');
    assert.equal(taken.events[0].action, 'take_out');
    await who.agent.call('POST', '/case-lists/file', { columns: [] }, 403);
});
