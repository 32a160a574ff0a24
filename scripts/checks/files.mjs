// The files that the checks look at: what git tracks or would track.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';

const listed = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], { encoding: 'utf8', maxBuffer: 1 << 26 });
const all = listed.split('\0').filter((file) => file !== '' && existsSync(file));

export function files(pattern) {
    return all.filter((file) => pattern.test(file));
}

export function lines(file) {
    return readFileSync(file, 'utf8').split('\n');
}
