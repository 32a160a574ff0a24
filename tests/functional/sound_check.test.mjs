// Before the first call: the agent hears himself, sees how good his line is, and is offered nothing while it is broken.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Browser } from './support/browser.mjs';
import { people } from './support/city.mjs';
import { callIn } from './support/seat.mjs';
import { Server } from './support/server.mjs';
import { prepareCity } from './support/small_city.mjs';
import { until } from './support/wait.mjs';

let server;
let browser;
let page;
let agent;

before(async () => {
    server = await prepareCity(new Server()).start();
    browser = await Browser.open(1300);
    agent = await server.logIn(people.agent);
    page = await browser.page(`${server.url}/login`);
    await Browser.logIn(page, server, people.agent);
    await page.getByTestId('sign-in-browser').click();
    await page.getByTestId('line-up').waitFor();
});

after(async () => {
    await browser?.close();
    await server.finish();
});

const energy = async () => (await Browser.stats(page))?.energy ?? 0;
/** Nothing but silence in the next third of a second of sound. */
async function hearsSilence() {
    const before = await Browser.stats(page);
    const later = await until('more packets', async () => {
        const stats = await Browser.stats(page);
        return stats?.received > before.received + 15 && stats;
    });
    return later.energy - before.energy < 0.00005;
}

test('the line is graded, and the devices of this browser can be chosen and are kept', async () => {
    await page.getByTestId('sound-check').click();
    await page.getByTestId('line-grade-good').waitFor();
    await page.getByTestId('sound-microphone').click();
    const choices = page.getByTestId('sound-check-panel').locator('.el-select-dropdown__item');
    await until('several microphones', async () => (await choices.count()) > 2);
    await choices.nth(1).click();
    const kept = () => page.evaluate(() => JSON.parse(localStorage.getItem('hotline.sound') ?? '{}').microphone);
    await until('the choice to be kept', async () => Boolean(await kept()));
    assert.equal((await agent.get('/agents/me')).line, 'idle', 'the line stands with the other microphone');
});

test('in a test call the agent hears himself a little later', async () => {
    const before = await energy();
    await page.getByTestId('line-test').click();
    await page.getByTestId('line-test-fine').waitFor();
    await until('his own voice', async () => (await energy()) > before + 0.001);
    await Browser.picture(page, 'sound-check-zh');
    await page.getByTestId('line-test').click();
    await until('silence after the test', hearsSilence);
});

test('a test call is for agents who are away, and ends when they are ready', async () => {
    await agent.post('/agents/me/line/test', { on: true });
    const heard = await energy();
    await until('his own voice', async () => (await energy()) > heard + 0.001);
    await agent.put('/agents/me/state', { work: 'ready' });
    await until('silence', hearsSilence);
    await agent.post('/agents/me/line/test', { on: true }, 409);
});

test('a broken line is seen, and nobody is offered on it', async () => {
    await page.evaluate(() => window.connections.at(-1).close());
    await until('the server to see it', async () => (await agent.get('/agents/me')).line === 'down');
    await page.getByTestId('phone-bar').getByLabel('线路未接通').first().waitFor();
    const citizen = await callIn(server, '09990006101');
    const supervisor = await server.logIn(people.supervisor);
    await until('him to wait', async () => (await supervisor.get('/queues')).queues.some((queue) => queue.waiting === 1));
    assert.equal((await agent.get('/agents/me')).work, 'ready');
    await page.reload();
    await page.getByTestId('line-up').waitFor();
    await page.getByTestId('phone-state-reserved').waitFor();
    citizen.hangUp();
    await citizen.stop();
});

test('a refused microphone is explained in the reader’s language', async () => {
    for (const [language, words] of [['zh-CN', '允许麦克风'], ['en', 'microphone']]) {
        const other = await browser.page(`${server.url}/login`);
        await other.addInitScript(() => {
            navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('no', 'NotAllowedError'));
        });
        await other.evaluate((chosen) => localStorage.setItem('hotline.language', chosen), language);
        await other.reload();
        await Browser.logIn(other, server, people.otherAgent);
        await other.getByTestId('sign-in-browser').click();
        const note = other.getByTestId('line-note');
        await note.waitFor();
        assert.ok((await note.innerText()).includes(words), await note.innerText());
        await other.context().close();
    }
    assert.deepEqual(page.errors, []);
});
