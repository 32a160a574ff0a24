// People at work on cases, so many acts a second whatever the answers take; what was acknowledged is written down.
import { randomUUID } from 'node:crypto';
import { appendFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import { personsNumber } from './case_queries.mjs';

const units = ['urban', 'police', 'hrss', 'housing', 'transport', 'ecology', 'education', 'health', 'market', 'water', 'energy', 'civil'];
const agents = ['agent01', 'agent02', 'agent03', 'agent04', 'agent05', 'agent06'];
const reply = '工作人员已到现场查看，情况属实，现已安排维修人员完成修复。来电人表示满意。';

/** What follows what, and who does it. */
const next = {
    recorded: () => ({ action: 'dispatch', who: 'dispatcher01', more: (work) => ({ department: work.unit, text: '请核实处理' }), then: 'dispatched' }),
    dispatched: (work) => ({ action: 'sign', who: work.unit, then: 'signed' }),
    signed: (work) => ({ action: 'accept', who: work.unit, then: 'accepted' }),
    accepted: (work) => ({ action: 'contact', who: work.unit, more: () => ({ text: '已电话联系来电人' }), then: 'contacted' }),
    contacted: (work) => ({ action: 'reply', who: work.unit, more: () => ({ text: reply }), then: 'replied' }),
    replied: () => ({ action: 'approve', who: 'reviewer01', more: () => ({ text: '属实' }), then: 'done' }),
};
const order = Object.keys(next).reverse();

export class CaseWork {
    constructor(people, journal) {
        this.people = people;
        this.journal = journal;
        this.waiting = new Map(order.map((at) => [at, []]));
        this.acknowledged = new Map();  // id -> the actions that were answered
        this.times = [];
        this.failures = [];
        this.begun = 0;
        this.stopping = false;
    }

    /** Starts an act every 1/rate s until told to stop or the seconds are over; gives the seconds it worked. */
    async run(rate, seconds) {
        for (const username of [...agents, ...units, 'dispatcher01', 'reviewer01']) await this.people.one(username);
        const began = performance.now();
        const pending = new Set();
        for (let count = 0; count < rate * seconds && !this.stopping; count += 1) {
            const due = began + count * 1000 / rate;
            if (due > performance.now()) await pause(due - performance.now());
            const act = this.act(due).finally(() => pending.delete(act));
            pending.add(act);
        }
        this.worked = (performance.now() - began) / 1000;
        return { pending };
    }

    /** The furthest case that waits goes one further; a new one begins as often as one can end. */
    async act(due) {
        const turn = this.begun += 1;  // others begin while this one waits
        const at = turn % 7 === 0 ? undefined : order.find((one) => this.waiting.get(one).length > 0);
        try {
            if (at) await this.further(at, this.waiting.get(at).shift());
            else await this.begin(turn);
            this.times.push(performance.now() - due);
        } catch (error) {
            if (!this.stopping) this.failures.push(error.message.slice(0, 300));
        }
    }

    async begin(turn) {
        const agent = await this.people.one(agents[turn % agents.length]);
        const facts = {
            kind: 'complaint', title: `测量小区路灯不亮${turn}`, content: '市民来电反映，小区东门路灯连续三晚不亮，居民夜间出行不便。希望有关部门尽快核实处理。', category: '010301', district: 'Q01',
            street: 'Q0101', address: '测量路1号', citizen_name: '测试市民', citizen_phone: personsNumber(turn % 1000), confidential: false, urgency: 'normal',
        };
        const made = await agent.post('/cases', { facts, idempotency_key: randomUUID() }, 201);
        this.note({ id: made.id, unit: units[turn % units.length] }, made, 'record', 'recorded');
    }

    async further(at, work) {
        const { action, who, more = () => ({}), then } = next[at](work);
        const session = await this.people.one(who);
        const after = await session.post(`/cases/${work.id}/actions`, { action, version: work.version, text: '', ...more(work) });
        this.note(work, after, action, then);
    }

    /** Acknowledged: from now on it must be there, whatever happens to the server. */
    note(work, after, action, then) {
        work.version = after.version;
        const actions = this.acknowledged.get(work.id) ?? [];
        actions.push(action);
        this.acknowledged.set(work.id, actions);
        appendFileSync(this.journal, `${work.id} ${after.version} ${action}\n`);
        this.waiting.get(then)?.push(work);
    }

    get count() { return [...this.acknowledged.values()].reduce((sum, actions) => sum + actions.length, 0); }

    /** The acknowledged acts that the server does not know of. */
    async missing(leader) {
        const missing = [];
        for (const [id, actions] of this.acknowledged) {
            const { events } = await leader.get(`/cases/${id}`);
            actions.forEach((action, index) => { if (events[index]?.action !== action) missing.push(`case ${id}, act ${index + 1}: ${action}`); });
        }
        return missing;
    }
}
