import { closeStream, openMicrophone } from '@/phone/microphone'

/** What the server can read, best first. */
const kForms = ['audio/webm;codecs=opus', 'audio/webm', 'audio/ogg;codecs=opus']

export const recordingForm = (): string | null =>
  typeof MediaRecorder === 'undefined' ? null : (kForms.find((form) => MediaRecorder.isTypeSupported(form)) ?? null)

/** The microphone being recorded until it is stopped or given up; the microphone is closed either way. */
export class PromptRecorder {
  private readonly parts: Blob[] = []
  private readonly recorder: MediaRecorder

  private constructor(private readonly stream: MediaStream) {
    this.recorder = new MediaRecorder(stream, { mimeType: recordingForm() ?? '' })
    this.recorder.addEventListener('dataavailable', ({ data }) => void this.parts.push(data))
    this.recorder.start()
  }

  static async start(): Promise<PromptRecorder> {
    return new PromptRecorder(await openMicrophone())
  }

  stop(): Promise<Blob> {
    return new Promise((resolve) => {
      this.recorder.addEventListener('stop', () =>
        resolve(new Blob(this.parts, { type: this.recorder.mimeType.split(';')[0]! })),
      )
      this.recorder.stop()
      closeStream(this.stream)
    })
  }

  giveUp(): void {
    if (this.recorder.state !== 'inactive') this.recorder.stop()
    closeStream(this.stream)
  }
}
