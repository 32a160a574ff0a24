const kOnSeconds = 1
const kPeriodMs = 4000
const kFlashMs = 900

/** Rings in the loudspeaker (450 Hz, one second in four) and flashes the tab's title until stopped. */
export class Ringer {
  private context: AudioContext | null = null
  private timers: number[] = []
  private title = ''

  get is_ringing(): boolean {
    return this.timers.length > 0
  }

  start(flash: string): void {
    if (this.is_ringing) return
    this.title = document.title
    this.beep()
    let shown = false
    this.timers = [
      window.setInterval(() => this.beep(), kPeriodMs),
      window.setInterval(() => (document.title = (shown = !shown) ? flash : this.title), kFlashMs),
    ]
  }

  stop(): void {
    if (!this.is_ringing) return
    this.timers.forEach((timer) => window.clearInterval(timer))
    this.timers = []
    document.title = this.title
    void this.context?.close()
    this.context = null
  }

  private beep(): void {
    this.context ??= new AudioContext()
    const { currentTime } = this.context
    const tone = this.context.createOscillator()
    const gain = this.context.createGain()
    tone.frequency.value = 450
    gain.gain.setValueAtTime(0, currentTime)
    gain.gain.linearRampToValueAtTime(0.15, currentTime + 0.02)
    gain.gain.setValueAtTime(0.15, currentTime + kOnSeconds)
    gain.gain.linearRampToValueAtTime(0, currentTime + kOnSeconds + 0.05)
    tone.connect(gain).connect(this.context.destination)
    tone.start()
    tone.stop(currentTime + kOnSeconds + 0.1)
  }
}
