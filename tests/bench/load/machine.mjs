// What the figures were taken on, and which processor core does what.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { cpus, loadavg, release, totalmem } from 'node:os';

export const serverCore = 0;
export const generatorCore = 1;
export const coresApart = cpus().length >= 2;

/** Every thread of a process on one core; what it starts later inherits that. */
export function pin(pid, core) {
    if (coresApart) execFileSync('taskset', ['-a', '-p', '-c', String(core), String(pid)], { stdio: 'ignore' });
}

export function unpin(pid) {
    if (coresApart) execFileSync('taskset', ['-a', '-p', '-c', `0-${cpus().length - 1}`, String(pid)], { stdio: 'ignore' });
}

function debianVersion() {
    try {
        return `Debian ${readFileSync('/etc/debian_version', 'utf8').trim()}`;
    } catch {
        return 'not Debian';
    }
}

/** One line for under a table; the load average says how quiet the machine was. */
export function describeMachine() {
    const memory = Math.round(totalmem() / 2 ** 30);
    const date = new Date().toISOString().slice(0, 10);
    return `${date}: ${cpus()[0].model.trim()}, ${cpus().length} cores, ${memory} GiB, Linux ${release()}, ${debianVersion()}, `
        + `load average before the run ${loadavg()[0].toFixed(1)}`;
}

export const placement = coresApart ? `server on core ${serverCore}, generator on core ${generatorCore}` : 'server and generator share one core';
