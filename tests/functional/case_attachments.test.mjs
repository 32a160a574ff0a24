// Files that people hand in: sent in the browser, read by those whose case it is, kept from those who may not know who complains.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { deflateSync } from 'node:zlib';
import { Browser } from './support/browser.mjs';
import { people } from './support/city.mjs';
import { Server } from './support/server.mjs';
import { prepareCity } from './support/small_city.mjs';

const complaint = { kind: 'complaint', title: '路灯不亮', content: '学府路路灯连续三晚不亮', category: '', district: '', street: '', address: '学府路1号', citizen_name: '测试市民', citizen_phone: '09991230000', confidential: false, urgency: 'normal' };
const names = { agent: people.agent, dispatcher: people.dispatcher, supervisor: people.supervisor, urban: 'urban', police: 'police' };
const who = {};
let server;
let browser;
let keys = 0;

before(async () => {
    server = await prepareCity(new Server()).start();
    browser = await Browser.open(440);
    for (const [name, username] of Object.entries(names)) who[name] = await server.logIn(username);
});

after(async () => {
    await browser?.close();
    await server.finish();
});

/** A grey picture that every reader of PNG opens. */
function png(width, height) {
    const chunk = (type, data) => {
        const body = Buffer.concat([Buffer.from(type), data]);
        const [size, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
        size.writeUInt32BE(data.length);
        sum.writeUInt32BE(crc(body));
        return Buffer.concat([size, body, sum]);
    };
    const head = Buffer.alloc(13);
    head.writeUInt32BE(width, 0);
    head.writeUInt32BE(height, 4);
    head[8] = 8;
    const rows = Buffer.alloc((width + 1) * height, 0x80);
    for (let row = 0; row < height; row += 1) rows[row * (width + 1)] = 0;
    return Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]), chunk('IHDR', head), chunk('IDAT', deflateSync(rows)), chunk('IEND', Buffer.alloc(0))]);
}
function crc(bytes) {
    let rest = 0xffffffff;
    for (const byte of bytes) {
        rest ^= byte;
        for (let bit = 0; bit < 8; bit += 1) rest = (rest >>> 1) ^ (rest & 1 ? 0xedb88320 : 0);
    }
    return (rest ^ 0xffffffff) >>> 0;
}

async function dispatched(facts = {}) {
    const { id, version } = await who.agent.post('/cases', { facts: { ...complaint, ...facts }, idempotency_key: `case-attachments-key-${keys += 1}` }, 201);
    await who.dispatcher.post(`/cases/${id}/actions`, { action: 'dispatch', version, text: '请办理', department: 'urban' });
    return id;
}
const send = (session, path, name, bytes) => fetch(`${server.url}/api/v1${path}/attachments?name=${encodeURIComponent(name)}`, { method: 'POST', body: bytes, headers: { Cookie: session.cookie, 'X-Hotline': '1', 'Content-Type': 'application/octet-stream' } });
const fetched = (session, path) => fetch(`${server.url}/api/v1${path}`, { headers: { Cookie: session.cookie } });
const listed = (session, id) => session.get(`/cases/${id}/attachments`);

test('an agent sends a photograph and a text in the browser; the department opens them, another one does not', async () => {
    const id = await dispatched();
    const photo = png(640, 480);
    const page = await browser.page(`${server.url}/login`);
    await Browser.logIn(page, server, people.agent);
    await page.goto(`${server.url}/cases/${id}`);
    await page.getByTestId('attachment-file').setInputFiles([
        { name: '现场照片.png', mimeType: 'image/png', buffer: photo },
        { name: '说明.txt', mimeType: 'text/plain', buffer: Buffer.from('第三根灯杆') },
        { name: '程序.exe', mimeType: 'application/octet-stream', buffer: Buffer.from('MZ') },
    ]);
    await page.getByTestId('attachment-refusal').waitFor();
    assert.match(await page.getByTestId('attachment-refusal').innerText(), /程序\.exe.*不能添加这种文件/);
    await page.getByTestId('attachment-look').click();
    const shown = page.getByRole('img', { name: '现场照片.png' });
    await shown.waitFor();
    assert.equal(await shown.evaluate(async (picture) => { await picture.decode(); return picture.naturalWidth; }), 640);
    await Browser.picture(page, 'attachments');
    const { attachments } = await listed(who.urban, id);
    assert.deepEqual(attachments.map(({ name, kind }) => [name, kind]), [['现场照片.png', 'png'], ['说明.txt', 'txt']]);
    const read = await fetched(who.urban, `/cases/${id}/attachments/${attachments[0].id}`);
    assert.deepEqual(Buffer.from(await read.arrayBuffer()), photo);
    assert.match(read.headers.get('content-disposition'), /^attachment;/);
    assert.equal((await fetched(who.police, `/cases/${id}/attachments`)).status, 404);
    assert.equal((await fetched(who.police, `/cases/${id}/attachments/${attachments[0].id}`)).status, 404);
    assert.deepEqual(page.errors.filter((error) => !error.includes('422')), []);
    await page.context().close();
});

