// Registers many SIP phones behind one port (RFC 3261 section 10, MD5 digest of RFC 7616).
import { createHash, randomBytes } from 'node:crypto';
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { generators } from './forwarder.mjs';

const md5 = (text) => createHash('md5').update(text).digest('hex');
const token = () => randomBytes(8).toString('hex');
const expires = 3600;  // longer than any run
const host = '127.0.0.1';

/** What counts in a response. */
function parse(text) {
    const header = (name) => new RegExp(`^${name}\\s*:\\s*(.*)$`, 'im').exec(text)?.[1].trim() ?? '';
    return { status: Number(text.split(' ')[1]), callId: header('Call-ID'), challenge: header('WWW-Authenticate') };
}

function proof(challenge, { extension, secret }, uri) {
    const field = (name) => new RegExp(`${name}="([^"]*)"`).exec(challenge)?.[1] ?? '';
    const [realm, nonce, cnonce, nc] = [field('realm'), field('nonce'), token(), '00000001'];
    const response = md5([md5(`${extension}:${realm}:${secret}`), nonce, nc, cnonce, 'auth', md5(`REGISTER:${uri}`)].join(':'));
    return `Authorization: Digest username="${extension}", realm="${realm}", nonce="${nonce}", uri="${uri}", response="${response}", `
        + `algorithm=MD5, qop=auth, nc=${nc}, cnonce="${cnonce}"`;
}

export class PhoneBank {
    /** Registers all agents' phones through the forwarder, then leaves the port to the generator. */
    static async register(server, agents, generator = generators.first) {
        const bank = new PhoneBank();
        bank.at = generator;
        bank.uri = `sip:${host}:${server.phonePort}`;
        bank.socket = createSocket('udp4');
        bank.socket.bind(generator.phones, host);
        await once(bank.socket, 'listening');
        for (const agent of agents) await bank.registerOne(agent);
        bank.socket.close();
        await once(bank.socket, 'close');
    }

    async registerOne(agent) {
        const dialog = { callId: token(), tag: token() };
        let answer = await this.ask(agent, dialog, 1, []);
        if (answer.status === 401) answer = await this.ask(agent, dialog, 2, [proof(answer.challenge, agent, this.uri)]);
        if (answer.status !== 200) throw new Error(`${agent.extension} could not register: ${answer.status}`);
    }

    /** One request at a time, and no loss between sockets of one machine: what does not come is a fault. */
    async ask({ extension }, { callId, tag }, sequence, more) {
        const address = `<sip:${extension}@${host}>`;
        const text = [
            `REGISTER ${this.uri} SIP/2.0`, `Via: SIP/2.0/UDP ${host}:${this.at.phones};rport;branch=z9hG4bK${token()}`, 'Max-Forwards: 70',
            `From: ${address};tag=${tag}`, `To: ${address}`, `Call-ID: ${callId}`, `CSeq: ${sequence} REGISTER`,
            `Contact: <sip:${extension}@${host}:${this.at.phones}>`, `Expires: ${expires}`, ...more, 'Content-Length: 0', '', '',
        ].join('\r\n');
        this.socket.send(text, this.at.forwarder, host);
        const [datagram] = await once(this.socket, 'message', { signal: AbortSignal.timeout(5000) });
        const answer = parse(datagram.toString());
        if (answer.callId !== callId) throw new Error(`${extension} got an answer that was not for it`);
        return answer;
    }
}
