// The demo city's people, as the stories need them.
export const people = {
    agent: 'agent01',
    otherAgent: 'agent02',
    supervisor: 'supervisor01',
    dispatcher: 'dispatcher01',
    reviewer: 'reviewer01',
    leader: 'leader',
};

export const number = '12345';

/** What a reviewer gives for good work: full marks in every dimension of the demo city. */
export const fullMarks = { verdict: { scores: ['result', 'timely', 'reply'].map((dimension) => ({ dimension, points: 5 })) } };

/** Dispatcher, department and reviewer carry a recorded case to its end, each in a session of his own. Gives the states in order. */
export async function finishCase(server, id, { department, departmentUser }) {
    const dispatcher = await server.logIn(people.dispatcher);
    const unit = await server.logIn(departmentUser);
    const reviewer = await server.logIn(people.reviewer);
    const leader = await server.logIn(people.leader);
    const states = [(await dispatcher.get(`/cases/${id}`)).state];
    const act = async (session, action, extra) => {
        const seen = await session.get(`/cases/${id}`);
        const after = await session.post(`/cases/${id}/actions`, { action, version: seen.version, text: '', ...extra });
        states.push(after.state);
    };
    await act(dispatcher, 'dispatch', { department, text: '请尽快核实处理' });
    await act(unit, 'accept');
    await act(unit, 'reply', { text: '已派人到场维修，路灯恢复照明。' });
    await act(reviewer, 'approve', { text: '结果属实', details: fullMarks });
    return { states, closed: await leader.get(`/cases/${id}`) };
}

/** The leader's figures of today. */
export function today(leader) {
    const from = new Date();
    from.setUTCHours(0, 0, 0, 0);
    from.setUTCDate(from.getUTCDate() - 1);
    const to = new Date(Date.now() + 86_400_000);
    return leader.get(`/reports/overview?from=${from.toISOString()}&to=${to.toISOString()}`);
}
