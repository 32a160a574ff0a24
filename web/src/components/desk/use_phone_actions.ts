import { ElMessage } from 'element-plus'
import { onBeforeUnmount, onMounted } from 'vue'
import { useRouter } from 'vue-router'
import type { AwayReason, SeatKind } from '@/api/types'
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
  }
  function onKey(event: KeyboardEvent): void {
    const act = event.altKey && !event.ctrlKey && !event.metaKey ? kKeys[event.code] : undefined
    if (!act) return
    event.preventDefault()
    act()
  }
  onMounted(() => window.addEventListener('keydown', onKey))
  onBeforeUnmount(() => window.removeEventListener('keydown', onKey))

  return { can, signIn, signOut, ready, away, finish, answer, reject, hangUp, hold, retrieve }
}
