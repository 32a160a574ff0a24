// A city for measuring: agents in one queue, no greeting, no wrap-up. Made once, copied for every run.
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BenchServer, binary } from './server.mjs';

const wholeWeek = Array.from({ length: 7 }, () => [{ from: '00:00', to: '24:00' }]);
const overseer = 'overseer';

/** The queues of a measurement: each has a number that leads straight to it, or to a flow of its own, and as many agents as it says. */
export const oneQueue = (agents) => [{ code: 'general', number: '12345', agents }];

function staff(queues) {
    const seats = queues.flatMap(({ code, agents }) => Array.from({ length: agents }, () => code)).map((queue, index) => ({
        username: `bench${index + 1}`, name: `测量座席${index + 1}`, role: 'agent', extension: String(60001 + index), queues: [queue],
    }));
    return [...seats, { username: overseer, name: '测量班长', role: 'supervisor' }];
}

const queueFile = ({ code }) => ({
    code, name_zh: '综合', name_en: 'General', strategy: 'longest_idle', needs: {}, hours: 'always', ring_timeout_s: 20, wrap_up_s: 0, music: 'music', announce_every_s: 30,
});

const flowFile = ({ code, flow }) => flow ?? ({
    code, version: 1, title_zh: '直接排队', title_en: 'Straight to the queue', start: 'person',
    nodes: { person: { kind: 'queue', queue: code, closed: 'closed' }, closed: { kind: 'hang_up', prompts: ['closed_notice'] } },
});

function files(queues) {
    return {
        'city.json': { name_zh: '测量市', name_en: 'Bench City', utc_offset_min: 480 },
        'districts.json': { districts: [] },
        'departments.json': { departments: [] },
        'categories.json': { categories: [] },
        'knowledge.json': { articles: [] },
        'staff.json': { staff: staff(queues) },
        'queues.json': { skills: [], queues: queues.map(queueFile) },
        'numbers.json': { routes: queues.map(({ code, number }) => ({ number, flow: code })), areas: [] },
        'calendars.json': { calendars: [{ code: 'always', name_zh: '全天候', name_en: 'Day and night', follows_holidays: false, week: wholeWeek }] },
        'time-limits.json': { source: 'none: no cases are made', calendar: 'always', limits: [] },
        ...Object.fromEntries(queues.map((queue) => [`flows/${queue.code}.json`, flowFile(queue)])),
    };
}

export class BenchCity {
    /** Imports the city and logs everybody in once: sessions outlive the server, so that runs need no more log-ins. */
    static async make(queues) {
        const city = new BenchCity();
        city.folder = mkdtempSync(join(tmpdir(), 'hotline-bench-'));
        process.once('exit', () => city.remove());
        city.data = join(city.folder, 'data');
        const source = join(city.folder, 'city');
        mkdirSync(join(source, 'flows'), { recursive: true });
        for (const [name, content] of Object.entries(files(queues))) writeFileSync(join(source, name), JSON.stringify(content, null, 1));
        const made = execFileSync(binary, ['import', source, '--data', city.data], { encoding: 'utf8' });
        city.people = made.split('\n').filter((line) => /^(bench\d+|overseer) /.test(line)).map((line) => line.split(' '))  // beside them stand log lines
            .map(([username, password, extension, secret]) => ({ username, password, extension, secret }));
        execFileSync(binary, ['prompts', '--data', city.data], { stdio: 'ignore' });
        await city.logInAll();
        return city;
    }

    async logInAll() {
        const server = await new BenchServer(this.data).start();
        const waiting = [...this.people];
        const worker = async () => {
            for (let person = waiting.pop(); person; person = waiting.pop()) {
                const session = server.session();
                await session.post('/sessions', { username: person.username, password: person.password }, 201);
                person.cookie = session.cookie;
            }
        };
        await Promise.all([worker(), worker()]);  // Argon2 keeps a core busy for each
        await server.stop();
    }

    get agents() { return this.people.filter((person) => person.extension); }
    get overseer() { return this.people.find((person) => person.username === overseer); }

    /** A server of its own on fresh data: for one run. */
    async serve() {
        const data = join(this.folder, 'run');
        rmSync(data, { recursive: true, force: true });
        cpSync(this.data, data, { recursive: true });
        return new BenchServer(data).start();
    }

    remove() { rmSync(this.folder, { recursive: true, force: true }); }
}
