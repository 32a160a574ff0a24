// What must not stand in the tree: paths of a machine, unfinished marks, waiting by time in tests.
import { homedir } from 'node:os';
import { dirname } from 'node:path';
import { files, lines } from './files.mjs';

const rules = [
    { in: /\.(hpp|cpp|ts|vue|mjs|sh|css)$/, not: /\b(TODO|FIXME|XXX|HACK)\b/, say: 'finish it or leave it out' },
    { in: /^tests\/(?!bench\/).*\.(cpp|hpp|mjs)$|^web\/tests\//, not: /sleep_for|\busleep\(|waitForTimeout/, say: 'tests wait for events, never for time' },
];

export function text() {
    const problems = [];
    const parent = `${dirname(process.cwd())}/`;
    const machine = [parent.length > 2 ? parent : null, homedir().length > 2 ? `${homedir()}/` : null].filter(Boolean);
    for (const file of files(/\.(hpp|cpp|ts|vue|mjs|sh|css|md|json|toml|yaml|txt|sql|cmake|xml)$|^(run|test|bench)$/)) {
        const itself = file === 'scripts/checks/text.mjs';
        lines(file).forEach((line, index) => {
            for (const rule of rules)
                if (!itself && rule.in.test(file) && rule.not.test(line)) problems.push(`${file}:${index + 1}: ${rule.say}: ${line.trim().slice(0, 80)}`);
            for (const path of machine) if (line.includes(path)) problems.push(`${file}:${index + 1}: names a path of this machine`);
        });
    }
    return problems;
}
