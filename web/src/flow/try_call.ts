import { flows } from '@/api/flows'
import { closeStream, openMicrophone } from '@/phone/microphone'
import { acceptAnswer, makePeer } from '@/phone/peer'
import type { FlowDocument } from './document'

export type TryState = 'idle' | 'connecting' | 'talking' | 'ended'

export interface TryListener {
  state(state: TryState): void
  sound(stream: MediaStream | null): void
}

const kKeyMs = 120

/** The author's own page walks a draft as a caller: real sound, real keys. It ends where a caller would reach people. */
export class TryCall {
  private connection: RTCPeerConnection | null = null
  private microphone: MediaStream | null = null
  private over = false

  constructor(
    private readonly code: string,
    private readonly listener: TryListener,
  ) {}

  /** Throws a MicrophoneError, or what the server refuses. */
  async start(document: FlowDocument): Promise<void> {
    this.listener.state('connecting')
    try {
      this.microphone = await openMicrophone()
      const { connection, offer } = await makePeer(this.microphone, (stream) => this.listener.sound(stream))
      this.connection = connection
      connection.onconnectionstatechange = () => this.follow(connection.connectionState)
      const { sdp_answer } = await flows.callMe(this.code, { document, sdp_offer: offer })
      await acceptAnswer(connection, sdp_answer)
    } catch (error) {
      this.hangUp()
      throw error
    }
  }

  press(key: string): void {
    this.connection?.getSenders()[0]?.dtmf?.insertDTMF(key, kKeyMs)
  }

  hangUp(): void {
    if (this.over) return
    this.over = true
    this.connection?.close()
    closeStream(this.microphone)
    this.listener.sound(null)
    this.listener.state('ended')
  }

  private follow(state: RTCPeerConnectionState): void {
    if (state === 'connected') this.listener.state('talking')
    if (['disconnected', 'failed', 'closed'].includes(state)) this.hangUp()
  }
}
