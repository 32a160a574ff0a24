// Callers in the voice menu, each hearing prompts all the time: what one of them costs, and whether the sound has gaps.
import { BenchCity } from './load/city.mjs';
import { markdownTable, median } from './load/report.mjs';
import { runOnce } from './load/run.mjs';

/** Asks again and again without a pause, far longer than any window; then a person, so that it is a sound flow. */
function talkative() {
    const rounds = 30;
    const round = (n) => [`round${n}`, {
        kind: 'menu', prompts: ['greeting', 'main_menu'], choices: { 0: { next: 'person', label_zh: '人工服务', label_en: 'A person' } },
        no_input_after_ms: 0, ask_times: 9, no_input: n === rounds ? 'person' : `round${n + 1}`, no_match: 'person',
    }];
    const nodes = { ...Object.fromEntries(Array.from({ length: rounds }, (_, index) => round(index + 1))), person: { kind: 'queue', queue: 'general' } };
    return { schema: 1, code: 'general', title_zh: '只听提示音', title_en: 'Prompts only', start: 'round1', nodes };
}

function faultsOf(figures, calls) {
    const faults = [];
    if (figures.answered !== calls) faults.push(`${figures.answered} were answered: ${JSON.stringify(figures.codes)}`);
    if (figures.dropped_total > 0) faults.push(`${figures.dropped_total} were ended by the server`);
    if (figures.media.dead_legs > 0) faults.push(`${figures.media.dead_legs} heard nothing`);
    if (figures.media.rtp_seq_lost > 0) faults.push(`${figures.media.rtp_seq_lost} packets were never sent`);
    return faults;
}

async function once(city, calls, window) {
    const run = await runOnce(city, [], { mode: 'steady', calls, window, expect: 'prompt' }, async (server, figures) => faultsOf(figures, calls));
    return { ...run, faults: run.faults.map((fault) => `${calls} callers: ${fault}`) };
}

const heads = ['callers at once', 'CPU-s per call-minute', 'cores', 'packets heard, % of 50 a second', 'longest gap between packets p50 / p99 / max, ms', 'gaps over 60 ms',
    'memory per call, KiB', 'generator late p99 / max, ms'];

function row(calls, runs) {
    const of = (pick) => median(runs.map((run) => pick(run.figures)));
    return [
        String(calls), of((f) => f.server.cpu_s_per_call_min).toFixed(4), of((f) => f.server.cores).toFixed(3), of((f) => f.media.rx_rate_pct).toFixed(2),
        `${of((f) => f.media.maxgap_ms.p50).toFixed(1)} / ${of((f) => f.media.maxgap_ms.p99).toFixed(1)} / ${of((f) => f.media.maxgap_ms.max).toFixed(1)}`,
        String(of((f) => f.media.gaps_over_60ms)), of((f) => f.server.rss_kb_per_call).toFixed(0),
        `${of((f) => f.gen.tick_late_p99_ms).toFixed(2)} / ${of((f) => f.gen.tick_late_max_ms).toFixed(1)}`,
    ];
}

export async function measureIvr({ calls, window, repeats }) {
    const city = await BenchCity.make([{ code: 'general', number: '12345', agents: 0, flow: talkative() }]);
    const runs = new Map(calls.map((count) => [count, []]));
    for (let repeat = 1; repeat <= repeats; repeat += 1)
        for (const count of calls) {
            const run = await once(city, count, window);
            runs.get(count).push(run);
            console.log(`  ${count} callers, run ${repeat}: ${run.figures.server.cpu_s_per_call_min} CPU-s per call-minute, longest gap ${run.figures.media.maxgap_ms.max} ms`);
        }
    const caption = `Callers in the voice menu who hear prompts all the time (G.711 A-law, 20 ms, recorded), ${window} s measured, median of ${repeats}:`;
    return {
        table: `${caption}\n\n${markdownTable(heads, calls.map((count) => row(count, runs.get(count))))}`,
        problems: [...runs.values()].flat().flatMap((run) => run.faults),
    };
}
