// The Google Benchmark programs of tests/bench, one table for each.
import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { markdownTable } from './load/report.mjs';

const folder = 'build/release/tests/bench';
const known = new Set(['name', 'family_index', 'per_family_instance_index', 'run_name', 'run_type', 'repetitions', 'repetition_index', 'threads', 'iterations',
    'real_time', 'cpu_time', 'time_unit', 'error_occurred', 'error_message']);

function programs() {
    return readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile() && /^bench_[a-z_]+$/.test(entry.name))
        .map((entry) => join(entry.parentPath ?? entry.path, entry.name)).sort();
}

const figure = (value) => (Number.isInteger(value) ? String(value) : Number(value.toPrecision(3)).toString());

function row(result) {
    const counters = Object.entries(result).filter(([name]) => !known.has(name)).map(([name, value]) => `${name} ${figure(value)}`);
    const name = result.name.replace(/\/(iterations:\d+|manual_time)/g, '');
    return [name, `${figure(result.real_time)} ${result.time_unit}`, `${figure(result.cpu_time)} ${result.time_unit}`, counters.join(', ')];
}

export async function measureMicro() {
    const problems = [];
    const tables = programs().map((program) => {
        const name = program.split('/').pop();
        console.log(`  ${name}`);
        const { benchmarks } = JSON.parse(execFileSync(program, ['--benchmark_format=json'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'], maxBuffer: 1 << 24 }));
        for (const failed of benchmarks.filter((result) => result.error_occurred)) problems.push(`${failed.name}: ${failed.error_message}`);
        return `\`${name}\`\n\n${markdownTable(['what', 'time', 'processor time', 'figures'], benchmarks.filter((result) => !result.error_occurred).map(row))}`;
    });
    if (tables.length === 0) problems.push(`no benchmark was built in ${folder}`);
    return { table: tables.join('\n\n'), problems };
}
