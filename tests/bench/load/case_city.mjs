// The demo city with a given number of made-up cases in its database.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { prepareCity } from '../../functional/support/small_city.mjs';
import { BenchServer } from './server.mjs';

const filler = 'build/release/tests/bench/cases/fill_cases';

export class CaseCity {
    /** Imports the city and fills it; `filled` says with what. `brief`: short texts, for a smaller file. */
    static make(cases, { brief = false } = {}) {
        const city = new CaseCity();
        city.folder = mkdtempSync(join(tmpdir(), 'hotline-cases-'));
        process.once('exit', () => city.remove());
        prepareCity(new BenchServer(city.folder));
        const options = ['--data', city.folder, '--cases', String(cases), ...(brief ? ['--brief'] : [])];
        city.filled = JSON.parse(execFileSync(filler, options, { encoding: 'utf8' }).trim().split('\n').at(-1));
        return city;
    }

    /** A server on the data; sessions of earlier starts stay. */
    async serve() { return new BenchServer(this.folder).start(); }

    get database() { return join(this.folder, 'hotline.db'); }
    get bytes() { return statSync(this.database).size; }

    /** Leaves nothing of the database in the kernel's memory; the server must not run. */
    forgetCache() {
        execFileSync('sync', [this.database]);
        execFileSync('dd', [`of=${this.database}`, 'oflag=nocache', 'conv=notrunc,fdatasync', 'count=0'], { stdio: 'ignore' });
    }

    remove() { rmSync(this.folder, { recursive: true, force: true }); }
}
