// The page of prompts, used as a clerk uses it.

/** A prompt from a file; gives the name that the page made for it. The title must be nobody else's. */
export async function uploadPrompt(page, title, file) {
    await page.getByTestId('prompt-new').click();
    await page.getByTestId('prompt-file').setInputFiles(file);
    await page.getByTestId('prompt-title').fill(title);
    await page.getByTestId('prompt-save').click();
    await page.getByTestId('prompt-form').waitFor({ state: 'detached' });
    const row = page.locator('[data-testid^=prompt-row-]').filter({ hasText: title });
    await row.waitFor();
    return (await row.getAttribute('data-testid')).replace('prompt-row-', '');
}
