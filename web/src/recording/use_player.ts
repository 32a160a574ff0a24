import { computed, onBeforeUnmount, onMounted, ref, shallowRef, watch, type Ref } from 'vue'
import { recordings, recordingUrl } from '@/api'
import type { Id, RecordingMarker, RecordingRow } from '@/api/types'
import { type Side, SoundSides } from './sound_sides'
import { afterSilence, parseWaveform, silences, type Waveform } from './waveform'

export const kSpeeds = [0.5, 0.75, 1, 1.25, 1.5, 2]
const kStepSeconds = 5

/** One recording being listened to: sound, waveform, markers and how it is played. */
export function usePlayer(recording: () => Id, audio: Ref<HTMLAudioElement | null>) {
  const row = shallowRef<RecordingRow | null>(null)
  const waveform = shallowRef<Waveform | null>(null)
  const markers = shallowRef<RecordingMarker[]>([])
  const playing = ref(false)
  const failed = ref(false)
  const as_pcm = ref(false)
  const at = ref(0)
  const sound_length = ref(0)
  const speed = ref(1)
  const side = ref<Side>('both')
  const skip_silence = ref(false)
  let sides: SoundSides | null = null
  let turn = 0

  const length = computed(() => sound_length.value || (row.value?.length_ms ?? 0) / 1000)
  const source = computed(() => (row.value ? recordingUrl(row.value.id, as_pcm.value) : ''))
  const quiet_spans = computed(() => (waveform.value ? silences(waveform.value) : []))
  const is_stereo = computed(() => row.value?.format === 'alaw_stereo')

  async function load(): Promise<void> {
    const mine = ++turn
    playing.value = false
    failed.value = false
    at.value = 0
    sound_length.value = 0
    waveform.value = null
    markers.value = []
    row.value = null
    try {
      const found = await recordings.one(recording())
      if (mine !== turn) return
      // A-law is played by the browser itself, anything else by the server's conversion.
      as_pcm.value = found.format === 'adpcm_mono'
      row.value = found
    } catch {
      if (mine === turn) failed.value = true
      return
    }
    void loadMarkers()
    const bytes = await recordings.waveform(recording()).catch(() => null)
    if (mine === turn && bytes) waveform.value = parseWaveform(bytes)
  }
  async function loadMarkers(): Promise<void> {
    const mine = turn
    const found = await recordings.markers(recording()).catch(() => null)
    if (mine === turn && found) markers.value = found.markers
  }

  async function toggle(): Promise<void> {
    const sound = audio.value
    if (!sound) return
    if (playing.value) return sound.pause()
    failed.value = false
    await sound.play().catch(() => (failed.value = true))
  }
  function seek(seconds: number): void {
    const to = Math.min(Math.max(0, seconds), length.value || 0)
    if (audio.value) audio.value.currentTime = to
    at.value = to
  }
  const step = (direction: 1 | -1): void => seek(at.value + direction * kStepSeconds)
  function setSpeed(next: number): void {
    speed.value = next
    applySpeed()
  }
  function faster(direction: 1 | -1): void {
    const next = kSpeeds[kSpeeds.indexOf(speed.value) + direction]
    if (next !== undefined) setSpeed(next)
  }
  /** The element forgets it with every new source. */
  function applySpeed(): void {
    if (!audio.value) return
    audio.value.preservesPitch = true
    audio.value.playbackRate = speed.value
  }
  function setSide(next: Side): void {
    side.value = next
    if (!audio.value) return
    sides ??= new SoundSides(audio.value)
    sides.choose(next)
  }

  function timeChanged(): void {
    at.value = audio.value?.currentTime ?? 0
    const to = skip_silence.value && playing.value ? afterSilence(quiet_spans.value, at.value) : null
    if (to !== null) seek(to)
  }
  function lengthChanged(): void {
    const seconds = audio.value?.duration ?? 0
    sound_length.value = Number.isFinite(seconds) ? seconds : 0
    applySpeed()
  }
  /** Once: a browser that does not know the format gets plain PCM. */
  function soundFailed(): void {
    if (!source.value) return
    if (as_pcm.value) failed.value = true
    else as_pcm.value = true
  }

  watch(recording, () => void load())
  onMounted(() => void load())
  onBeforeUnmount(() => {
    turn += 1
    sides?.close()
  })
  return {
    row,
    waveform,
    markers,
    playing,
    failed,
    at,
    length,
    source,
    speed,
    side,
    skip_silence,
    quiet_spans,
    is_stereo,
    load,
    loadMarkers,
    toggle,
    seek,
    step,
    setSpeed,
    faster,
    setSide,
    timeChanged,
    lengthChanged,
    soundFailed,
  }
}
