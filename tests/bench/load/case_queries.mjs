// What each role asks of the cases, as its pages do, with what differs from one asking to the next.
const pageSize = 50;
const day = 86_400_000;
const units = ['urban', 'police', 'hrss', 'housing', 'transport', 'ecology', 'education', 'health', 'market', 'water', 'energy', 'civil'];
const kinds = ['enquiry', 'help', 'complaint', 'report', 'suggestion', 'praise'];
const districts = ['Q01', 'Q02', 'Q03', 'Q04', 'Q05', 'Q06'];
const persons = 10_000_000;

/** Common words stand in every second to tenth text, rare ones (names of places) in few, absent ones in none. */
const words = {
    2: { common: ['路灯', '噪音', '小区', '施工', '垃圾', '物业'], rare: ['锦绣', '鹤榭', '曦津', '谧渡', '珑邸', '橡墅'] },
    3: { common: ['公交车', '幼儿园', '居民楼', '工作人', '消防通', '退休职'], rare: ['鹤榭市', '曦津公', '谧渡新', '珑邸家', '橡墅花', '苇畔小'] },
    4: { common: ['消防通道', '路灯损坏', '食品卫生', '安全隐患', '维修基金', '施工许可'], rare: ['鹤榭市场', '曦津公寓', '谧渡新村', '珑邸家园', '橡墅花园', '苇畔小学'] },
    5: { common: ['大型机械作', '垃圾堆放点', '拖欠两个月', '早晚高峰时', '一次性告知', '下雨天积水'], rare: ['观澜街道鹤', '曦津公寓电', '谧渡新村道', '珑邸家园噪', '橡墅花园垃', '路灯鹤榭市'] },
    6: { common: ['工作人员到场', '有关部门尽快', '存在较大的安', '居民夜间出行', '照片和视频，', '供暖温度不足'], rare: ['鹤榭市场道路', '曦津公寓路灯', '谧渡新村公共', '珑邸家园垃圾', '橡墅花园占道', '路灯维修基金'] },
};

const pick = (list, turn) => list[turn % list.length];
const ago = (days) => new Date(Date.now() - days * day).toISOString();
export const personsNumber = (person) => `0999${String((person * 7_919_003 + 1_234_567) % persons).padStart(7, '0')}`;

/** A cursor as the server writes it, for a page that nobody wants to walk to: behind all cases that are newer. */
function cursorAt(days) {
    const packed = Buffer.alloc(16);
    packed.writeBigInt64LE(BigInt(Math.round(Date.now() - days * day)) * 1000n, 0);
    packed.writeBigInt64LE(BigInt(Math.round(Date.now() - days * day - Date.UTC(2026, 0, 1))) << 22n, 8);
    return packed.toString('base64url');
}

const list = (filter = {}) => `/cases?${new URLSearchParams({ ...filter, limit: pageSize })}`;

