// The rules of CONTRIBUTING.md that a tool can keep.
import { coroutines } from './coroutines.mjs';
import { format } from './format.mjs';
import { layers } from './layers.mjs';
import { sizes } from './sizes.mjs';
import { text } from './text.mjs';
import { tidy } from './tidy.mjs';

const quick = { format, layers, sizes, coroutines, text, tidy };
const thorough = { analyser: () => tidy({ deep: true }) };

export async function runChecks({ deep = false } = {}) {
    const results = [];
    for (const [name, check] of Object.entries(deep ? thorough : quick)) {
        const began = Date.now();
        const problems = await check();
        results.push({ name, problems, seconds: (Date.now() - began) / 1000 });
    }
    return results;
}
