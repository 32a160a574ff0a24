// The dependency rule of ARCHITECTURE.md: base <- domain <- app <- adapters <- main; adapters never include each other.
import { files, lines } from './files.mjs';

const may = {
    base: ['base'],
    domain: ['base', 'domain'],
    app: ['base', 'domain', 'app'],
    adapters: ['base', 'domain', 'app'],
    main: ['base', 'domain', 'app', 'adapters', 'main'],
};
// Rules stay free of the outside world: no input, output, clock, thread, chance, log or JSON text below app/.
const notInDomain = /^(thread|mutex|atomic|condition_variable|fstream|iostream|filesystem|random|future|unistd\.h|sys\/|boost\/json|boost\/asio|spdlog|sqlite3|fmt\/chrono)/;
// Giants whose headers cost seconds in every file that sees them.
const onlyInSources = /^(boost\/beast|boost\/asio\.hpp|boost\/json\.hpp|sofia-sip|toml\+\+|CLI\/|spdlog)/;

export function layers() {
    const problems = [];
    for (const file of files(/^src\/.*\.(hpp|cpp)$/)) {
        const [, layer, adapter] = file.split('/');
        lines(file).forEach((line, index) => {
            const own = line.match(/^#include "([a-z_]+)\/([a-z_]+)?/);
            const outside = line.match(/^#include <([^>]+)>/);
            const where = `${file}:${index + 1}`;
            if (own && own[1] in may && !may[layer].includes(own[1]) && !(layer === 'adapters' && own[1] === 'adapters' && own[2] === adapter))
                problems.push(`${where}: ${layer} may not include ${line.slice(9)}`);
            if (outside && layer === 'domain' && notInDomain.test(outside[1])) problems.push(`${where}: domain is pure, but includes <${outside[1]}>`);
            // a header named *_private or below an adapter's own room may see its library
            if (outside && file.endsWith('.hpp') && layer !== 'adapters' && onlyInSources.test(outside[1]) && !file.startsWith('src/base/json') && !file.startsWith('src/base/log'))
                problems.push(`${where}: <${outside[1]}> belongs in a .cpp`);
        });
    }
    const beast = files(/^src\/.*\.(hpp|cpp)$/).filter((file) => lines(file).some((line) => /^#include <boost\/beast/.test(line)));
    for (const file of beast.filter((one) => !one.startsWith('src/adapters/http/'))) problems.push(`${file}: only adapters/http knows Beast`);
    return problems;
}
