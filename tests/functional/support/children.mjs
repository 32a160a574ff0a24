// Programs that a test started: whatever way it breaks off, none of them outlives it.
const running = new Set();
process.once('exit', () => { for (const child of running) child.kill('SIGKILL'); });
for (const signal of ['SIGTERM', 'SIGINT']) process.once(signal, () => process.exit(1));  // else 'exit' is never told

export function owned(child) {
    running.add(child);
    child.once('exit', () => running.delete(child));
    return child;
}
