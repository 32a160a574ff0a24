// Debian's Chromium, driven as a person would drive it, with a tone for a microphone.
import { createRequire } from 'node:module';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { writeTone } from './wav.mjs';

const { chromium } = createRequire(resolve('web/package.json'))('playwright-core');

export class Browser {
    /** `speaks` is the tone in Hz that its microphone gives all the time. */
    static async open(speaks) {
        const browser = new Browser();
        browser.folder = mkdtempSync(join(tmpdir(), 'hotline-browser-'));
        const voice = writeTone(join(browser.folder, 'voice.wav'), speaks, 10, 48000);
        browser.chromium = await chromium.launch({
            executablePath: '/usr/bin/chromium',
            args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync',
                '--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream', `--use-file-for-fake-audio-capture=${voice}`,
                '--autoplay-policy=no-user-gesture-required', '--allow-loopback-in-peer-connection'],
        });
        return browser;
    }

    /** A page of its own person: own cookies, own language. Page errors end the test. */
    async page(url, { locale = 'zh-CN', width = 1440, height = 900 } = {}) {
        const context = await this.chromium.newContext({ locale, viewport: { width, height }, permissions: ['microphone'], baseURL: url });
        const page = await context.newPage();
        page.errors = [];
        page.on('pageerror', (error) => page.errors.push(String(error)));
        page.on('console', (message) => { if (message.type() === 'error') page.errors.push(message.text()); });
        await page.goto(url);
        return page;
    }

    async close() {
        await this.chromium.close();
        rmSync(this.folder, { recursive: true, force: true });
    }
}
