// C++ is formatted by clang-format 19 with .clang-format.
import { spawnSync } from 'node:child_process';
import { files } from './files.mjs';

export function format() {
    const done = spawnSync('clang-format-19', ['--dry-run', '-Werror', ...files(/^(src|tests)\/.*\.(hpp|cpp)$/)], { encoding: 'utf8', maxBuffer: 1 << 26 });
    if (done.error) return [`clang-format-19: ${done.error.message}`];
    const wrong = new Set((done.stderr.match(/^[^\s:]+\.(hpp|cpp)(?=:)/gm) ?? []));
    return [...wrong].map((file) => `${file}: run clang-format-19 -i on it`);
}
