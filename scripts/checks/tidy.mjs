// clang-tidy over every source file. A file is read again only when it, a header of ours that it includes, or the rules changed.
// The deep run follows every path through every function (clang-analyzer).
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { resolve } from 'node:path';
import { files } from './files.mjs';

const build = 'build/sanitized';

/** file -> our own files it is made of, as ninja recorded them when it compiled. */
function dependencies() {
    const listed = spawnSync('ninja', ['-C', build, '-t', 'deps'], { encoding: 'utf8', maxBuffer: 1 << 28 }).stdout ?? '';
    const root = `${process.cwd()}/`;
    const found = new Map();
    for (const block of listed.split('\n\n')) {
        const own = block.split('\n').slice(1).map((line) => line.trim()).filter((path) => path.startsWith(root));
        const source = own.find((path) => path.endsWith('.cpp'));
        if (source) found.set(source.slice(root.length), own);
    }
    return found;
}

function fingerprint(own) {
    const hash = createHash('sha256').update(readFileSync('.clang-tidy'));
    for (const path of own.sort()) if (existsSync(path)) hash.update(path).update(readFileSync(path));
    return hash.digest('hex');
}

function look(file, checks) {
    return new Promise((done) => {
        const child = spawn('clang-tidy-19', ['--quiet', '-p', build, ...checks, file]);
        let output = '';
        child.stdout.on('data', (part) => { output += part; });
        child.stderr.resume();
        child.on('error', (error) => done([`clang-tidy-19: ${error.message}`]));
        child.on('close', (status) => done(status === 0 ? [] : output.split('\n').filter((line) => /(error|warning):/.test(line)).map((line) => line.replace(`${process.cwd()}/`, ''))));
    });
}

const deepChecks = `--checks=${['-*', 'bugprone-*', 'performance-*', 'misc-unused-using-decls', 'misc-redundant-expression', 'clang-analyzer-core.*', 'clang-analyzer-cplusplus.*',
    'clang-analyzer-security.*', '-bugprone-easily-swappable-parameters', '-bugprone-exception-escape', '-bugprone-unchecked-optional-access',
    '-bugprone-return-const-ref-from-parameter', '-performance-enum-size', '-performance-avoid-endl',
    '-clang-analyzer-security.insecureAPI.DeprecatedOrUnsafeBufferHandling'].join(',')}`;

export async function tidy({ deep = false } = {}) {
    const cache = deep ? 'build/analysed' : 'build/tidy';
    mkdirSync(cache, { recursive: true });
    const depends = dependencies();
    const waiting = files(/^src\/.*\.cpp$/);
    const problems = [];
    async function worker() {
        for (let file = waiting.shift(); file !== undefined; file = waiting.shift()) {
            const stamp = `${cache}/${file.replaceAll('/', '_')}`;
            const print = fingerprint(depends.get(file) ?? [resolve(file)]);
            if (existsSync(stamp) && readFileSync(stamp, 'utf8') === print) continue;
            const found = await look(file, deep ? [deepChecks] : []);
            if (found.length === 0) writeFileSync(stamp, print);
            problems.push(...found);
        }
    }
    await Promise.all(cpus().map(worker));
    return [...new Set(problems)];
}
