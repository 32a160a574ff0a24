// Runs the measurements named on the command line and shows their tables; see ./bench --help.
import { parseArgs } from 'node:util';
import { measureCalls } from './calls.mjs';
import { measureCases } from './cases.mjs';
import { describeMachine, generatorCore, pin, placement, unpin } from './load/machine.mjs';
import { putIntoDocument } from './load/report.mjs';
import { measureIvr } from './ivr.mjs';
import { measureMicro } from './micro.mjs';
import { measureOffers } from './offers.mjs';
import { measureSearch } from './search.mjs';
import { measureStorm } from './storm.mjs';

const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
        calls: { type: 'string', default: '100,300' },
        window: { type: 'string', default: '20' },
        repeats: { type: 'string', default: '3' },
        burst: { type: 'string', default: '300' },
        sizes: { type: 'string', default: '10000,100000,1000000' },
        items: { type: 'string', default: '1000,10000,100000' },
        acts: { type: 'string', default: '600' },
        write: { type: 'boolean', default: false },
    },
});

function wholeNumber(text, name, most = 9999) {
    if (/^[1-9]\d*$/.test(text) && Number(text) <= most) return Number(text);
    console.error(`--${name} takes whole numbers from 1 to ${most}, not "${text}"`);
    process.exit(2);
}

const settings = {
    calls: values.calls.split(',').map((text) => wholeNumber(text, 'calls')),
    window: wholeNumber(values.window, 'window'),
    repeats: wholeNumber(values.repeats, 'repeats'),
    burst: wholeNumber(values.burst, 'burst'),
    sizes: values.sizes.split(',').map((text) => wholeNumber(text, 'sizes', 20_000_000)),
    items: values.items.split(',').map((text) => wholeNumber(text, 'items', 1_000_000)),
    acts: wholeNumber(values.acts, 'acts'),
};
const parts = { calls: measureCalls, ivr: measureIvr, offers: measureOffers, storm: measureStorm, cases: measureCases, search: measureSearch, micro: measureMicro };
const machine = describeMachine();
let faults = 0;
process.once('SIGINT', () => process.exit(130));  // what is to be cleared away is cleared away at the exit

for (const part of positionals) {
    if (part !== 'micro') pin(process.pid, generatorCore);  // off the server's core
    const { table, problems } = await parts[part](settings);
    unpin(process.pid);
    const text = `${table}\n\n${part === 'micro' ? machine : `${machine}; ${placement}`}.`;
    console.log(`\n${text}`);
    for (const problem of problems) console.log(`  fault: ${problem}`);
    faults += problems.length;
    if (values.write && problems.length === 0) putIntoDocument('docs/performance.md', part, text);
    if (values.write && problems.length > 0) console.log(`  docs/performance.md keeps its old table of ${part}`);
}
process.exit(faults === 0 ? 0 : 1);
