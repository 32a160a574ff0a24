import { ElMessage } from 'element-plus'
import { onBeforeUnmount, onMounted, ref, watch } from 'vue'
import { useRouter } from 'vue-router'
import type { AwayReason, CallCommand, SeatKind, Target, TargetUse } from '@/api/types'
import { useWords } from '@/composables/use_words'
import type { PhoneCommand } from '@/phone/state'
import { usePhone } from '@/stores/phone'

/** Commands of the phone bar, by button and by key; a refusal is shown, never swallowed. */
export function usePhoneActions() {
  const phone = usePhone()
  const router = useRouter()
  const { problem } = useWords()

  async function attempt(act: () => Promise<void>): Promise<void> {
    try {
      await act()
    } catch (error) {
      ElMessage.error(problem(error))
    }
  }
  const can = (command: PhoneCommand): boolean => phone.can.includes(command)

  const signIn = (seat: SeatKind): Promise<void> => attempt(() => phone.signIn(seat))
  const signOut = (): Promise<void> => attempt(() => phone.signOut())
  const ready = (): Promise<void> => attempt(() => phone.setReady())
  const away = (reason: AwayReason): Promise<void> => attempt(() => phone.setAway(reason))
  const finish = (): Promise<void> => attempt(() => phone.finishWrapUp())
  const reject = (): Promise<void> => attempt(() => phone.command('reject'))
  const hangUp = (): Promise<void> => attempt(() => phone.command('hang-up'))
  const hold = (): Promise<void> => attempt(() => phone.command('hold'))
  const retrieve = (): Promise<void> => attempt(() => phone.command('retrieve'))
  const tell = (command: CallCommand): Promise<void> => attempt(() => phone.command(command))
  const deal = (use: TargetUse, target: Target): Promise<void> => attempt(() => phone.deal(use, target))
  const drop = (party: string): Promise<void> => attempt(() => phone.drop(party))
  const sendKeys = (keys: string): Promise<void> => attempt(() => phone.sendKeys(keys))

  /** What somebody is being chosen for, while the dialog is open. */
  const choosing = ref<TargetUse | null>(null)
  const key_pad = ref(false)
  const shortcuts = ref(false)
  function choose(use: TargetUse): void {
    if (can(use)) choosing.value = use
  }
  watch(
    () => phone.can,
    () => {
      if (choosing.value && !can(choosing.value)) choosing.value = null
      if (!can('send_keys')) key_pad.value = false
    },
  )
  async function answer(): Promise<void> {
    await attempt(() => phone.command('answer'))
    if (router.currentRoute.value.name !== 'desk') void router.push('/desk')
  }

  const kKeys: Record<string, () => void> = {
    KeyA: () => void (can('answer') && answer()),
    KeyH: () => void (can('hold') ? hold() : can('retrieve') && retrieve()),
    KeyX: () => void (can('hang_up') ? hangUp() : can('reject') && reject()),
    KeyR: () => void (can('ready') ? ready() : can('away') && away('rest')),
    KeyW: () => void (can('finish_wrap_up') && finish()),
    KeyM: () => void (can('mute') ? tell('mute') : can('unmute') && tell('unmute')),
    KeyT: () => choose('transfer'),
    KeyQ: () => choose('consult'),
    KeyJ: () => (can('join') ? void tell('join') : choose('add')),
    KeyE: () => void (can('complete') && tell('complete')),
    KeyB: () => void (can('back') && tell('back')),
    KeyS: () => void (can('alternate') && tell('alternate')),
    KeyP: () => void (can('send_keys') && (key_pad.value = !key_pad.value)),
    KeyG: () => void (can('ask_help') ? tell('help') : can('end_help') && tell('help-over')),
  }
  function isTyping(target: EventTarget | null): boolean {
    return (
      target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
    )
  }
  function onKey(event: KeyboardEvent): void {
    if (event.key === '?' && !isTyping(event.target)) shortcuts.value = !shortcuts.value
    const act = event.altKey && !event.ctrlKey && !event.metaKey ? kKeys[event.code] : undefined
    if (!act) return
    event.preventDefault()
    act()
  }
  onMounted(() => window.addEventListener('keydown', onKey))
  onBeforeUnmount(() => window.removeEventListener('keydown', onKey))

  return {
    can,
    signIn,
    signOut,
    ready,
    away,
    finish,
    answer,
    reject,
    hangUp,
    hold,
    retrieve,
    tell,
    deal,
    drop,
    sendKeys,
    choosing,
    choose,
    key_pad,
    shortcuts,
  }
}
