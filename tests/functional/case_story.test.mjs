// One case and the people it goes through, each with a page of his own that is open all the time: agent, dispatcher, the department that
// signs, the unit that handles, another that helps, reviewer, supervisor, and the citizen on the web. Nobody reloads anything.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Browser } from './support/browser.mjs';
import { people } from './support/city.mjs';
import { Server } from './support/server.mjs';
import { prepareCity } from './support/small_city.mjs';
import { until } from './support/wait.mjs';

const desks = { agent: '/desk', dispatcher: '/dispatch', supervisor: '/dispatch', reviewer: '/review', signer: '/inbox', handler: '/inbox', helper: '/inbox' };
const names = { ...people, signer: 'urban', handler: 'urban.lighting', helper: 'police' };
const at = {};
let server;
let browser;
let citizen;
let number;
let code;

before(async () => {
    server = await prepareCity(new Server()).start();
    browser = await Browser.open(440);
    citizen = await browser.page(server.url, { width: 390, height: 844 });
    for (const [name, desk] of Object.entries(desks)) {
        at[name] = await browser.page(`${server.url}/login`);
        await Browser.logIn(at[name], server, names[name]);
        await at[name].goto(`${server.url}${desk}`);
        await at[name].getByTestId(name === 'agent' ? 'intake-form' : 'as-of').waitFor();
    }
});

after(async () => {
    await browser?.close();
    await server.finish();
});

const stageIs = (page, stage) => page.getByTestId('case-card').getByTestId(`case-stage-${stage}`).waitFor();
const stateIs = (page, state) => page.getByTestId('case-card').getByTestId(`case-state-${state}`).waitFor();
const lineOf = (page) => page.getByTestId(`case-row-${number}`);

async function open(page) {
    await lineOf(page).click();
    await page.getByTestId('case-card').getByTestId('case-number').waitFor();
}

/** Chooses in a select by the id of its option. */
async function choose(page, select, option) {
    await page.getByTestId(select).click();
    await page.getByTestId(option).click();
}

/** The button, its form as `fill` leaves it, and the form gone. */
async function act(page, action, text, fill = async () => {}) {
    await page.getByTestId(`action-${action}`).click();
    await fill();
    if (text) await page.getByTestId('action-text').fill(text);
    await page.getByTestId('action-submit').click();
    await page.getByTestId(`action-form-${action}`).waitFor({ state: 'detached' });
}

const press = (page, action) => page.getByTestId(`action-${action}`).click();

/** What the citizen reads about his case now. */
async function progress() {
    if (await citizen.getByTestId('progress-another').isVisible()) await citizen.getByTestId('progress-another').click();
    await citizen.getByTestId('progress-number').fill(number);
    await citizen.getByTestId('progress-code').fill(code);
    await citizen.getByTestId('progress-submit').click();
    return citizen.getByTestId('progress').innerText();
}

test('an agent files what a citizen told him; the dispatcher sees it come, and the citizen follows it', async () => {
    const { agent, dispatcher } = at;
    await agent.getByTestId('intake-kind-complaint').click();
    await agent.getByTestId('intake-title').fill('学府路路灯不亮');
    await agent.getByTestId('intake-content').fill('路灯连续三晚不亮，行人看不清路。');
    await agent.getByTestId('intake-address').fill('学府路与桃李街交叉口');
    await agent.getByTestId('intake-phone').fill('09991230000');
    await agent.getByTestId('intake-save').click();
    number = await agent.getByTestId('saved-number').getAttribute('data-number');
    code = await agent.getByTestId('saved-code').getAttribute('data-code');
    await open(dispatcher);
    assert.match(await dispatcher.getByTestId('case-card').innerText(), /学府路与桃李街交叉口/);
    await citizen.getByTestId('citizen-tab-progress').click();
    assert.match(await progress(), /学府路路灯不亮/);
});

