// The page of a flow, used as a clerk uses it.
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

export class FlowPage {
    constructor(page) { this.page = page; }

    async open(code) {
        await this.page.getByTestId('menu-flows').click();
        await this.page.getByTestId(`flow-row-${code}`).click();
        await this.page.getByTestId('flow-canvas').waitFor();
        return this;
    }

    get nodes() { return this.page.locator('[data-testid^=node-][data-kind]'); }
    node(name) { return this.page.getByTestId(`node-${name}`); }

    /** Takes everything off the canvas. */
    async clear() {
        await this.page.locator('.vue-flow__pane').click({ position: { x: 5, y: 5 } });
        await this.page.keyboard.press('Control+a');
        await this.page.keyboard.press('Delete');
        await until('the canvas to be empty', async () => (await this.nodes.count()) === 0);
    }

    /** Adds a step from the palette and names it; it is the chosen one afterwards. */
    async add(kind, name) {
        await this.page.getByTestId(`palette-${kind}`).click();
        await this.page.getByTestId('node-name').fill(name);
        await this.page.getByTestId('node-name').press('Enter');
        await this.node(name).waitFor();
        return this;
    }

    async choose(name) {
        await this.page.getByTestId('flow-search').fill(name);
        await until(`${name} to be chosen`, async () => (await this.page.getByTestId('node-name').inputValue().catch(() => '')) === name);
        await this.page.getByTestId('flow-search').fill('');
        return this;
    }

    /** Prompts are chosen by their name, which stands behind what they say. */
    async says(prompt, field = 'prompts') {
        await pick(this.page, `prompts-${field}-add`, prompt);
        return this;
    }

    queue(title) { return pick(this.page, 'pick-queue', title); }
    mailbox(title) { return pick(this.page, 'pick-mailbox', title); }

    async leads(field, to) {
        await pick(this.page, `target-${field}`, to);
        return this;
    }

    async key(key, label, to) {
        await this.page.getByTestId(`choice-add-${key === '*' ? 'star' : key}`).click();
        await this.page.getByTestId(`choice-${key}-zh`).fill(label);
        await this.page.getByTestId(`choice-${key}-en`).fill(`key ${key}`);
        await pick(this.page, `choice-${key}-next`, to);
        return this;
    }

    /** Pulls a way from one step to another with the mouse. */
    async pull(from, port, to) {
        const start = await this.node(from).locator(`.vue-flow__handle[data-handleid="${port}"]`).boundingBox();
        const end = await this.node(to).locator('.vue-flow__handle[data-handleid="in"]').boundingBox();
        const middle = (box) => [box.x + box.width / 2, box.y + box.height / 2];
        await this.page.mouse.move(...middle(start));
        await this.page.mouse.down();
        await this.page.mouse.move(...middle(end), { steps: 8 });
        await this.page.mouse.up();
        return this;
    }

    async sound() { await this.page.getByTestId('sound').waitFor(); }

    async save() {
        await this.page.getByTestId('flow-save').click();
        await this.page.getByTestId('unsaved').waitFor({ state: 'detached' });
    }

    async publish(why) {
        await this.page.getByTestId('flow-publish').click();
        await this.page.getByTestId('publish-why').fill(why);
        await this.page.getByTestId('publish-submit').click();
        await this.page.getByTestId('publish-form').waitFor({ state: 'hidden' });
    }
}
