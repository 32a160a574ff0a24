// The generator knows one address of a server, the product has a door for the trunk and one for phones. This stands between:
// what the generator's callers send goes to the trunk door, what its phones send to the phones' door, and back. Signalling only.
import { createSocket } from 'node:dgram';
import { once } from 'node:events';

const host = '127.0.0.1';
export const callersPort = 5070;
export const phonesPort = 5080;
export const forwarderPort = 5090;

export class Forwarder {
    async open(server) {
        const to = new Map([[callersPort, server.sipPort], [phonesPort, server.phonePort], [server.sipPort, callersPort], [server.phonePort, phonesPort]]);
        this.socket = createSocket({ type: 'udp4', recvBufferSize: 4 << 20 });
        this.socket.on('message', (datagram, from) => this.socket.send(datagram, to.get(from.port), host));
        this.socket.bind(forwarderPort, host);
        await once(this.socket, 'listening');
        return this;
    }

    async close() {
        this.socket.close();
        await once(this.socket, 'close');
    }
}
