// One run: a fresh server, agents at their phones, the generator, and a look at what is left.
import { Forwarder } from './forwarder.mjs';
import { PhoneBank } from './phone_bank.mjs';
import { takeSeats, whatIsStuck } from './seats.mjs';
import { runVoiceload } from './voiceload.mjs';

/** Gives { figures, faults }; `look(server, figures)` adds what the caller finds wrong before the server ends. */
export async function runOnce(city, agents, options, look) {
    const server = await city.serve();
    const forwarder = await new Forwarder().open(server);
    try {
        await PhoneBank.register(server, agents);
        await takeSeats(server, agents);
        const figures = await runVoiceload(server, options);
        figures.memoryAfterKiB = server.memoryKiB;
        const faults = [...await whatIsStuck(server, city.overseer, agents), ...await look(server, figures)];
        const exit = await server.stop();
        if (exit !== 0) faults.push(`the server ended with ${exit}: ${server.output.slice(-500)}`);
        return { figures, faults };
    } finally {
        await server.stop();
        await forwarder.close();
    }
}
