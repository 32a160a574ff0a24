// The rules of CONTRIBUTING.md that a tool can keep.
import { coroutines } from './coroutines.mjs';
import { format } from './format.mjs';
import { layers } from './layers.mjs';
import { sizes } from './sizes.mjs';
import { text } from './text.mjs';
import { tidy } from './tidy.mjs';

export async function runChecks() {
    const results = [];
    for (const [name, check] of Object.entries({ format, layers, sizes, coroutines, text, tidy })) {
        const began = Date.now();
        results.push({ name, problems: await check(), began });
    }
    return results;
}
