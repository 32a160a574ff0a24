// Runs the test parts named on the command line, shows what failed, and ends with one line of totals.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { runChecks } from './checks/all.mjs';

const results = 'build/test-results';
const totals = { passed: 0, failed: 0, skipped: 0 };

function count(name, passed, failed, skipped, began, seconds = (Date.now() - began) / 1000) {
    totals.passed += passed;
    totals.failed += failed;
    totals.skipped += skipped;
    console.log(`  ${name.padEnd(34)} ${String(passed).padStart(5)} passed ${String(failed).padStart(3)} failed ${seconds.toFixed(1).padStart(7)}s`);
}

/** Runs a program; its output is shown only when it failed. */
function run(command, args, options = {}) {
    const done = spawnSync(command, args, { encoding: 'utf8', maxBuffer: 1 << 28, ...options });
    const output = `${done.stdout ?? ''}${done.stderr ?? ''}`;
    return { ok: done.status === 0, output, status: done.status ?? done.signal };
}

function programs(folder) {
    if (!existsSync(folder)) return [];
    return readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile() && /^(unit|contract)_[a-z_]+$/.test(entry.name))
        .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
        .sort();
}

function runGoogleTest(program) {
    const name = program.split('/').pop();
    const report = join(results, `${name}.json`);
    const began = Date.now();
    const done = run(program, [`--gtest_output=json:${report}`, '--gtest_brief=1'], { timeout: 600_000 });
    if (!existsSync(report)) {
        console.log(done.output.split('\n').slice(-60).join('\n'));
        return count(`${name} (ended with ${done.status})`, 0, 1, 0, began);
    }
    const { tests, failures, disabled } = JSON.parse(readFileSync(report, 'utf8'));
    const crashed = !done.ok && failures === 0 ? 1 : 0;
    if (!done.ok) console.log(done.output);
    count(name, tests - failures - disabled, failures + crashed, disabled, began);
}

function unit() {
    const found = programs('build/sanitized/tests');
    if (found.length === 0) count('unit: no test program was built', 0, 1, 0, Date.now());
    found.forEach(runGoogleTest);
}

function tapNumber(output, word) {
    return Number(output.match(new RegExp(`^# ${word} (\\d+)`, 'm'))?.[1] ?? 0);
}

/** A network namespace of their own: nobody else's ports, and nothing leaves the machine. */
function inOwnNetwork(command) {
    const root = process.getuid() === 0 ? [] : ['--map-root-user'];
    return ['unshare', [...root, '--net', 'sh', '-c', 'ip link set lo up && exec "$@"', 'sh', ...command]];
}

function functional() {
    const files = readdirSync('tests/functional').filter((file) => file.endsWith('.test.mjs')).sort();
    for (const file of files) {
        const began = Date.now();
        const node = ['node', '--experimental-websocket', '--no-warnings', '--test', '--test-reporter=tap', '--test-timeout=300000', `tests/functional/${file}`];
        const done = run(...inOwnNetwork(node), { env: { ...process.env, HOTLINE_BINARY: 'build/sanitized/src/main/hotline' }, timeout: 900_000 });
        const failed = tapNumber(done.output, 'fail') + tapNumber(done.output, 'cancelled');
        if (!done.ok) console.log(done.output);
        count(`functional ${file.replace('.test.mjs', '')}`, tapNumber(done.output, 'pass'), failed + (!done.ok && failed === 0 ? 1 : 0),
            tapNumber(done.output, 'skipped'), began);
    }
}

function web() {
    let began = Date.now();
    const types = run('npm', ['run', '--silent', 'typecheck'], { cwd: 'web' });
    if (!types.ok) console.log(types.output);
    count('web types', types.ok ? 1 : 0, types.ok ? 0 : 1, 0, began);
    began = Date.now();
    const report = `${process.cwd()}/${results}/web.json`;
    const done = run('npx', ['vitest', 'run', '--reporter=json', `--outputFile=${report}`], { cwd: 'web' });
    if (!done.ok) console.log(done.output, existsSync(report) ? readFileSync(report, 'utf8').slice(0, 8000) : '');
    const seen = existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : { numPassedTests: 0, numFailedTests: 1, numPendingTests: 0 };
    count('web components and stores', seen.numPassedTests, seen.numFailedTests + (!done.ok && seen.numFailedTests === 0 ? 1 : 0), seen.numPendingTests, began);
}

async function checks(options = {}) {
    for (const { name, problems, seconds } of await runChecks(options)) {
        for (const problem of problems.slice(0, 40)) console.log(`    ${problem}`);
        count(`check ${name}`, problems.length === 0 ? 1 : 0, problems.length === 0 ? 0 : 1, 0, 0, seconds);
    }
}

const parts = { checks, unit, functional, web, deep: () => checks({ deep: true }) };
rmSync(results, { recursive: true, force: true });
mkdirSync(results, { recursive: true });
const wanted = process.argv.slice(2);
for (const part of wanted) await parts[part]();
console.log(`${totals.passed} passed, ${totals.failed} failed${totals.skipped > 0 ? `, ${totals.skipped} skipped` : ''}`);
process.exit(totals.failed === 0 && totals.passed > 0 ? 0 : 1);
