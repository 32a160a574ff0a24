import { ElNotification } from 'element-plus'
import { i18n } from '@/i18n'
import { useFeed } from '@/stores/feed'
import { usePhone } from '@/stores/phone'
import { useSession } from '@/stores/session'
import { useWall } from '@/stores/wall'
import { grouped } from '@/format/text'
import type { AgentView, CaseAction, CaseChanged } from '@/api/types'
import type { LiveEvents, LiveEventType } from './events'

/** Who may help is told at once, on whatever page he is; each request once. */
const announced = new Set<string>()
function announceHelp(view: AgentView): void {
  const since = view.call?.talk.help_since
  if (!since || !useSession().may('call.supervise') || view.id === useSession().user?.id) return
  const key = `${view.id} ${since}`
  if (announced.has(key)) return
  announced.add(key)
  ElNotification.warning({
    title: i18n.global.t('supervision.asks', { name: view.name }),
    message: '',
    duration: 10_000,
  })
}

/** A unit that is urged hears of it wherever its people are. */
const kUrging: CaseAction[] = ['remind', 'supervise', 'escalate']
function announceUrging(change: CaseChanged): void {
  if (!kUrging.includes(change.action) || !useSession().may('case.work')) return
  const { t } = i18n.global
  ElNotification.warning({
    title: t('supervision_desk.urged', {
      action: t(`words.case_action.${change.action}`),
      number: grouped(change.number),
    }),
    message: t('supervision_desk.urged_hint'),
    duration: 10_000,
  })
}

/** Alarms that we know are said in words; others by what the server sent. */
function alarmText({ code, detail }: LiveEvents['alarm.raised']): string {
  const key = `words.alarm.${code}`
  return i18n.global.te(key) ? i18n.global.t(key, { detail }) : detail || code
}

type Handlers = { [Type in LiveEventType]: (data: LiveEvents[Type]) => void }

/** One line for each live event: where it goes. */
export const handlers: Handlers = {
  'agent.state_changed': (view) => {
    announceHelp(view)
    useWall().agentChanged(view)
    if (view.id === useSession().user?.id) usePhone().agentChanged(view)
  },
  'call.offered': (call) => usePhone().callChanged('call.offered', call),
  'call.connected': (call) => usePhone().callChanged('call.connected', call),
  'call.held': (call) => usePhone().callChanged('call.held', call),
  'call.retrieved': (call) => usePhone().callChanged('call.retrieved', call),
  'call.ended': (call) => usePhone().callChanged('call.ended', call),
  'queue.changed': (queue) => useWall().queueChanged(queue),
  'case.changed': (change) => {
    announceUrging(change)
    useFeed().caseChanged(change)
  },
  'callback.changed': () => useFeed().callbackChanged(),
  'voice_message.changed': () => useFeed().voiceMessageChanged(),
  'voice_message.waits': ({ alarm }) => {
    const { t } = i18n.global
    const late = alarm === 'escalated'
    useFeed().voiceMessageChanged()
    void ElNotification({
      type: late ? 'error' : 'warning',
      title: t('messages.title'),
      message: t(late ? 'messages.waits_long' : 'messages.waits'),
      duration: late ? 0 : 8000,
    })
  },
  'letter.changed': () => useFeed().letterChanged(),
  'letter.waits': ({ overdue }) => {
    const { t } = i18n.global
    void ElNotification({
      type: overdue ? 'error' : 'warning',
      title: t('letters.title'),
      message: t(overdue ? 'letters.waits_overdue' : 'letters.waits_back'),
      duration: overdue ? 0 : 8000,
    })
  },
  'message.changed': () => useFeed().messageChanged(),
  'campaign.changed': () => useFeed().campaignChanged(),
  'recording.ready': (data) => useFeed().recordingReady(data),
  'recordings.reconciled': () => useFeed().recordingsReconciled(),
  'alarm.raised': (alarm) =>
    void ElNotification.error({
      title: i18n.global.t('alarm.title'),
      message: alarmText(alarm),
      duration: 0,
    }),
}

export function dispatch(type: string, data: unknown): void {
  const handler = handlers[type as LiveEventType] as ((data: unknown) => void) | undefined
  handler?.(data)
}
