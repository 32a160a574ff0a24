// Many cases in the store: what lists, histories and searches take, and whether acknowledged acts outlive kill -9.
import { join } from 'node:path';
import { askCold, askWarm, People } from './load/case_asking.mjs';
import { CaseWork } from './load/case_acts.mjs';
import { CaseCity } from './load/case_city.mjs';
import { queriesOf } from './load/case_queries.mjs';
import { markdownTable, median, percentile } from './load/report.mjs';

const actsPerSecond = 50;
const longestAct = 100;      // ms at the 99th percentile
const coldRounds = 5;
const briefFrom = 5_000_000;  // from here on with short texts, so that the file fits ordinary disks
const warm = { seconds: 4, least: 40, most: 400 };

const short = (count) => (count >= 1_000_000 ? `${count / 1_000_000} million` : `${count / 1000} thousand`);

async function askEverything(city, cases, warmth) {
    const queries = queriesOf(cases);
    let server = await city.serve();
    let people = new People(server);
    const results = new Map(queries.map((query) => [query.name, { query, cold: [] }]));
    for (const query of queries) {
        const found = await askWarm(people, query, warmth);
        Object.assign(results.get(query.name), found);
        console.log(`  ${short(cases)}: ${query.name}: p50 ${found.p50.toFixed(1)}, p99 ${found.p99.toFixed(1)} ms, ${found.rows.toFixed(0)} rows`);
    }
    await server.stop();
    for (let round = 0; round < coldRounds; round += 1) {
        city.forgetCache();
        server = await city.serve();
        people = people.at(server);
        for (const query of queries) results.get(query.name).cold.push(await askCold(people, query, round));
        await server.stop();
    }
    return { results, people };
}

function missedAims(results, cases) {
    return [...results.values()].filter(({ query, p99 }) => query.limit && p99 > query.limit)
        .map(({ query, p99 }) => `${short(cases)}: ${query.name}: p99 ${p99.toFixed(1)} ms, the aim is ${query.limit}`);
}

/** People act, the server is killed while answers are under way, and all that was acknowledged is looked for. */
async function actAndKill(city, people, seconds) {
    const server = await city.serve();
    const work = new CaseWork(people.at(server), join(city.folder, 'acknowledged.txt'));
    const { pending } = await work.run(actsPerSecond, seconds);
    work.stopping = true;
    await server.kill();
    await Promise.allSettled(pending);
    const again = await city.serve();
    const missing = await work.missing(await people.at(again).one('leader'));
    await again.stop();
    return { work, missing };
}

function actFaults({ work, missing }) {
    const faults = [...missing.slice(0, 5).map((one) => `lost after kill -9: ${one}`), ...work.failures.slice(0, 5).map((one) => `an act failed: ${one}`)];
    const p99 = percentile(work.times, 0.99);
    if (p99 > longestAct) faults.push(`the 99th percentile of an act is ${p99.toFixed(1)} ms`);
    return faults;
}

const fillHeads = ['cases', 'events', 'file, GiB', 'texts', 'filled in, s', 'rows sampled against their events', 'differing'];
const fillRow = ({ cases, filled, brief }) => [short(cases), String(filled.events), (filled.bytes / 2 ** 30).toFixed(2), brief ? 'short' : 'usual', String(filled.seconds), String(filled.sampled), String(filled.differing)];

function answerTable(runs) {
    const heads = ['p50 / p99 warm; first answer cold, ms', ...runs.map(({ cases }) => short(cases))];
    const cell = ({ p50, p99, cold }) => `${p50.toFixed(1)} / ${p99.toFixed(1)}; ${median(cold).toFixed(0)}`;
    const names = [...runs[0].results.keys()];
    return markdownTable(heads, names.map((name) => [name, ...runs.map(({ results }) => cell(results.get(name)))]));
}

const actHeads = ['cases before', 'acts acknowledged', 'a second', 'cases begun', 'p50, ms', 'p99, ms', 'longest, ms', 'lost after kill -9'];
const actRow = ({ cases, acts: { work, missing } }) => [short(cases), String(work.count), (work.count / work.worked).toFixed(1), String(work.acknowledged.size),
    percentile(work.times, 0.5).toFixed(1), percentile(work.times, 0.99).toFixed(1), Math.max(...work.times).toFixed(0), String(missing.length)];

async function measureSize(cases, acts, problems) {
    const brief = cases >= briefFrom;
    const city = CaseCity.make(cases, { brief });
    console.log(`  ${short(cases)}: filled in ${city.filled.seconds} s, ${(city.bytes / 2 ** 30).toFixed(2)} GiB`);
    const { results, people } = await askEverything(city, cases, warm);
    problems.push(...missedAims(results, cases));
    const run = { cases, brief, filled: city.filled, results };
    if (acts > 0) {
        run.acts = await actAndKill(city, people, acts);
        problems.push(...actFaults(run.acts));
    }
    city.remove();
    return run;
}

export async function measureCases({ sizes, acts }) {
    const problems = [];
    const runs = [];
    for (const cases of sizes) runs.push(await measureSize(cases, cases === Math.max(...sizes) ? acts : 0, problems));
    const tables = [
        `Made-up cases in the store:\n\n${markdownTable(fillHeads, runs.map(fillRow))}`,
        `Answers of the program over HTTP, one after the other; cold is the first answer of its kind after a start with nothing of the file in memory, median of ${coldRounds}:\n\n${answerTable(runs)}`,
    ];
    const last = runs.at(-1);
    if (last.acts) tables.push(`${actsPerSecond} acts a second for ${acts} s by ${6 + 12 + 2} people, then kill -9 while answers are under way:\n\n${markdownTable(actHeads, [actRow(last)])}`);
    return { table: tables.join('\n\n'), problems };
}