test('what shows who the complainant is stays hidden in a confidential case', async () => {
    const id = await dispatched({ confidential: true });
    const page = await browser.page(`${server.url}/login`);
    await Browser.logIn(page, server, people.agent);
    await page.goto(`${server.url}/cases/${id}`);
    await page.getByTestId('attachment-file').setInputFiles({ name: '身份证明.png', mimeType: 'image/png', buffer: png(8, 8) });
    await page.getByTestId('attachment-look').waitFor();
    const { attachments } = await listed(who.agent, id);
    assert.equal(attachments[0].names_citizen, true, 'so unless somebody says otherwise');
    const seen = await listed(who.urban, id);
    assert.deepEqual([seen.attachments, seen.hidden], [[], 1]);
    assert.equal((await fetched(who.urban, `/cases/${id}/attachments/${attachments[0].id}`)).status, 404);
    await page.context().close();
});

test('real files of other programs are taken; what only looks like one is refused', async () => {
    const id = await dispatched();
    const path = `/cases/${id}`;
    const sheet = server.file('real.xlsx');
    const exported = await fetch(`${server.url}/api/v1/cases/export`, { method: 'POST', headers: { Cookie: who.supervisor.cookie, 'X-Hotline': '1', 'Content-Type': 'application/json' }, body: '{}' });
    const paper = await fetched(who.dispatcher, `${path}/papers/paper.transfer`);
    const pdf = Buffer.from(await paper.arrayBuffer());
    assert.equal((await send(who.agent, path, '转办单.pdf', pdf)).status, 201);
    if (exported.ok) {
        writeFileSync(sheet, Buffer.from(await exported.arrayBuffer()));
        assert.equal((await send(who.agent, path, '名单.xlsx', readFileSync(sheet))).status, 201);
    }
    const wave = server.file('tone.wav');
    execFileSync('sox', ['-n', '-r', '8000', '-c', '1', wave, 'synth', '1', 'sine', '440']);
    const mp3 = server.file('tone.mp3');
    execFileSync('ffmpeg', ['-loglevel', 'error', '-i', wave, mp3]);
    const jpg = server.file('grey.jpg');
    execFileSync('ffmpeg', ['-loglevel', 'error', '-f', 'lavfi', '-i', 'color=gray:s=320x240', '-frames:v', '1', jpg]);
    for (const [name, file] of [['录音.wav', wave], ['录音.mp3', mp3], ['照片.jpg', jpg]]) assert.equal((await send(who.agent, path, name, readFileSync(file))).status, 201, name);
    const code = async (name, bytes) => (await (await send(who.agent, path, name, bytes)).json()).code;
    assert.equal(await code('照片.jpg', pdf), 'file_wrong_name');
    assert.equal(await code('照片.png', Buffer.concat([png(4, 4), pdf])), 'file_two_kinds');
    assert.equal(await code('转办单.pdf', pdf.subarray(0, pdf.length / 2)), 'file_damaged');
    assert.equal(await code('空.txt', Buffer.alloc(0)), 'file_empty');
    const huge = png(1, 1);
    huge.writeUInt32BE(100_000, 16);
    huge.writeUInt32BE(100_000, 20);
    assert.equal(await code('巨大.png', huge), 'file_expands');
    assert.equal((await send(who.agent, path, '大.txt', Buffer.alloc(20 * 1024 * 1024 + 1, 'x'))).status, 413);
});

test('what was acknowledged is there after the program was killed', async () => {
    const id = await dispatched();
    const texts = Array.from({ length: 20 }, (_, at) => `第${at}份`);
    const sent = await Promise.all(texts.map((text) => send(who.agent, `/cases/${id}`, `${text}.txt`, Buffer.from(text))));
    assert.deepEqual(new Set(sent.map(({ status }) => status)), new Set([201]));
    await server.kill();
    await server.start();
    const { attachments } = await listed(who.agent, id);
    assert.equal(attachments.length, texts.length);
    for (const one of attachments) assert.equal(`${await (await fetched(who.agent, `/cases/${id}/attachments/${one.id}`)).text()}.txt`, one.name);
});

test('a file attached by mistake is taken back and stays on record', async () => {
    const id = await dispatched();
    await send(who.agent, `/cases/${id}`, '错.txt', Buffer.from('错'));
    const page = await browser.page(`${server.url}/login`);
    await Browser.logIn(page, server, people.agent);
    await page.goto(`${server.url}/cases/${id}`);
    await page.getByTestId('attachment-withdraw').click();
    await page.locator('.el-message-box .el-button--primary').click();
    await page.locator('[data-testid=attachments] s').waitFor();
    const [{ id: file, withdrawn_by }] = (await listed(who.urban, id)).attachments;
    assert.ok(withdrawn_by);
    assert.equal((await fetched(who.agent, `/cases/${id}/attachments/${file}`)).status, 404);
    assert.deepEqual(page.errors, []);
    await page.context().close();
});
