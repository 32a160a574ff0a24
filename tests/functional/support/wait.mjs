// Waiting for something to become true, with a limit; the tests' only clock.
import { setTimeout as pause } from 'node:timers/promises';

/** Asks `probe` until it gives something truthy; fails with `what` after `seconds`. */
export async function until(what, probe, seconds = 20) {
    const deadline = Date.now() + seconds * 1000;
    let last;
    for (;;) {
        try {
            const value = await probe();
            if (value) return value;
            last = value;
        } catch (error) {
            last = error;
        }
        if (Date.now() > deadline) throw new Error(`waited ${seconds} s for ${what}; last seen: ${last instanceof Error ? last.message : JSON.stringify(last)}`);
        await pause(25);
    }
}
