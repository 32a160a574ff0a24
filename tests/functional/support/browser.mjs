// Debian's Chromium, driven as a person would drive it, with a tone for a microphone.
import { createRequire } from 'node:module';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
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
        const context = await this.chromium.newContext({ locale, timezoneId: 'Asia/Shanghai', viewport: { width, height }, permissions: ['microphone'], baseURL: url });
        const page = await context.newPage();
        // keeps every connection in sight of stats(), whatever the page does with it
        await page.addInitScript(() => {
            const Connection = window.RTCPeerConnection;
            window.connections = [];
            window.RTCPeerConnection = class extends Connection {
                constructor(...args) {
                    super(...args);
                    window.connections.push(this);
                }
            };
        });
        page.errors = [];
        page.on('pageerror', (error) => page.errors.push(String(error)));
        page.on('console', (message) => { 
            // nobody is logged in yet: the page asks, and the browser reports the answer
            if (message.type() === 'error' && !message.text().includes('401 (Unauthorized)')) page.errors.push(message.text());
        });
        await page.goto(url);
        return page;
    }

    /** HOTLINE_PICTURES=folder keeps what a person would see. */
    static async picture(of, name) {
        if (!process.env.HOTLINE_PICTURES) return;
        mkdirSync(process.env.HOTLINE_PICTURES, { recursive: true });
        await of.screenshot({ path: join(process.env.HOTLINE_PICTURES, `${name}.png`), animations: 'disabled' });
    }

    /** What the page's sound has done so far: packets and energy received, packets sent, codec. */
    static stats(page) {
        return page.evaluate(async () => {
            const connection = window.connections.findLast((each) => each.connectionState === 'connected');
            if (!connection) return null;
            const seen = { };
            const reports = await connection.getStats();
            for (const report of reports.values()) {
                if (report.type === 'inbound-rtp') Object.assign(seen, { received: report.packetsReceived, lost: report.packetsLost, energy: report.totalAudioEnergy, codec: reports.get(report.codecId)?.mimeType });
                if (report.type === 'outbound-rtp') seen.sent = report.packetsSent;
                if (report.type === 'transport') seen.dtls = report.dtlsState;
            }
            return seen;
        });
    }

    static async logIn(page, server, username) {
        await page.getByTestId('login-username').fill(username);
        await page.getByTestId('login-password').fill(server.logins.get(username));
        await page.getByTestId('login-submit').click();
        await page.getByTestId('login-submit').waitFor({ state: 'detached' });
    }

    async close() {
        await this.chromium.close();
        rmSync(this.folder, { recursive: true, force: true });
    }
}
