// The prompt library: what callers are told, uploaded by a clerk.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { Browser } from './support/browser.mjs';
import { people } from './support/city.mjs';
import { uploadPrompt } from './support/prompt_page.mjs';
import { Server } from './support/server.mjs';
import { prepareCity } from './support/small_city.mjs';
import { writeTone } from './support/wav.mjs';

let server;
let browser;
let folder;

before(async () => {
    server = await prepareCity(new Server()).start();
    browser = await Browser.open(1300);
    folder = mkdtempSync(join(tmpdir(), 'hotline-prompts-'));
});

after(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true, force: true });
    await server.finish();
});

test('a prompt is uploaded, evened out, listened to and retired; what is no sound is refused', async () => {
    const supervisor = await server.logIn(people.supervisor);
    const page = await browser.page(`${server.url}/login`);
    await Browser.logIn(page, server, people.supervisor);
    await page.getByTestId('menu-prompts').click();
    const name = await uploadPrompt(page, '测试-政策', writeTone(join(folder, 'policy.wav'), 1250, 0.8, 44100));

    const prompt = async (wanted) => (await supervisor.get('/prompts')).prompts.find((one) => one.name === wanted);
    const { title, source, state, length_ms, level_db } = await prompt(name);
    assert.deepEqual([title, source, state, length_ms, level_db], ['测试-政策', 'upload', 'active', 800, -20]);
    await page.getByTestId(`prompt-play-${name}`).click();
    assert.equal((await prompt('greeting')).used_by[0], 'default');
    await page.getByTestId('prompt-retire-greeting').waitFor({ state: 'detached' });
    await page.getByTestId(`prompt-retire-${name}`).click();
    await page.locator('.el-message-box__btns .el-button--primary').click();
    await page.getByTestId(`prompt-row-${name}`).waitFor({ state: 'detached' });
    assert.equal((await prompt(name)).state, 'retired');
    await supervisor.post('/prompts/greeting/retire', {}, 409);

    const text = join(folder, 'song.mp3');
    writeFileSync(text, 'these are words and no sound');
    await page.getByTestId('prompt-new').click();
    await page.getByTestId('prompt-file').setInputFiles(text);
    await page.getByTestId('prompt-save').click();
    await page.getByTestId('prompt-refusal').waitFor();
    assert.match(await page.getByTestId('prompt-refusal').textContent(), /不是可用的声音文件/);
    assert.deepEqual(page.errors.filter((error) => !error.includes('422')), []);
});
