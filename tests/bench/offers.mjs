// Callers wait, all agents talk: how long after an agent's hang-up his phone gets the next call.
import { BenchCity, oneQueue } from './load/city.mjs';
import { markdownTable, median } from './load/report.mjs';
import { runOnce } from './load/run.mjs';

const agentsAtWork = 10;
const talkSeconds = 1;
const callersPerSecond = 15;  // half as many again as the agents can take, so that somebody always waits
const longestWait = 240;      // s; callers give up only when something is wrong

function faultsOf(server, figures) {
    const faults = [];
    const refused = figures.attempts - figures.answered;
    const forgotten = figures.answered - figures.dropped_total;  // an agent ends every call, the caller none
    if (refused > 0) faults.push(`${refused} callers were not answered: ${JSON.stringify(figures.codes)}`);
    if (forgotten > 0) faults.push(`${forgotten} callers never spoke with an agent`);
    return faults;
}

export async function measureOffers({ window, repeats }) {
    const city = await BenchCity.make(oneQueue(agentsAtWork));
    const options = { mode: 'rate', rate: callersPerSecond, duration: window, hold: longestWait, 'b-hold': talkSeconds, 'max-seconds': longestWait };
    const runs = [];
    for (let repeat = 1; repeat <= repeats; repeat += 1) {
        const run = await runOnce(city, city.agents, options, faultsOf);
        const { n, p50, p99 } = run.figures.redispatch_ms;
        runs.push(run);
        console.log(`  offers, run ${repeat}: ${n}, p50 ${p50} ms, p99 ${p99} ms`);
    }
    const of = (pick) => median(runs.map((run) => pick(run.figures)));
    const offers = (pick) => of((figures) => pick(figures.redispatch_ms));
    const caption = `From an agent's BYE to the next INVITE at his phone: ${agentsAtWork} agents, ${callersPerSecond} callers a second, talks of ${talkSeconds} s, `
        + `no wrap-up time, median of ${repeats}. Both messages pass the forwarder, whose time is in the figures:`;
    const heads = ['offers a run', 'callers at once, most', 'p50, ms', 'p95, ms', 'p99, ms', 'longest, ms'];
    const row = [String(offers((f) => f.n)), String(of((f) => f.server.peak_alive)), ...[(f) => f.p50, (f) => f.p95, (f) => f.p99, (f) => f.max].map((pick) => offers(pick).toFixed(1))];
    return { table: `${caption}\n\n${markdownTable(heads, [row])}`, problems: runs.flatMap((run) => run.faults) };
}
