// Agents at their SIP phones: into the queue before a run, looked after at its end.
import { until } from '../../functional/support/wait.mjs';

export async function takeSeats(server, agents) {
    for (const agent of agents) {
        const session = server.session(agent.cookie);
        await session.put('/agents/me/state', { presence: 'signed_in', seat: 'phone' });
        const view = await session.put('/agents/me/state', { work: 'ready' });
        if (view.line !== 'idle') throw new Error(`${agent.username}'s phone is not usable: ${JSON.stringify(view)}`);
    }
}

/** What did not end as it should: callers that still wait, agents that are not ready. Nothing when all is well. */
export async function whatIsStuck(server, overseer, agents) {
    const session = server.session(overseer.cookie);
    const look = async () => {
        const { queues } = await session.get('/queues');
        const { agents: seats } = await session.get('/agents');
        const names = new Set(agents.map((agent) => agent.extension));
        const busy = seats.filter((seat) => names.has(seat.extension) && seat.work !== 'ready');
        const waiting = queues.reduce((sum, queue) => sum + queue.waiting, 0);
        return [...(waiting > 0 ? [`${waiting} callers still wait`] : []), ...busy.map((seat) => `${seat.name} is ${seat.work} ${seat.reason}`)];
    };
    let found = [];
    try {
        await until('calls to be over', async () => (found = await look()).length === 0, 5);
    } catch {
        return found.length > 5 ? [...found.slice(0, 5), `and ${found.length - 5} more`] : found;
    }
    return [];
}
