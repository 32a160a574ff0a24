// The pages of flows and prompts, used as a clerk uses them.
import { until } from './wait.mjs';

/** Opens a select and takes the option with this text; a filterable one is narrowed down by typing. */
export async function pick(page, id, text) {
    await page.getByTestId(id).click();
    await page.keyboard.type(text);
    const list = await page.getByTestId(id).locator('input').first().getAttribute('aria-controls');
    await page.locator(`#${list} .el-select-dropdown__item:visible`, { hasText: text }).first().click();
    // the list of this one must not be taken for the next one's
    await page.locator(`#${list}`).waitFor({ state: 'hidden' });
}

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
