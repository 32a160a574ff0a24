export interface LiveMessage {
  cursor: string
  type: string
  at: string
  data: unknown
}

export type LiveState = 'closed' | 'connecting' | 'connected' | 'lost'

/** What the feed needs from its surroundings; tests give their own. */
export interface LiveWorld {
  open(since: string): WebSocket
  later(ms: number, act: () => void): number
  cancel(timer: number): void
  now(): number
  random(): number
}

export interface LiveListener {
  state(state: LiveState, retry_at: number | null): void
  message(message: LiveMessage): void
  /** Events were lost: everything shown must be fetched again. */
  reset(): void
  /** A connection ended before it was accepted: the session may be gone. */
  refused(): void
}

const kFirstRetry = 1000
const kLongestRetry = 15000

/** One WebSocket that comes back by itself and continues after the last event it saw. */
export class LiveSocket {
  private socket: WebSocket | null = null
  private cursor = ''
  private tries = 0
  private timer: number | null = null
  private started = false

  constructor(
    private readonly world: LiveWorld,
    private readonly listener: LiveListener,
  ) {}

  start(): void {
    this.started = true
    this.connect()
  }

  stop(): void {
    this.started = false
    this.cursor = ''
    this.tries = 0
    this.cancelTimer()
    this.socket?.close()
    this.socket = null
    this.listener.state('closed', null)
  }

  /** Skips the rest of the waiting time. */
  retryNow(): void {
    if (this.timer !== null) this.connect()
  }

  private connect(): void {
    this.cancelTimer()
    this.listener.state('connecting', null)
    const socket = this.world.open(this.cursor)
    this.socket = socket
    let accepted = false
    socket.onmessage = (event: MessageEvent) => {
      if (this.socket !== socket) return
      accepted = true
      this.take(String(event.data))
    }
    socket.onclose = () => {
      if (this.socket !== socket) return
      this.socket = null
      if (!accepted) this.listener.refused()
      if (this.started) this.retryLater()
    }
  }

  private take(text: string): void {
    let message: LiveMessage
    try {
      message = JSON.parse(text) as LiveMessage
    } catch {
      return
    }
    if (message.cursor) this.cursor = message.cursor
    if (message.type === 'live.started' || message.type === 'live.reset') this.begin(message)
    else this.listener.message(message)
  }

  private begin(message: LiveMessage): void {
    this.tries = 0
    this.listener.state('connected', null)
    if (message.type === 'live.reset') this.listener.reset()
  }

  private retryLater(): void {
    const base = Math.min(kLongestRetry, kFirstRetry * 2 ** this.tries)
    this.tries += 1
    const wait = Math.round(base * (0.75 + this.world.random() / 2))
    this.listener.state('lost', this.world.now() + wait)
    this.timer = this.world.later(wait, () => this.connect())
  }

  private cancelTimer(): void {
    if (this.timer !== null) this.world.cancel(this.timer)
    this.timer = null
  }
}
