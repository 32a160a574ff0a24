// A citizen's telephone, an agent's page in a real browser, and the request's way to its end.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Browser } from './support/browser.mjs';
import { finishCase, number, people, today } from './support/city.mjs';
import { Phone } from './support/phone.mjs';
import { Server } from './support/server.mjs';
import { until } from './support/wait.mjs';
import { readWav, secondsOfTone } from './support/wav.mjs';

const citizenTone = 700;
const agentTone = 1300;
let server;
let browser;
let citizen;
let page;

before(async () => {
    server = await new Server().start();
    browser = await Browser.open(agentTone);
    page = await readyAgentPage();
});

after(async () => {
    await citizen?.stop();
    await browser?.close();
    await server.finish();
});

/** Both tones on the recording of a call that lasts, at least so many seconds each. */
function recordedVoices(session, call, seconds) {
    return until(`${seconds} seconds of both voices on the recording`, async () => {
        const { recording } = (await session.get(`/calls/${call}`)).call;
        const answer = recording && (await session.audio(recording));
        if (!answer?.ok) return null;
        const wav = readWav(Buffer.from(await answer.arrayBuffer()));
        return secondsOfTone(wav.channels[0], citizenTone) > seconds && secondsOfTone(wav.channels[1], agentTone) > seconds && wav;
    }, 60);
}

async function readyAgentPage() {
    const made = await browser.page(`${server.url}/login`);
    await Browser.logIn(made, server, people.agent);
    await made.getByTestId('sign-in-browser').click();
    await made.getByTestId('line-up').waitFor();
    await made.getByTestId('set-ready').click();
    await made.getByTestId('phone-state-ready').waitFor();
    return made;
}

test('a call by telephone becomes a closed case, with a browser page as the agent', async () => {
    const supervisor = await (await server.logIn(people.supervisor)).follow();
    const leader = await server.logIn(people.leader);
    const figuresBefore = await today(leader);

    citizen = await new Phone({ user: '09991234567', speaks: citizenTone }).start();
    citizen.dial(`sip:${number}@127.0.0.1:${server.sipPort}`);
    await citizen.event('CALL_ESTABLISHED');
    citizen.key('0');
    await page.getByTestId('phone-state-reserved').waitFor();
    assert.match(await page.getByTestId('caller-number').innerText(), /0999\s?123\s?4567/);
    assert.match(await page.getByTestId('caller-area').innerText(), /云溪市/);
    const call = await page.getByTestId('caller').getAttribute('data-call');
    await page.keyboard.press('Alt+A');
    await page.getByTestId('phone-state-talking').waitFor();

    // the page is reloaded in the talk: the citizen stays, the agent gets the same call back
    await recordedVoices(supervisor, call, 2);
    await page.reload();
    await page.getByTestId('phone-state-talking').waitFor();
    assert.equal(await page.getByTestId('caller').getAttribute('data-call'), call);
    await page.getByTestId('line-up').waitFor();
    const heardBefore = (await until('the line to carry sound again', () => Browser.stats(page)));
    await until('the page to hear the citizen', async () => {
        const stats = await Browser.stats(page);
        return stats && stats.received > (heardBefore.received ?? 0) + 100 && stats.energy > 0 && stats;
    });
    const stats = await Browser.stats(page);
    assert.equal(stats.codec, 'audio/PCMA');
    assert.equal(stats.dtls, 'connected');
    const wav = await recordedVoices(supervisor, call, 4);
    assert.equal(secondsOfTone(wav.channels[0], agentTone), 0, 'the agent is not on the left');

    await page.getByTestId('intake-kind-complaint').click();
    await page.getByTestId('intake-title').fill('学府路路灯不亮');
    await page.getByTestId('intake-content').fill('学府路与桃李街交叉口路灯连续三晚不亮，行人看不清路。');
    await page.getByTestId('intake-save').click();
    const saved = page.getByTestId('saved-number');
    await saved.waitFor();
    const caseNumber = await saved.getAttribute('data-number');
    assert.match(caseNumber, /^\d{11}$/);

    citizen.hangUp();
    await page.getByTestId('phone-state-wrap_up').waitFor();
    await page.getByTestId('wrap-up-finish').click();
    await page.getByTestId('phone-state-ready').waitFor();
    assert.ok(secondsOfTone(citizen.heard().channels[0], agentTone) > 3, 'the citizen heard the agent');

    const { rows } = await supervisor.get(`/cases?call=${call}`);
    assert.equal(rows[0].number, caseNumber);
    const { states } = await finishCase(server, rows[0].id, { department: 'urban', departmentUser: 'urban' });
    assert.deepEqual(states, ['recorded', 'assigned', 'in_progress', 'awaiting_review', 'approved']);
    const figuresAfter = await today(leader);
    assert.equal(figuresAfter.cases, figuresBefore.cases + 1);
    assert.equal(figuresAfter.answered, figuresBefore.answered + 1);
    assert.deepEqual(page.errors, []);
});

test('a citizen calls from the public page and is answered in another browser', async () => {
    const publicPage = await browser.page(server.url, { width: 390, height: 844 });
    await publicPage.getByTestId('citizen-call').click();
    await publicPage.getByTestId('citizen-state-in_flow').waitFor();
    await publicPage.getByTestId('key-0').click();
    await page.getByTestId('phone-state-reserved').waitFor();
    await page.getByTestId('call-answer').click();
    await publicPage.getByTestId('citizen-state-talking').waitFor();
    await until('both pages to hear each other', async () => {
        const [agentSide, citizenSide] = [await Browser.stats(page), await Browser.stats(publicPage)];
        return agentSide?.energy > 0 && citizenSide?.energy > 0 && agentSide.received > 50 && citizenSide.received > 50;
    });
    await publicPage.getByTestId('citizen-hang-up').click();
    await page.getByTestId('phone-state-wrap_up').waitFor();
    assert.deepEqual([...page.errors, ...publicPage.errors], []);
});
