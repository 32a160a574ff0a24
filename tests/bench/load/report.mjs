// Figures as people read them: medians, Markdown tables, and their place in a document.
import { readFileSync, writeFileSync } from 'node:fs';

export function median(numbers) {
    const sorted = [...numbers].sort((one, other) => one - other);
    const middle = sorted.length >> 1;
    return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** The value that `share` (0 to 1) of the numbers do not exceed. */
export function percentile(numbers, share) {
    const sorted = [...numbers].sort((one, other) => one - other);
    return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)];
}

/** Rows are arrays of ready texts; the first column is on the left, figures are on the right. */
export function markdownTable(heads, rows) {
    const line = (cells) => `| ${cells.join(' | ')} |`;
    return [line(heads), line(heads.map((_, index) => (index === 0 ? '---' : '---:'))), ...rows.map(line)].join('\n');
}

/** Replaces what stands between the markers of `part`; the prose around them stays. */
export function putIntoDocument(file, part, text) {
    const begin = `<!-- ${part}: written by ./bench -->`;
    const end = `<!-- ${part}: end -->`;
    const document = readFileSync(file, 'utf8');
    const from = document.indexOf(begin);
    const to = document.indexOf(end);
    if (from < 0 || to < from) throw new Error(`${file} has no place for the table of ${part}: ${begin} … ${end}`);
    writeFileSync(file, `${document.slice(0, from + begin.length)}\n\n${text}\n\n${document.slice(to)}`);
    console.log(`  written into ${file}`);
}
