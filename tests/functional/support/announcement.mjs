// A network that says something before, and instead of, an answer (RFC 3960): 183 with sound, until the caller gives up.
import { bound, RawVoice } from './raw_voice.mjs';

export class Announcement extends RawVoice {
    async start() {
        await this.open();
        this.sip = await bound();
        this.called = [];
        this.sip.on('message', (message, from) => { this.onSip(message.toString('latin1'), from); });
        return this;
    }

    get sipPort() { return this.sip.address().port; }

    onSip(message, from) {
        const reply = (status, request = message, sdp = '') => {
            const copied = request.split('\r\n').filter((line) => /^(Via|From|Call-ID|CSeq):/i.test(line));
            const [to] = /^To:.*$/im.exec(request);
            const lines = [`SIP/2.0 ${status}`, ...copied, `${to.trim()}${to.includes('tag=') ? '' : ';tag=network'}`, `Contact: <sip:network@127.0.0.1:${this.sipPort}>`];
            if (sdp) lines.push('Content-Type: application/sdp');
            this.sip.send([...lines, `Content-Length: ${sdp.length}`, '', sdp].join('\r\n'), from.port, from.address);
        };
        if (message.startsWith('INVITE') && !this.invite) {
            this.invite = message;
            this.called.push(/^INVITE sip:([^@]+)@/.exec(message)[1]);
            reply('183 Session Progress', message, this.description);
            this.speakTo(message);
        }
        if (message.startsWith('CANCEL')) {
            clearInterval(this.clock);
            reply('200 OK');
            reply('487 Request Terminated', this.invite);
            this.invite = undefined;
        }
    }
}
