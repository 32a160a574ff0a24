import { useI18n } from 'vue-i18n'
import type { FlowNode } from '@/flow/document'
import { casesOf, choicesOf, kindOf, type Exit } from '@/flow/kinds'
import { currentLanguage } from '@/i18n'

/** What kinds, fields and ways out are called. */
export function useNodeWords() {
  const { t, te } = useI18n()
  const kindName = (kind: string): string =>
    kindOf(kind) ? t(`flows.kind.${kind}`) : t('flows.kind_unknown', { kind })
  const fieldName = (field: string): string => {
    const key = `flows.field.${field}`
    return te(key) ? t(key) : field
  }
  function exitName(node: FlowNode, { port, key }: Exit): string {
    if (key !== null) {
      const choice = choicesOf(node)[key]
      return (currentLanguage() === 'en' ? choice?.label_en : choice?.label_zh) || t('flows.key', { key })
    }
    if (!port.startsWith('cases/')) return fieldName(port)
    const one = casesOf(node)[Number(port.slice(6))]
    return one ? `${t(`flows.match.${one.match}`)} ${one.values.join(one.match === 'between' ? '–' : ', ')}` : port
  }
  return { kindName, fieldName, exitName }
}
