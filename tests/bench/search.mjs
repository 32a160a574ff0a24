// What a search of the knowledge takes, from a thousand questions to a hundred thousand.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { markdownTable } from './load/report.mjs';

const longestSearch = 50;     // ms at the 99th percentile
const longestChange = 1000;   // ms until a change is found

function measure(items) {
    const folder = mkdtempSync(join(tmpdir(), 'hotline-search-'));
    try {
        const run = spawnSync('build/release/tests/bench/search/measure_search', [join(folder, 'db'), String(items)], { encoding: 'utf8' });
        if (run.status !== 0) throw new Error(run.stderr);
        return JSON.parse(run.stdout);
    } finally {
        rmSync(folder, { recursive: true, force: true });
    }
}

const heads = ['questions', 'queries', 'p50, ms', 'p99, ms', 'longest, ms', 'change to hit, ms', 'filled in, s', 'reindex, s', 'file, MB'];
const row = (one) => [String(one.items), String(one.queries), one.p50.toFixed(2), one.p99.toFixed(2), one.longest.toFixed(2), one.change_ms.toFixed(1), one.filled_s.toFixed(1), one.reindex_s.toFixed(1), (one.bytes / 2 ** 20).toFixed(0)];

function missed({ items, p99, change_ms: change }) {
    const faults = [];
    if (p99 > longestSearch) faults.push(`${items} questions: p99 ${p99.toFixed(1)} ms, the aim is ${longestSearch}`);
    if (change < 0 || change > longestChange) faults.push(`${items} questions: a change was not found within ${longestChange} ms`);
    return faults;
}

export async function measureSearch({ items }) {
    const runs = items.map(measure);
    return { table: `Every golden query after a round for the caches, in the program itself:\n\n${markdownTable(heads, runs.map(row))}`, problems: runs.flatMap(missed) };
}
