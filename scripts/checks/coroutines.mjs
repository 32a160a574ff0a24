// No braces and no lambda inside a co_await full expression: gcc 12 destroys such temporaries twice (docs/adr/0002-compiler.md),
// and a name makes the life time plain to a reader.
import { files, lines } from './files.mjs';

export function coroutines() {
    const problems = [];
    for (const file of files(/^src\/.*\.(hpp|cpp)$/)) {
        lines(file).forEach((line, index) => {
            const code = line.replace(/\/\/.*$/, '').replace(/"(\\.|[^"\\])*"/g, '""');
            const at = code.indexOf('co_await');
            if (at < 0) return;
            const expression = code.slice(at).split(';')[0];
            if (/\{[^}]|\[[^\]]*\]\s*[({]/.test(expression.replace(/\)\s*\{.*$/, ')'))) problems.push(`${file}:${index + 1}: name the value before co_await`);
        });
    }
    return problems;
}
