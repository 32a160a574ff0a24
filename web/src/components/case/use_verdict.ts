import { useI18n } from 'vue-i18n'
import type { Verdict } from '@/api/types'
import { nameOf } from '@/stores/reference'
import { useGuide } from './use_guide'

export const kMostPoints = 5

/** "440" -> "4.4" */
export const scoreText = (hundredths: number): string => (hundredths / 100).toFixed(2).replace(/0$/, '')

/** What somebody said about the work, in one line. */
export function useVerdict() {
  const { t } = useI18n()
  const guide = useGuide()

  function dimensionName(code: string): string {
    const found = guide.value?.dimensions.find((one) => one.code === code)
    return found ? nameOf(found) : code
  }

  function verdictLine(verdict: Verdict): string {
    const parts = (verdict.scores ?? []).map(({ dimension, points }) => `${dimensionName(dimension)} ${points}`)
    if (verdict.opens) parts.push(t(`words.follow_up_cause.${verdict.opens}`))
    if (verdict.outcome) parts.push(t(`words.follow_up_miss.${verdict.outcome}`))
    if (verdict.contacted && verdict.resolved)
      parts.push(
        t('judgement.rounds.answers', {
          contacted: t(`words.said.${verdict.contacted}`),
          resolved: t(`words.said.${verdict.resolved}`),
        }),
      )
    if (verdict.satisfaction) parts.push(t(`words.satisfaction.${verdict.satisfaction}`))
    return parts.join(' · ')
  }

  return { dimensionName, verdictLine }
}
