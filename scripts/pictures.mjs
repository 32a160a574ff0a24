// Takes pictures of the real program in a busy demo city: node --experimental-websocket scripts/pictures.mjs [FOLDER] [en] [narrow]
// Without a folder it renews the README's pictures in docs/images; with one it draws every screen.
import { mkdirSync } from 'node:fs';
import { Browser } from '../tests/functional/support/browser.mjs';
import { number, people } from '../tests/functional/support/city.mjs';
import { Phone } from '../tests/functional/support/phone.mjs';
import { Server } from '../tests/functional/support/server.mjs';
import { until } from '../tests/functional/support/wait.mjs';

const folder = process.argv[2] ?? 'docs/images';
const inReadme = ['citizen-phone', 'desk', 'dispatch', 'inbox', 'overview', 'review'];
const locale = process.argv.includes('en') ? 'en-US' : 'zh-CN';
const size = process.argv.includes('narrow') ? { width: 390, height: 844 } : { width: 1440, height: 900 };
mkdirSync(folder, { recursive: true });

const matters = [
    ['complaint', '夜间施工噪音扰民', '锦绣里小区东侧工地凌晨两点仍在打桩，已持续三天。', '010201', 'Q01', 'Q0101', 'urban', 'urban'],
    ['help', '路灯连续三晚不亮', '学府路与桃李街交叉口路灯不亮，行人过街看不清。', '010301', 'Q02', 'Q0201', 'urban', 'urban'],
    ['help', '自来水发黄', '云桥新村三号楼今早起自来水发黄，有异味。', '', 'Q03', 'Q0301', 'water', 'water'],
    ['enquiry', '居住证办理需要哪些材料', '外地户籍，在本市工作半年，想办理居住证。', '', 'Q04', 'Q0401', 'police', 'police'],
    ['complaint', '商家拒不退还预付卡', '健身房关门，预付卡余额两千元无法退还。', '', 'Q05', 'Q0501', 'market', 'market'],
    ['report', '餐馆使用过期食材', '后厨存放过期肉类，有照片。', '', 'Q01', 'Q0102', 'market', 'market'],
    ['suggestion', '建议增设公交站', '松涛路居民多，最近的公交站要走二十分钟。', '', 'Q02', 'Q0202', 'transport', 'transport'],
    ['praise', '感谢路灯所维修及时', '报修当晚就修好了，感谢。', '010301', 'Q02', 'Q0201', 'urban', 'urban'],
    ['help', '垃圾清运不及时', '稻香里垃圾桶两天未清运。', '010102', 'Q04', 'Q0402', 'urban', 'urban'],
    ['complaint', '拖欠工资', '在工地干活三个月，工资至今未发。', '', 'Q06', 'Q0601', 'hrss', 'hrss'],
    ['enquiry', '新生入学报名时间', '孩子九月入小学，想了解报名时间和材料。', '', 'Q03', 'Q0302', 'education', 'education'],
    ['help', '暖气不热', '室内温度只有十五度，物业说是管网问题。', '', 'Q05', 'Q0502', 'energy', 'energy'],
];

const server = await new Server().start();
const sessions = new Map();
async function as(username) {
    if (!sessions.has(username)) sessions.set(username, await server.logIn(username));
    return sessions.get(username);
}

async function act(username, id, action, extra = {}) {
    const session = await as(username);
    const { version } = await session.get(`/cases/${id}`);
    return session.post(`/cases/${id}/actions`, { action, version, text: '', ...extra });
}

/** A case, carried `steps` of its four steps. */
async function makeCase([kind, title, content, category, district, street, department, user], index) {
    const made = await (await as(people.agent)).post('/cases', {
        idempotency_key: `picture-case-${index}-000`,
        facts: { kind, title, content, category, district, street, address: '', citizen_name: `演示市民${index}`, citizen_phone: `0999100${String(1000 + index)}`, confidential: kind === 'report', urgency: index % 5 === 2 ? 'urgent' : 'normal' },
    }, 201);
    const steps = index % 5;
    if (steps > 0) await act(people.dispatcher, made.id, 'dispatch', { department, text: '请核实并按时答复市民' });
    if (steps > 1) await act(user, made.id, 'accept');
    if (steps > 2) await act(user, made.id, 'reply', { text: '已派员到现场核实处理，现已恢复正常，并与市民取得联系。' });
    if (steps > 3) await act(people.reviewer, made.id, 'approve', { text: '情况属实，同意办结' });
    return made;
}

