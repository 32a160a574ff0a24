// Calls from the trunk through the queue to agents' phones, bridged and recorded: what one call costs.
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { until } from '../functional/support/wait.mjs';
import { BenchCity, oneQueue } from './load/city.mjs';
import { markdownTable, median } from './load/report.mjs';
import { runOnce } from './load/run.mjs';

/** Sizes of the recordings, in bytes. */
function recordings(server) {
    const folder = join(server.data, 'recordings');
    return readdirSync(folder, { recursive: true }).filter((name) => name.endsWith('.wav')).map((name) => statSync(join(folder, name)).size);
}

function faultsOf(figures, calls, whole) {
    const faults = [];
    if (figures.answered !== calls || figures.b_up !== calls) faults.push(`${figures.answered} were answered, ${figures.b_up} reached an agent: ${JSON.stringify(figures.codes)}`);
    if (figures.dropped_total > 0) faults.push(`${figures.dropped_total} were ended by the server`);
    if (figures.media.dead_legs > 0) faults.push(`${figures.media.dead_legs} sides heard nothing`);
    if (whole !== calls) faults.push(`${whole} recordings hold all that was measured`);
    return faults;
}

async function once(city, calls, window) {
    const look = async (server, figures) => {
        const least = figures.window_s * 16_000;  // two channels of A-law
        const whole = () => recordings(server).filter((size) => size >= least).length;
        await until('recordings to be written', () => whole() === calls, 5).catch(() => {});
        return faultsOf(figures, calls, whole());
    };
    const run = await runOnce(city, city.agents.slice(0, calls), { mode: 'steady', calls, window }, look);
    return { ...run, faults: run.faults.map((fault) => `${calls} calls: ${fault}`) };
}

function row(calls, runs) {
    const of = (pick) => median(runs.map((run) => pick(run.figures)));
    return [
        String(calls), of((f) => f.server.cpu_s_per_call_min).toFixed(4), of((f) => f.server.cores).toFixed(3),
        `${of((f) => f.media.lost)} of ${of((f) => f.media.sent)}`, `${of((f) => f.media.delay_ms.p50).toFixed(2)} / ${of((f) => f.media.delay_ms.p99).toFixed(2)}`,
        `${of((f) => f.route_ms.p50).toFixed(1)} / ${of((f) => f.route_ms.p99).toFixed(1)}`, of((f) => f.server.rss_kb_per_call).toFixed(0),
        (of((f) => f.memoryAfterKiB) / 1024).toFixed(1), String(of((f) => f.server.threads)), (of((f) => f.server.ctxsw_per_s) / of((f) => f.media.tx / f.window_s)).toFixed(2),
        `${of((f) => f.gen.tick_late_p99_ms).toFixed(2)} / ${of((f) => f.gen.tick_late_max_ms).toFixed(1)}`,
    ];
}

const heads = ['calls at once', 'CPU-s per call-minute', 'cores', 'packets lost', 'one-way delay p50 / p99, ms', 'INVITE to agent\'s INVITE p50 / p99, ms',
    'memory per call, KiB', 'memory after, MiB', 'threads', 'context switches per packet', 'generator late p99 / max, ms'];

export async function measureCalls({ calls, window, repeats }) {
    const city = await BenchCity.make(oneQueue(Math.max(...calls)));
    const runs = new Map(calls.map((count) => [count, []]));
    for (let repeat = 1; repeat <= repeats; repeat += 1)
        for (const count of calls) {
            const run = await once(city, count, window);
            runs.get(count).push(run);
            console.log(`  ${count} calls, run ${repeat}: ${run.figures.server.cpu_s_per_call_min} CPU-s per call-minute, ${run.figures.media.lost} lost, p99 ${run.figures.media.delay_ms.p99} ms`);
        }
    const caption = `Bridged and recorded calls (queue, agent's SIP phone, G.711 A-law, 20 ms), ${window} s measured, median of ${repeats}:`;
    return {
        table: `${caption}\n\n${markdownTable(heads, calls.map((count) => row(count, runs.get(count))))}`,
        problems: [...runs.values()].flat().flatMap((run) => run.faults),
    };
}
