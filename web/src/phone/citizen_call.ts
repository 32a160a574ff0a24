import { closeStream, MicrophoneError, type MicrophoneRefusal, openMicrophone } from './microphone'
import { acceptAnswer, makePeer } from './peer'

export type CitizenCallState = 'idle' | 'connecting' | 'in_flow' | 'queued' | 'talking' | 'held' | 'ended'
export type CitizenCallProblem = MicrophoneRefusal | 'refused' | 'lost'

export interface CitizenCallListener {
  state(state: CitizenCallState): void
  problem(problem: CitizenCallProblem): void
  sound(stream: MediaStream | null): void
}

type FromServer =
  | { type: 'call.answered'; sdp: string }
  | { type: 'call.state_changed'; state: CitizenCallState }
  | { type: 'call.refused'; code: string }

const kStartMs = 15000

/** A citizen's call from the page: signalling by one WebSocket, whose end is the end of the call. */
export class CitizenCall {
  private socket: WebSocket | null = null
  private connection: RTCPeerConnection | null = null
  private microphone: MediaStream | null = null
  private over = false
  private timer: number | null = null

  constructor(
    private readonly url: string,
    private readonly listener: CitizenCallListener,
  ) {}

  async start(): Promise<void> {
    this.listener.state('connecting')
    try {
      this.microphone = await openMicrophone()
      if (this.over) return this.release()
      const peer = await makePeer(this.microphone, (stream) => this.listener.sound(stream))
      this.connection = peer.connection
      this.connection.onconnectionstatechange = () => {
        if (this.connection?.connectionState === 'failed') this.fail('lost')
      }
      this.openSocket(peer.offer)
    } catch (error) {
      this.fail(error instanceof MicrophoneError ? error.why : 'refused')
    }
  }

  press(key: string): void {
    this.send({ type: 'call.key', key })
  }

  mute(muted: boolean): void {
    this.microphone?.getAudioTracks().forEach((track) => (track.enabled = !muted))
  }

  hangUp(): void {
    this.send({ type: 'call.hang_up' })
    this.finish()
  }

  private openSocket(offer: string): void {
    const socket = new WebSocket(this.url)
    this.socket = socket
    this.timer = window.setTimeout(() => this.fail('refused'), kStartMs)
    socket.onopen = () => this.send({ type: 'call.start', sdp: offer })
    socket.onmessage = (event: MessageEvent) => this.take(String(event.data))
    socket.onclose = () => this.fail(this.timer === null ? 'lost' : 'refused')
  }

  private take(text: string): void {
    const message = JSON.parse(text) as FromServer
    if (message.type === 'call.refused') this.fail('refused')
    else if (message.type === 'call.answered') this.answered(message.sdp)
    else if (message.type === 'call.state_changed') this.changed(message.state)
  }

  private answered(sdp: string): void {
    this.stopTimer()
    if (this.connection) acceptAnswer(this.connection, sdp).catch(() => this.fail('refused'))
  }

  private changed(state: CitizenCallState): void {
    if (state === 'ended') this.finish()
    else this.listener.state(state)
  }

  private fail(problem: CitizenCallProblem): void {
    if (this.over) return
    this.listener.problem(problem)
    this.finish()
  }

  private finish(): void {
    if (this.over) return
    this.over = true
    this.release()
    this.listener.state('ended')
  }

  private release(): void {
    this.stopTimer()
    this.socket?.close()
    this.connection?.close()
    closeStream(this.microphone)
    this.listener.sound(null)
  }

  private stopTimer(): void {
    if (this.timer !== null) window.clearTimeout(this.timer)
    this.timer = null
  }

  private send(message: object): void {
    if (this.socket?.readyState === WebSocket.OPEN) this.socket.send(JSON.stringify(message))
  }
}
