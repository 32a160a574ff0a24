// A bad day: calls that talk on while twelve times as many as usual come in, on one core. What is lost, late or left over?
import { setTimeout as sleep } from 'node:timers/promises';
import { BenchCity } from './load/city.mjs';
import { Forwarder, generators } from './load/forwarder.mjs';
import { PhoneBank } from './load/phone_bank.mjs';
import { markdownTable } from './load/report.mjs';
import { takeSeats, whatIsStuck } from './load/seats.mjs';
import { runVoiceload } from './load/voiceload.mjs';

const talking = 450;       // calls that last through the burst; their sound is what is measured
const newCalls = 10;       // a second in the burst: twelve times the 3000 an hour of an ordinary day
const talkSeconds = 5;     // of a call in the burst, so that 50 are at once
const agentsOfEach = 500;
const rampPerSecond = 25;
const settleSeconds = 3;
const sipTransactions = 34;  // s; a finished call is remembered for 32 (RFC 3261, timers B, F, H and J)

const queues = [
    { code: 'general', number: '12345', agents: agentsOfEach },
    { code: 'surge', number: '12346', agents: agentsOfEach },
];

async function storm(server, seconds) {
    const lasting = { mode: 'steady', calls: talking, rate: rampPerSecond, settle: settleSeconds, window: seconds + 10, 'max-seconds': seconds + 120 };
    const passing = { mode: 'rate', to: '12346', rate: newCalls, duration: seconds, hold: talkSeconds, 'max-seconds': seconds + 120 };
    const ramp = sleep((talking / rampPerSecond + settleSeconds) * 1000);
    const [held, burst] = await Promise.all([
        runVoiceload(server, lasting),
        ramp.then(() => runVoiceload(server, passing, generators.second)),
    ]);
    return { held, burst };
}

function faultsOf({ held, burst }) {
    const faults = [];
    const lost = (what, { attempts, answered, b_up: reached, dropped_total: dropped, codes }) => {
        if (answered !== attempts || reached !== attempts) faults.push(`${what}: of ${attempts} calls ${answered} were answered and ${reached} reached an agent: ${JSON.stringify(codes)}`);
        if (dropped > 0) faults.push(`${what}: ${dropped} calls were ended by the server`);
    };
    lost('lasting', held);
    lost('burst', burst);
    if (held.media.dead_legs > 0) faults.push(`${held.media.dead_legs} sides heard nothing`);
    if (held.media.loss_pct >= 0.1) faults.push(`${held.media.loss_pct} % of the packets were lost`);
    if (held.media.delay_ms.p99 >= 5) faults.push(`the 99th percentile of the delay is ${held.media.delay_ms.p99} ms`);
    return faults;
}

/** Both rounds on one server: what the second adds to its memory would be added by every further one. */
async function rounds(city, server, burst) {
    const faults = [];
    const results = [];
    for (const seconds of [burst, Math.ceil(burst / 5)]) {
        const figures = await storm(server, seconds);
        faults.push(...faultsOf(figures), ...await whatIsStuck(server, city.overseer, city.agents));
        await sleep(sipTransactions * 1000);
        results.push({ seconds, ...figures, memoryMiB: server.memoryKiB / 1024 });
        console.log(`  burst of ${seconds} s: ${figures.burst.attempts} calls, ${figures.held.media.lost} packets lost, p99 ${figures.held.media.delay_ms.p99} ms, ${(server.memoryKiB / 1024).toFixed(1)} MiB afterwards`);
    }
    const [first, second] = results;
    if (second.memoryMiB > first.memoryMiB * 1.05) faults.push(`memory grew from ${first.memoryMiB} to ${second.memoryMiB} MiB from one storm to the next`);
    return { results, faults };
}

const heads = ['burst, s', 'calls in it', 'calls at once', 'calls lost', 'cores', 'packets lost', 'one-way delay p50 / p99, ms', 'INVITE to agent\'s INVITE p50 / p99, ms',
    'memory afterwards, MiB', 'generator late p99 / max, ms'];

function row({ seconds, held, burst, memoryMiB }) {
    const lost = held.attempts - held.b_up + held.dropped_total + burst.attempts - burst.b_up + burst.dropped_total;
    return [
        String(seconds), String(burst.attempts), String(talking + burst.server.peak_alive), String(lost), held.server.cores.toFixed(3), `${held.media.lost} of ${held.media.sent}`,
        `${held.media.delay_ms.p50.toFixed(2)} / ${held.media.delay_ms.p99.toFixed(2)}`, `${burst.route_ms.p50.toFixed(1)} / ${burst.route_ms.p99.toFixed(1)}`,
        memoryMiB.toFixed(1), `${held.gen.tick_late_p99_ms.toFixed(2)} / ${held.gen.tick_late_max_ms.toFixed(1)}`,
    ];
}

export async function measureStorm({ burst }) {
    const city = await BenchCity.make(queues);
    const server = await city.serve();
    const doors = [await new Forwarder().open(server), await new Forwarder().open(server, generators.second)];
    try {
        const [first, second] = [city.agents.slice(0, agentsOfEach), city.agents.slice(agentsOfEach)];
        await PhoneBank.register(server, first);
        await PhoneBank.register(server, second, generators.second);
        await takeSeats(server, city.agents);
        const { results, faults } = await rounds(city, server, burst);
        if (await server.stop() !== 0) faults.push(`the server did not end well: ${server.output.slice(-500)}`);
        const caption = `${talking} recorded calls talk on while ${newCalls} new ones a second come and talk for ${talkSeconds} s; ${2 * agentsOfEach} agents at SIP phones; `
            + 'the whole server on one core; sound is measured on the calls that talk on:';
        return { table: `${caption}\n\n${markdownTable(heads, results.map(row))}`, problems: faults };
    } finally {
        await server.stop();
        for (const door of doors) await door.close();
    }
}
