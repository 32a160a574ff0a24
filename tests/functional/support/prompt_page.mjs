// The page of prompts, used as a clerk uses it.
import { until } from './wait.mjs';

/** A prompt from a file; gives the name that the page made for it. */
export async function uploadPrompt(page, title, file) {
    const before = await names(page);
    await page.getByTestId('prompt-new').click();
    await page.getByTestId('prompt-file').setInputFiles(file);
    await page.getByTestId('prompt-title').fill(title);
    await page.getByTestId('prompt-save').click();
    await page.getByTestId('prompt-form').waitFor({ state: 'detached' });
    const made = await until(`the prompt ${title} in the list`, async () => (await names(page)).find((name) => !before.includes(name)));
    return made.replace('prompt-row-', '');
}

function names(page) {
    return page.locator('[data-testid^=prompt-row-]').evaluateAll((rows) => rows.map((row) => row.dataset.testid));
}