const browser = await Browser.open(1300);
async function page(username, path) {
    const made = await browser.page(`${server.url}${username ? '/login' : path}`, { locale, ...size });
    if (locale === 'en-US') await made.getByTestId('language-switch').first().click();
    if (username) {
        await Browser.logIn(made, server, username);
        await made.goto(`${server.url}${path}`);
    }
    return made;
}
async function shot(made, name) {
    if (process.argv[2] === undefined && !inReadme.includes(name)) return;
    await made.waitForLoadState('networkidle');
    await made.evaluate(() => document.fonts.ready);
    await made.screenshot({ path: `${folder}/${name}.png`, animations: 'disabled' });
}

await shot(await page(null, '/'), 'citizen');
await shot(await browser.page(server.url, { locale, width: 390, height: 844 }), 'citizen-phone');
await shot(await page(null, '/login'), 'login');
await shot(await page(people.dispatcher, '/dispatch'), 'dispatch-empty');
for (const [index, matter] of [...matters, ...matters].entries()) await makeCase(matter, index);

const desk = await page(people.agent, '/desk');
await desk.getByTestId('sign-in-browser').click();
await desk.getByTestId('line-up').waitFor();
await desk.getByTestId('set-ready').click();
const callers = [];
for (const from of ['09991001003', '09991001004']) {
    const citizen = await new Phone({ user: from, speaks: 700 }).start();
    callers.push(citizen);
    citizen.dial(`sip:${number}@127.0.0.1:${server.sipPort}`);
    await citizen.event('CALL_ESTABLISHED');
    citizen.key('0');
    if (callers.length === 1) {
        await desk.getByTestId('phone-state-reserved').waitFor();
        await desk.getByText('演示市民3').first().waitFor().catch(() => {});
        await shot(desk, 'desk-ringing');
        await desk.getByTestId('call-answer').click();
        await desk.getByTestId('phone-state-talking').waitFor();
        if (size.width <= 1000) await desk.getByTestId('desk-tab-intake').click();
        await desk.getByTestId('intake-kind-help').click();
        await desk.getByTestId('intake-title').fill('路灯连续三晚不亮');
        await desk.getByTestId('intake-content').fill('学府路与桃李街交叉口路灯不亮，行人过街看不清，希望尽快维修。');
        if (size.width > 1000) {
            await desk.getByTestId('knowledge-search').fill('路灯');
            await desk.locator('[data-testid^=knowledge-hit-]').first().waitFor();
        }
        await shot(desk, 'desk');
    }
}
const supervisor = await as(people.supervisor);
await until('a caller to wait', async () => (await supervisor.get('/queues')).queues.some((queue) => queue.waiting > 0));
const wall = await page(people.supervisor, '/wall');
await shot(wall, 'wall');
await wall.locator('[data-work=talking]').first().click();
await wall.getByTestId('agent-drawer').waitFor();
await shot(wall, 'wall-agent');
callers[1].hangUp();
await until('the missed call', async () => (await supervisor.get('/callbacks?closed=0')).rows.length > 0);
callers[0].hangUp();
await desk.getByTestId('phone-state-wrap_up').waitFor();
await shot(desk, 'desk-wrap-up');
for (const [username, board] of [[people.dispatcher, 'dispatch'], ['urban', 'inbox'], [people.reviewer, 'review']]) {
    const opened = await page(username, `/${board}`);
    await shot(opened, board);
    await opened.locator('[data-testid^=case-row-]').first().click();
    await opened.getByTestId('case-card').waitFor();
    await shot(opened, board);
}
const overview = await page(people.leader, '/overview');
await overview.getByTestId('figure-answer-rate').waitFor();
await shot(overview, 'overview');
await shot(await page(people.supervisor, '/calls'), 'calls');
const { id: served } = (await supervisor.get('/calls')).rows.find((row) => row.outcome === 'completed');
const call = await page(people.supervisor, `/calls/${served}`);
await call.getByTestId('decisions').waitFor();
await shot(call, 'call');
for (const name of ['callbacks', 'messages', 'recordings', 'blacklist', 'campaigns']) await shot(await page(people.supervisor, `/${name}`), name);
const guests = await page(people.supervisor, '/guests');
await shot(guests, 'guests-empty');
await guests.getByTestId('guest-plan').click();
await guests.getByTestId('guest-form').waitFor();
await shot(guests, 'guests-plan');
for (const name of ['cases', 'supervision']) await shot(await page(people.supervisor, `/${name}`), name);
await shot(await page(people.dispatcher, '/catalogue'), 'catalogue');
for (const name of ['accounts', 'units', 'categories', 'calendars', 'limits', 'texts']) await shot(await page('sysadmin', `/admin/${name}`), `admin-${name}`);

for (const citizen of callers) await citizen.stop();
await browser.close();
await server.stop();
server.remove();
