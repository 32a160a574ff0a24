import { defineStore } from 'pinia'
import { computed, ref, shallowRef, watch } from 'vue'
import { agents, calls, supervision } from '@/api'
import { ApiError } from '@/api/client'
import type {
  AgentView,
  AwayReason,
  CallCommand,
  ContactView,
  DeskCall,
  Id,
  SeatKind,
  SupervisionMode,
  Target,
  TargetUse,
} from '@/api/types'
import { i18n } from '@/i18n'
import { BrowserLine, type LineProblem, type LineState } from '@/phone/line'
import { kUnknownQuality, type LineCounts, type LineQuality, qualityBetween } from '@/phone/line_quality'
import { MicrophoneError } from '@/phone/microphone'
import { Ringer } from '@/phone/ringer'
import { keepSoundSettings, readSoundSettings, type SoundSettings } from '@/phone/sound_settings'
import { type CallNews, isEngaged, type PhoneCommand, possible, withAgent, withCall } from '@/phone/state'

const kCommands: Record<CallCommand, PhoneCommand> = {
  answer: 'answer',
  reject: 'reject',
  hold: 'hold',
  retrieve: 'retrieve',
  'hang-up': 'hang_up',
  complete: 'complete',
  back: 'back',
  alternate: 'alternate',
  join: 'join',
  leave: 'leave',
  mute: 'mute',
  unmute: 'unmute',
  help: 'ask_help',
  'help-over': 'end_help',
}

const kQualityMs = 5000

