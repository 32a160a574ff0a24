export type MicrophoneRefusal = 'mic_refused' | 'mic_missing' | 'insecure'

export class MicrophoneError extends Error {
  constructor(readonly why: MicrophoneRefusal) {
    super(why)
  }
}

/** `device` may be empty: the system's choice; so it is when the chosen one is not plugged in. */
export async function openMicrophone(device = ''): Promise<MediaStream> {
  if (!window.isSecureContext || !navigator.mediaDevices) throw new MicrophoneError('insecure')
  const kept = device ? { deviceId: { ideal: device } } : {}
  try {
    return await navigator.mediaDevices.getUserMedia({
      audio: { echoCancellation: true, noiseSuppression: true, autoGainControl: true, ...kept },
    })
  } catch (error) {
    const missing = error instanceof DOMException && ['NotFoundError', 'OverconstrainedError'].includes(error.name)
    throw new MicrophoneError(missing ? 'mic_missing' : 'mic_refused')
  }
}

export function closeStream(stream: MediaStream | null): void {
  stream?.getTracks().forEach((track) => track.stop())
}

/** Loudness of a stream, 0 to 1, asked for as often as it is drawn. */
export class LevelMeter {
  private readonly context = new AudioContext()
  private readonly analyser: AnalyserNode
  private readonly samples: Float32Array<ArrayBuffer>

  constructor(stream: MediaStream) {
    this.analyser = this.context.createAnalyser()
    this.analyser.fftSize = 512
    this.samples = new Float32Array(this.analyser.fftSize)
    this.context.createMediaStreamSource(stream).connect(this.analyser)
  }

  level(): number {
    this.analyser.getFloatTimeDomainData(this.samples)
    const mean = this.samples.reduce((sum, sample) => sum + sample * sample, 0) / this.samples.length
    // -60 dBFS is silence, -10 dBFS a loud voice.
    const decibels = 10 * Math.log10(mean + 1e-12)
    return Math.min(1, Math.max(0, (decibels + 60) / 50))
  }

  close(): void {
    void this.context.close()
  }
}