test('it is sent with a helper; the department says it is not theirs, is overruled, objects, and is told so in the end', async () => {
    const { dispatcher, signer, supervisor } = at;
    await act(dispatcher, 'dispatch', '请尽快核实处理', async () => {
        await choose(dispatcher, 'action-department', 'department-urban');
        await choose(dispatcher, 'action-units', 'unit-police');
        await dispatcher.keyboard.press('Escape');
    });
    await open(signer);
    await press(signer, 'sign');
    await stageIs(signer, 'signed_for');
    await act(signer, 'ask_return', '该路段由施工单位管理', async () => {
        await choose(signer, 'action-reason', 'reason-not_our_duty');
        await signer.getByTestId('action-legal-basis').fill('职责清单第五项');
    });
    await stageIs(dispatcher, 'return_pending');
    assert.match(await dispatcher.getByTestId('case-asked').innerText(), /职责清单第五项/);
    await act(dispatcher, 'overrule_return', '路灯属贵局职责');
    await act(signer, 'object', '移交手续尚未办理', () => signer.getByTestId('action-legal-basis').fill('移交办法第三条'));
    await supervisor.getByTestId('dispatch-tab-disputed').click();
    await open(supervisor);
    assert.match(await supervisor.getByTestId('case-asked').innerText(), /移交手续尚未办理/);
    await act(supervisor, 'force', '终审：由城市管理局办理');
    await stageIs(signer, 'signed_for');
    assert.equal(await signer.getByTestId('action-object').count(), 0);
});

test('the unit below works on it, gets more time, is reminded and says so; the helper tells what he found', async () => {
    const { dispatcher, signer, handler, helper } = at;
    await act(signer, 'delegate', '请路灯所办理', () => choose(signer, 'action-department', 'department-urban.lighting'));
    await open(handler);
    await press(handler, 'accept');
    await stateIs(handler, 'in_progress');
    await act(handler, 'ask_extension', '等待灯具到货', async () => {
        await choose(handler, 'action-reason', 'reason-complex_matter');
        await handler.getByTestId('action-amount').fill('5');
    });
    await stageIs(dispatcher, 'extension_pending');
    await press(dispatcher, 'grant_extension');
    await dispatcher.getByTestId('action-submit').click();
    await handler.getByTestId('case-stage-extension_pending').waitFor({ state: 'detached' });
    await handler.getByTestId('clock-handle').locator('summary').click();
    assert.match(await handler.getByTestId('clock-handle').innerText(), /延长|延期/);
    await helper.getByTestId('inbox-in_hand').click();
    await open(helper);
    await act(helper, 'contribute', '夜间已加派巡逻');
    await handler.getByTestId('co-handler-police').getByText('夜间已加派巡逻').waitFor();
    await act(dispatcher, 'remind', '市民再次来电，请抓紧');
    await handler.getByRole('alert').getByText(/催办/).waitFor();
    await act(handler, 'acknowledge', '收到，今晚完成');
    await until('the dispatcher to see the receipt', async () => /收到，今晚完成/.test(await dispatcher.getByTestId('case-timeline').innerText()));
});

test('the first answer is sent back, the second closes the case, and the citizen reads it', async () => {
    const { handler, reviewer } = at;
    await act(handler, 'reply', '已登记报修');
    await open(reviewer);
    await act(reviewer, 'rehandle', '答复未说明是否修复');
    await press(handler, 'accept');
    await act(handler, 'reply', '路灯已于今日修复并恢复照明。');
    await open(reviewer);
    await act(reviewer, 'approve', '属实');
    await stateIs(at.dispatcher, 'approved');
    const read = await progress();
    assert.match(read, /路灯已于今日修复并恢复照明/);
    assert.doesNotMatch(read, /职责清单|催办|演示-|已登记报修/);
});

test('no page had anything to complain of', () => {
    for (const [name, page] of Object.entries({ ...at, citizen })) assert.deepEqual(page.errors, [], name);
});