/** `ask` gives the path of the n-th asking; `limit` is what its 99th percentile may be, in milliseconds; absent: no aim. */
const lists = [
    { name: 'board: to be dispatched', who: () => 'dispatcher01', ask: () => list({ state: 'recorded' }) },
    { name: 'inbox of a department: new', who: (turn) => pick(units, turn), ask: () => list({ state: 'assigned' }) },
    { name: 'inbox of a department: in hand', who: (turn) => pick(units, turn), ask: () => list({ state: 'in_progress' }) },
    { name: 'inbox of a department: overdue', who: (turn) => pick(units, turn), ask: () => list({ state: 'assigned,in_progress', overdue: 1 }) },
    { name: 'inbox of a department: everything', who: (turn) => pick(units, turn), ask: () => list() },
    { name: 'inbox of a unit below: new', who: () => 'urban.lighting', ask: () => list({ state: 'assigned' }) },
    { name: 'review: to be reviewed', who: () => 'reviewer01', ask: () => list({ state: 'awaiting_review' }) },
    { name: 'cases: all', who: () => 'supervisor01', ask: () => list() },
    { name: 'cases: all, deep page', who: () => 'supervisor01', ask: (turn) => list({ cursor: cursorAt(60 + turn % 200) }) },
    { name: 'cases: a kind', who: () => 'leader', ask: (turn) => list({ kind: pick(kinds, turn) }) },
    { name: 'cases: a kind, deep page', who: () => 'leader', ask: (turn) => list({ kind: pick(kinds, turn), cursor: cursorAt(60 + turn % 200) }) },
    { name: 'cases: a district', who: () => 'leader', ask: (turn) => list({ district: pick(districts, turn) }) },
    { name: 'cases: a department', who: () => 'leader', ask: (turn) => list({ department: pick(units, turn) }) },
    { name: 'cases: a department, deep page', who: () => 'leader', ask: (turn) => list({ department: pick(units, turn), cursor: cursorAt(60 + turn % 200) }) },
    { name: 'cases: a stage', who: () => 'leader', ask: (turn) => list({ stage: pick(['assigned', 'in_progress', 'approved', 'suspended', 'rejected', 'withdrawn'], turn) }) },
    { name: 'cases: state, kind and district', who: () => 'leader', ask: (turn) => list({ state: 'approved', kind: pick(kinds, turn), district: pick(districts, turn + (turn / 6 | 0)) }) },
    { name: 'cases: the same, deep page', who: () => 'leader', ask: (turn) => list({ state: 'approved', kind: pick(kinds, turn), district: pick(districts, turn + (turn / 6 | 0)), cursor: cursorAt(60 + turn % 200) }) },
    { name: 'cases: department, state, kind and district', who: () => 'leader', ask: (turn) => list({ department: pick(units, turn), state: 'in_progress', kind: pick(kinds, turn), district: pick(districts, turn + (turn / 6 | 0)) }) },
    { name: 'cases: a week', who: () => 'leader', ask: (turn) => list({ from: ago(20 + turn % 200), to: ago(13 + turn % 200) }) },
    { name: 'cases: overdue', who: () => 'supervisor01', ask: () => list({ overdue: 1 }) },
    { name: 'cases: overdue in a department', who: () => 'supervisor01', ask: (turn) => list({ overdue: 1, department: pick(units, turn) }) },
    { name: 'cases: mine', who: () => 'agent01', ask: () => list({ mine: 1 }) },
    { name: 'cases: mine, in review', who: () => 'agent01', ask: () => list({ mine: 1, state: 'awaiting_review' }) },
].map((one) => ({ ...one, limit: 100 }));

const historiesOf = (cases) => [
    { name: 'a person\'s history, usual', who: () => 'agent01', ask: (turn) => `/contacts/${personsNumber((turn * 7919) % Math.max(1, Math.floor(cases / 3)))}`, limit: 100 },
    { name: 'a person\'s history, who calls most', who: () => 'agent01', ask: (turn) => `/contacts/${personsNumber(turn % 5)}`, limit: 100 },
    { name: 'a person\'s cases', who: () => 'supervisor01', ask: (turn) => list({ phone: personsNumber(turn % 5) }), limit: 100 },
];

const searches = [2, 3, 4, 5, 6].flatMap((length) => ['common', 'rare'].map((kind) => ({
    name: `search, ${length} characters, ${kind}`, who: () => 'dispatcher01', ask: (turn) => list({ q: pick(words[length][kind], turn) }), limit: 300,
}))).concat([
    { name: 'search in one department', who: (turn) => pick(units, turn), ask: (turn) => list({ q: pick(words[2].common.concat(words[4].common), turn) }), limit: 300 },
    { name: 'search with state and kind', who: () => 'leader', ask: (turn) => list({ q: pick(words[4].common, turn), state: 'in_progress', kind: pick(kinds, turn) }), limit: 300 },
    { name: 'search, deep page', who: () => 'leader', ask: (turn) => list({ q: pick(words[2].common, turn), cursor: cursorAt(60 + turn % 200) }), limit: 300 },
]);

const overviews = [
    { name: 'overview of a week', who: () => 'leader', ask: () => `/reports/overview?${new URLSearchParams({ from: ago(7), to: ago(0) })}` },
    { name: 'overview of 30 days', who: () => 'leader', ask: () => `/reports/overview?${new URLSearchParams({ from: ago(30), to: ago(0) })}` },
];

export const queriesOf = (cases) => [...lists, ...historiesOf(cases), ...searches, ...overviews];
