/** Which microphone and loudspeaker this browser uses; kept here, because another computer has others. */
export interface SoundSettings {
  /** Empty: what the system prefers. */
  microphone: string
  speaker: string
}

const kKey = 'hotline.sound'
const kDefault: SoundSettings = { microphone: '', speaker: '' }

export function readSoundSettings(): SoundSettings {
  try {
    const kept = JSON.parse(localStorage.getItem(kKey) ?? '{}') as Partial<Record<keyof SoundSettings, unknown>>
    return {
      microphone: typeof kept.microphone === 'string' ? kept.microphone : '',
      speaker: typeof kept.speaker === 'string' ? kept.speaker : '',
    }
  } catch {
    return kDefault
  }
}

export function keepSoundSettings(settings: SoundSettings): void {
  try {
    localStorage.setItem(kKey, JSON.stringify(settings))
  } catch {
    // A full or forbidden store: the choice lasts as long as the page.
  }
}

export interface SoundDevice {
  id: string
  label: string
}
export interface SoundDevices {
  microphones: SoundDevice[]
  speakers: SoundDevice[]
}

/** Names are given only while the microphone is allowed; nameless devices are left out. */
export async function soundDevices(): Promise<SoundDevices> {
  const all = (await navigator.mediaDevices?.enumerateDevices()) ?? []
  const of = (kind: MediaDeviceKind): SoundDevice[] =>
    all
      .filter((device) => device.kind === kind && device.label !== '' && device.deviceId !== 'default')
      .map((device) => ({ id: device.deviceId, label: device.label }))
  return { microphones: of('audioinput'), speakers: of('audiooutput') }
}

type WithSink = { setSinkId?: (id: string) => Promise<void> }

export const canChooseSpeaker = (): boolean => 'setSinkId' in HTMLMediaElement.prototype

/** A speaker that was unplugged gives way to the system's. */
export async function playOn(element: HTMLMediaElement, speaker: string): Promise<void> {
  const sink = element as WithSink
  if (!sink.setSinkId) return
  await sink.setSinkId.call(element, speaker).catch(() => sink.setSinkId?.call(element, ''))
}
