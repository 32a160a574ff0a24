import { ApiError } from '@/api/client'
import { closeStream, LevelMeter, MicrophoneError, type MicrophoneRefusal, openMicrophone } from './microphone'
import { countsOf, type LineCounts } from './line_quality'
import { acceptAnswer, makePeer } from './peer'

export type LineState = 'closed' | 'opening' | 'up' | 'broken' | 'failed'
export interface LineProblem {
  why: MicrophoneRefusal | 'failed'
  detail: string
}

export interface LineListener {
  state(state: LineState, problem: LineProblem | null): void
  sound(stream: MediaStream): void
}

const kGraceMs = 3000
const kRetryMs = [500, 1000, 2000, 4000, 8000]

/** The agent's one long-lived connection: opened at sign-in, re-offered after a reload or a break. */
export class BrowserLine {
  private microphone: MediaStream | null = null
  private meter: LevelMeter | null = null
  private connection: RTCPeerConnection | null = null
  private wanted = false
  private tries = 0
  private timer: number | null = null

  constructor(
    /** Sends our offer, returns the server's answer. */
    private readonly exchange: (offer: string) => Promise<string>,
    private readonly listener: LineListener,
    /** The chosen microphone; empty: the system's. */
    private readonly device: () => string = () => '',
  ) {}

  /** Asks for the microphone; throws MicrophoneError. */
  async prepare(): Promise<void> {
    if (this.microphone?.active) return
    this.microphone = await openMicrophone(this.device())
    this.meter?.close()
    this.meter = new LevelMeter(this.microphone)
  }

  /** Another microphone was chosen: the connection and a call on it go on with it. */
  async changeMicrophone(): Promise<void> {
    if (!this.microphone) return
    const next = await openMicrophone(this.device())
    const sender = this.connection?.getSenders().find(({ track }) => track?.kind === 'audio')
    const track = next.getAudioTracks()[0]
    if (sender && track) await sender.replaceTrack(track)
    closeStream(this.microphone)
    this.microphone = next
    this.meter?.close()
    this.meter = new LevelMeter(next)
  }

  /** What the connection has counted; nothing while none stands. */
  async counts(): Promise<LineCounts | null> {
    if (this.connection?.connectionState !== 'connected') return null
    const reports = await this.connection.getStats()
    return countsOf([...(reports as unknown as Map<string, Record<string, unknown>>).values()])
  }

  async open(): Promise<void> {
    this.wanted = true
    this.listener.state('opening', null)
    try {
      await this.prepare()
      await this.connect()
    } catch (error) {
      this.failed(error)
    }
  }

  close(): void {
    this.wanted = false
    this.tries = 0
    this.cancelTimer()
    this.dropConnection()
    this.meter?.close()
    this.meter = null
    closeStream(this.microphone)
    this.microphone = null
    this.listener.state('closed', null)
  }

  level(): number {
    return this.meter?.level() ?? 0
  }

  private async connect(): Promise<void> {
    if (!this.microphone) return
    this.dropConnection()
    const { connection, offer } = await makePeer(this.microphone, (stream) => this.listener.sound(stream))
    this.connection = connection
    connection.onconnectionstatechange = () => this.connectionChanged(connection)
    await acceptAnswer(connection, await this.exchange(offer))
  }

  private connectionChanged(connection: RTCPeerConnection): void {
    if (connection !== this.connection) return
    if (connection.connectionState === 'connected') {
      this.tries = 0
      this.cancelTimer()
      this.listener.state('up', null)
    } else if (connection.connectionState === 'disconnected') {
      this.reconnectIn(kGraceMs)
    } else if (connection.connectionState === 'failed') {
      this.reconnectIn(this.retryDelay())
    }
  }

  private retryDelay(): number {
    const delay = kRetryMs[Math.min(this.tries, kRetryMs.length - 1)] ?? 0
    this.tries += 1
    return delay
  }

  private reconnectIn(ms: number): void {
    this.listener.state('broken', null)
    this.cancelTimer()
    this.timer = window.setTimeout(() => {
      this.timer = null
      if (this.wanted && this.connection?.connectionState !== 'connected') {
        this.connect().catch((error: unknown) => this.failed(error))
      }
    }, ms)
  }

  private failed(error: unknown): void {
    if (!this.wanted) return
    if (error instanceof MicrophoneError) {
      this.listener.state('failed', { why: error.why, detail: '' })
    } else if (error instanceof ApiError && error.status !== 0 && error.status < 500) {
      this.listener.state('failed', { why: 'failed', detail: error.message || error.code })
    } else {
      this.reconnectIn(this.retryDelay())
    }
  }

  private dropConnection(): void {
    this.connection?.close()
    this.connection = null
  }

  private cancelTimer(): void {
    if (this.timer !== null) window.clearTimeout(this.timer)
    this.timer = null
  }
}
