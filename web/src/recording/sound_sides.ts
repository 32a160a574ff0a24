export type Side = 'both' | 'left' | 'right'

/** Lets one ear's channel through, to both ears. Built when it is first needed: a browser starts it only after a click. */
export class SoundSides {
  private context: AudioContext | null = null
  private left: GainNode | null = null
  private right: GainNode | null = null

  constructor(private readonly audio: HTMLAudioElement) {}

  choose(side: Side): void {
    if (side === 'both' && !this.context) return
    this.build()
    if (this.left) this.left.gain.value = side === 'right' ? 0 : 1
    if (this.right) this.right.gain.value = side === 'left' ? 0 : 1
    void this.context?.resume()
  }

  close(): void {
    void this.context?.close()
  }

  private build(): void {
    if (this.context) return
    this.context = new AudioContext()
    const splitter = this.context.createChannelSplitter(2)
    this.left = this.context.createGain()
    this.right = this.context.createGain()
    this.context.createMediaElementSource(this.audio).connect(splitter)
    splitter.connect(this.left, 0)
    splitter.connect(this.right, 1)
    // One merged channel: both voices stand in the middle, as in the ear of somebody who was there.
    this.left.connect(this.context.destination)
    this.right.connect(this.context.destination)
  }
}
