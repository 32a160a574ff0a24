// A file is at most 600 lines. Function sizes are clang-tidy's business (.clang-tidy).
import { files, lines } from './files.mjs';

const mostLines = 600;

export function sizes() {
    return files(/\.(hpp|cpp|mjs|ts|vue|sh|css|py)$/)
        .filter((file) => !file.endsWith('schema.d.ts'))  // generated
        .map((file) => [file, lines(file).length - 1])
        .filter(([, count]) => count > mostLines)
        .map(([file, count]) => `${file}: ${count} lines, more than ${mostLines}: split it by owner or by concept`);
}