/** The agent's telephone: state, line, commands and the screen pop. */
export const usePhone = defineStore('phone', () => {
  const view = ref<AgentView | null>(null)
  const not_an_agent = ref(false)
  const line = ref<LineState>('closed')
  const line_problem = ref<LineProblem | null>(null)
  const sound = shallowRef<MediaStream | null>(null)
  const sound_settings = ref<SoundSettings>(readSoundSettings())
  const quality = ref<LineQuality>(kUnknownQuality)
  const testing = ref(false)
  const busy = ref(false)
  const contact = ref<ContactView | null>(null)
  const contact_error = ref<unknown>(null)

  const call = computed(() => view.value?.call ?? null)
  const can = computed(() => possible(view.value))
  const engaged = computed(() => isEngaged(view.value))

  const ringer = new Ringer()
  const browser_line = new BrowserLine(
    async (offer) => (await agents.openLine(offer)).sdp,
    {
      state: (state, problem) => {
        line.value = state
        line_problem.value = problem
        if (state === 'closed') sound.value = null
      },
      sound: (stream) => (sound.value = stream),
    },
    () => sound_settings.value.microphone,
  )

  watch(
    () => (view.value?.work === 'reserved' && call.value ? call.value : null),
    (ringing) => {
      if (ringing) ringer.start(i18n.global.t('desk.phone.title_flash', { number: ringing.number }))
      else ringer.stop()
    },
  )

  watch(
    () => (call.value ? `${call.value.id} ${call.value.number}` : null),
    () => {
      if (call.value) void popContact(call.value.number)
    },
  )

  /** Shows what the event itself tells at once, then fills in the history. */
  async function popContact(number: string): Promise<void> {
    contact.value = null
    contact_error.value = null
    if (!number) return
    try {
      const found = await calls.contact(number)
      if (!call.value || call.value.number === number) contact.value = found
    } catch (error) {
      contact_error.value = error
    }
  }

  function take(next: AgentView): void {
    view.value = withAgent(view.value, next)
  }

  /** After log-in and after a reload: the line comes back by itself, with the same call on it. */
  async function attach(): Promise<void> {
    try {
      take(await agents.me())
      not_an_agent.value = false
    } catch (error) {
      not_an_agent.value = error instanceof ApiError && error.status !== 0 && error.status < 500
      if (!not_an_agent.value) throw error
      return
    }
    const signed_in = view.value?.presence === 'signed_in' && view.value.seat === 'browser'
    if (signed_in && line.value === 'closed') void browser_line.open()
  }

  function detach(): void {
    ringer.stop()
    browser_line.close()
    view.value = null
    contact.value = null
  }

  let running: Promise<unknown> = Promise.resolve()

  /** One after another; what has become impossible meanwhile (a double click) is dropped. */
  function run(name: PhoneCommand, command: () => Promise<AgentView>): Promise<void> {
    const mine = running.then(async () => {
      if (!can.value.includes(name)) return
      busy.value = true
      try {
        take(await command())
      } finally {
        busy.value = false
      }
    })
    running = mine.catch(() => undefined)
    return mine
  }

  async function signIn(seat: SeatKind): Promise<void> {
    if (seat === 'browser') {
      try {
        await browser_line.prepare()
      } catch (error) {
        if (!(error instanceof MicrophoneError)) throw error
        line.value = 'failed'
        line_problem.value = { why: error.why, detail: '' }
        return
      }
    }
    await run('sign_in', () => agents.setState({ presence: 'signed_in', seat }))
    if (seat === 'browser' && view.value?.presence === 'signed_in') await browser_line.open()
  }

  async function signOut(): Promise<void> {
    await run('sign_out', () => agents.setState({ presence: 'signed_out' }))
    if (view.value?.presence === 'signed_out') browser_line.close()
  }

  const setReady = (): Promise<void> => run('ready', () => agents.setState({ work: 'ready' }))
  const setAway = (reason: AwayReason): Promise<void> => run('away', () => agents.setState({ work: 'away', reason }))
  const dial = (to: string): Promise<void> => run('dial', () => calls.dial(to))
  const finishWrapUp = (): Promise<void> => run('finish_wrap_up', () => agents.finishWrapUp())
  async function command(name: CallCommand): Promise<void> {
    const current = call.value
    if (current) await run(kCommands[name], () => calls.command(current.id, name))
  }

  /** Gives the call to somebody, asks him, or brings him in. */
  async function deal(use: TargetUse, target: Target): Promise<void> {
    const current = call.value
    if (current) await run(use, () => calls[use](current.id, target))
  }
  async function drop(party: Id): Promise<void> {
    const current = call.value
    if (current) await run('drop', () => calls.drop(current.id, party))
  }
  async function sendKeys(keys: string): Promise<void> {
    const current = call.value
    if (current) await run('send_keys', () => calls.sendKeys(current.id, keys))
  }
  /** Beside an agent, or otherwise than before; the answer is this person's own seat. */
  const standBeside = async (agent: Id, mode: SupervisionMode): Promise<void> =>
    take(await supervision.stand(agent, mode))
  const intercept = async (agent: Id): Promise<void> => take(await supervision.intercept(agent))
  const forceRelease = async (agent: Id, reason: string): Promise<void> =>
    take(await supervision.release(agent, reason))

  const agentChanged = (next: AgentView): void => take(next)
  const callChanged = (news: CallNews, changed: DeskCall): void => {
    view.value = withCall(view.value, news, changed)
  }
  async function chooseSound(change: Partial<SoundSettings>): Promise<void> {
    const before = sound_settings.value
    sound_settings.value = { ...before, ...change }
    keepSoundSettings(sound_settings.value)
    if (change.microphone !== undefined && change.microphone !== before.microphone)
      await browser_line.changeMicrophone()
  }

  /** Grades the line by what it counted since the last look. */
  let counted: LineCounts | null = null
  async function lookAtLine(): Promise<void> {
    const now = await browser_line.counts()
    quality.value = now ? qualityBetween(counted, now) : kUnknownQuality
    counted = now
  }
  window.setInterval(() => {
    if (line.value === 'up') void lookAtLine()
    else quality.value = kUnknownQuality
  }, kQualityMs)

  /** A call before work: the server sends back what it hears, a little later. */
  async function testLine(on: boolean): Promise<void> {
    take(await agents.testLine(on))
    testing.value = on
  }
  watch(
    () => [line.value, view.value?.work],
    () => {
      if (line.value !== 'up' || view.value?.work !== 'away') testing.value = false
    },
  )

  const reopenLine = (): Promise<void> => browser_line.open()
  const level = (): number => browser_line.level()

  return {
    view,
    call,
    can,
    engaged,
    busy,
    not_an_agent,
    line,
    line_problem,
    sound,
    sound_settings,
    quality,
    testing,
    contact,
    contact_error,
    attach,
    detach,
    signIn,
    signOut,
    setReady,
    setAway,
    finishWrapUp,
    dial,
    command,
    deal,
    drop,
    sendKeys,
    standBeside,
    intercept,
    forceRelease,
    popContact,
    agentChanged,
    callChanged,
    reopenLine,
    chooseSound,
    testLine,
    level,
  }
})
