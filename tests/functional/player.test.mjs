// Recordings in the browser: found, seen, played at a place, marked; and the administrator's storage page.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Browser } from './support/browser.mjs';
import { people } from './support/city.mjs';
import { callIn, callOf, Seat } from './support/seat.mjs';
import { Server } from './support/server.mjs';
import { prepareCity } from './support/small_city.mjs';
import { until } from './support/wait.mjs';

const from = '09990005101';
let server;
let browser;
let page;
let recording;

/** A call whose citizen says two seconds, is silent for four, and speaks again. */
async function makeRecording() {
    const supervisor = await server.logIn(people.supervisor);
    const seat = await Seat.open(server, people.agent, [{ seconds: 180 }]);
    const since = seat.mark;
    await seat.ready();
    const citizen = await callIn(server, from, { speaks: [{ frequencies: [700], seconds: 3 }, { seconds: 5 }, { frequencies: [700], seconds: 30 }] });
    const call = await seat.takes(from, since);
    await until('ten seconds on the recording', async () => {
        const answer = await seat.session.audio(call.recording, { Range: 'bytes=0-0' });
        return Number(answer.headers.get('content-range')?.split('/')[1]) > 160_000;
    }, 30);
    citizen.hangUp();
    await callOf(supervisor, from);
    await citizen.stop();
    await seat.close();
    return call.recording;
}

before(async () => {
    server = await prepareCity(new Server()).start();
    recording = await makeRecording();
    browser = await Browser.open(1300);
    page = await browser.page(`${server.url}/login`);
    await Browser.logIn(page, server, people.supervisor);
});

after(async () => {
    await browser?.close();
    await server.finish();
});

const place = () => page.evaluate(() => document.querySelector('[data-testid=recording-player] audio')?.currentTime ?? 0);

test('a recording is found by the end of its number and heard from any place', async () => {
    await page.getByTestId('menu-recordings').click();
    await page.getByTestId('filter-number').fill('5101');
    await page.getByTestId('filter-number').press('Enter');
    await page.getByTestId(`recording-play-${recording}`).click();
    await page.locator('[data-testid=recording-seek][data-drawn="2"]').waitFor();
    await until('the sound to run', async () => await place() > 0.5);
    const lane = await page.getByTestId('recording-seek').boundingBox();
    await page.mouse.click(lane.x + lane.width * 0.8, lane.y + 20);
    const length = await page.evaluate(() => document.querySelector('[data-testid=recording-player] audio').duration);
    await until('the sound to be there', async () => Math.abs(await place() - 0.8 * length) < 1);
    await Browser.picture(page, 'recordings-zh');
});

test('the keyboard drives the player: stop, back, faster', async () => {
    await page.getByTestId('recording-seek').focus();
    const playing = () => page.evaluate(() => !document.querySelector('[data-testid=recording-player] audio').paused);
    if (await playing()) await page.keyboard.press('Space');
    await until('it to stop', async () => !(await playing()));
    const before = await place();
    await page.keyboard.press('ArrowLeft');
    await until('it to go back', async () => Math.abs(await place() - (before - 5)) < 0.5);
    await page.keyboard.press('ArrowUp');
    await until('it to be faster', () => page.evaluate(() => document.querySelector('[data-testid=recording-player] audio').playbackRate === 1.25));
    assert.equal(await page.evaluate(() => document.querySelector('[data-testid=recording-player] audio').preservesPitch), true);
    await page.getByTestId('recording-side-left').click();
});

test('silence is jumped over', async () => {
    await page.getByTestId('recording-skip').click();
    const lane = await page.getByTestId('recording-seek').boundingBox();
    await page.mouse.click(lane.x + 1, lane.y + 20);
    await page.getByTestId('recording-seek').focus();
    const seen = [];
    await page.keyboard.press('Space');
    await until('it to come past the silence', async () => {
        seen.push(await place());
        return seen.at(-1) > 7;
    }, 30);
    await page.keyboard.press('Space');
    const jumped = seen.some((at, i) => i > 0 && at - seen[i - 1] > 1.5);
    assert.ok(jumped, `no jump in ${seen.map((at) => at.toFixed(1)).join(' ')}`);
});

test('a marker is written at a place and leads back to it', async () => {
    await page.getByTestId('recording-mark').click();
    await page.locator('.el-message-box input').fill('承诺三日内答复');
    await page.locator('.el-message-box .el-button--primary').click();
    await page.getByTestId('marker-list').getByText('承诺三日内答复').waitFor();
    await Browser.picture(page, 'player-marker-zh');
});

test('the same in English and on a narrow screen', async () => {
    const narrow = await browser.page(`${server.url}/login`, { locale: 'en-US', width: 390, height: 844 });
    await Browser.logIn(narrow, server, people.supervisor);
    await narrow.evaluate(() => localStorage.setItem('hotline.language', 'en'));
    await narrow.goto(`${server.url}/recordings`);
    await narrow.getByTestId(`recording-play-${recording}`).click();
    await narrow.locator('[data-testid=recording-seek][data-drawn="2"]').waitFor();
    await narrow.getByTestId('recording-player').getByText('Jump over silence').waitFor();
    const wider = await narrow.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    assert.ok(wider <= 0, `the page is ${wider} px wider than the screen`);
    await Browser.picture(narrow, 'recordings-en-narrow');
    await narrow.goto(`${server.url}/recordings?number=0000`);
    await narrow.getByTestId('empty').waitFor();
    assert.deepEqual(narrow.errors, []);
    await narrow.context().close();
});

test('figures open exactly the rows they count', async () => {
    await page.goto(`${server.url}/overview`);
    await page.getByTestId('figure-abandoned').click();
    await page.getByTestId('filter-tag-queued').waitFor();
    await page.getByTestId('empty').waitFor();
    await page.goBack();
    await page.getByTestId('figure-answered-15s').click();
    await page.getByTestId('filter-tag-longest_wait_s').waitFor();
    await until('one row', async () => (await page.locator('[data-testid^=call-row-]').count()) === 1);
    await Browser.picture(page, 'calls-filtered-zh');
});

test('the administrator sees space, the last reconciliation, and starts one', async () => {
    const admin = await browser.page(`${server.url}/login`);
    await Browser.logIn(admin, server, 'sysadmin');
    await admin.getByTestId('menu-storage').click();
    await admin.getByTestId('storage-disk').waitFor();
    const last = async () => (await (await server.logIn('sysadmin')).get('/storage')).last?.began_at;
    const before = await last();
    await admin.getByTestId('storage-reconcile').click();
    await until('a newer reconciliation', async () => (await last()) > (before ?? ''));
    await admin.getByTestId('no-findings').waitFor();
    await admin.getByTestId('retention-preview').click();
    await admin.getByTestId('retention-none').waitFor();
    await Browser.picture(admin, 'storage-zh');
    await admin.setViewportSize({ width: 390, height: 844 });
    await Browser.picture(admin, 'storage-zh-narrow');
    assert.deepEqual(admin.errors, []);
    assert.deepEqual(page.errors, []);
});
