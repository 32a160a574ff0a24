// One person's session with the API, as the web app would hold it.
import assert from 'node:assert/strict';
import { until } from './wait.mjs';

export class Session {
    constructor(server) {
        this.server = server;
        this.cookie = '';
        this.events = [];
    }

    async call(method, path, body, expected = 200) {
        const answer = await fetch(`${this.server.url}/api/v1${path}`, {
            method,
            headers: { 'X-Hotline': '1', Cookie: this.cookie, ...(body === undefined ? {} : { 'Content-Type': 'application/json' }) },
            body: body === undefined ? undefined : JSON.stringify(body),
        });
        const set = answer.headers.get('set-cookie');
        if (set) this.cookie = set.split(';')[0];
        const text = await answer.text();
        assert.equal(answer.status, expected, `${method} ${path}: ${answer.status} ${text}`);
        return text === '' ? null : JSON.parse(text);
    }

    get(path, expected) { return this.call('GET', path, undefined, expected); }
    post(path, body, expected) { return this.call('POST', path, body, expected); }
    put(path, body, expected) { return this.call('PUT', path, body, expected); }
    delete(path, expected = 204) { return this.call('DELETE', path, undefined, expected); }

    /** Follows the live events; gives itself back once they flow. */
    async follow(since = '') {
        const url = `${this.server.url.replace('http', 'ws')}/api/v1/live${since ? `?since=${since}` : ''}`;
        this.socket = new WebSocket(url, { headers: { Cookie: this.cookie, Origin: this.server.url } });
        this.socket.addEventListener('message', (message) => {
            const event = JSON.parse(message.data);
            event.seen = performance.now();
            this.cursor = event.cursor ?? this.cursor;
            this.events.push(event);
        });
        await this.event('live.started', () => true, since === '' ? 0 : 0);
        return this;
    }

    /** Waits for a live event; `after` is an index into events, so that old ones do not count. */
    event(type, matches = () => true, after = 0, seconds = 20) {
        return until(`live event ${type}`, () => this.events.slice(after).find((event) => event.type === type && matches(event.data)), seconds);
    }

    async audio(recording, headers = {}, query = '') {
        return fetch(`${this.server.url}/api/v1/recordings/${recording}/audio${query}`, { headers: { Cookie: this.cookie, ...headers } });
    }

    close() { this.socket?.close(); }
}
