// A generator knows one address of a server, the product has a door for the trunk and one for phones. This stands between:
// what a generator's callers send goes to the trunk door, what its phones send to the phones' door, and back. Signalling only.
import { createSocket } from 'node:dgram';
import { once } from 'node:events';

const host = '127.0.0.1';

/** Where one generator has its callers, its phones and (from `media` up) its sound, and the forwarder between it and the server. */
export const generators = {
    first: { callers: 5070, phones: 5080, forwarder: 5090, media: 40000 },
    second: { callers: 5071, phones: 5081, forwarder: 5091, media: 40100 },
};

export class Forwarder {
    async open(server, { callers, phones, forwarder } = generators.first) {
        const to = new Map([[callers, server.sipPort], [phones, server.phonePort], [server.sipPort, callers], [server.phonePort, phones]]);
        this.socket = createSocket({ type: 'udp4', recvBufferSize: 4 << 20 });
        this.socket.on('message', (datagram, from) => this.socket.send(datagram, to.get(from.port), host));
        this.socket.bind(forwarder, host);
        await once(this.socket, 'listening');
        return this;
    }

    async close() {
        this.socket.close();
        await once(this.socket, 'close');
    }
}
