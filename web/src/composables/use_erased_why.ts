import { useI18n } from 'vue-i18n'

/** "retention:talk" and "by_hand:甲, 乙: 误录" in the reader's words; what people wrote stays. */
export function useErasedWhy() {
  const { t, te } = useI18n()
  function erasedWhy(why: string): string {
    const colon = why.indexOf(':')
    const kind = colon < 0 ? why : why.slice(0, colon)
    const rest = colon < 0 ? '' : why.slice(colon + 1)
    if (!te(`words.erased_why.${kind}`)) return why
    const said = te(`words.retention_class.${rest}`) ? t(`words.retention_class.${rest}`) : rest
    return said ? `${t(`words.erased_why.${kind}`)} · ${said}` : t(`words.erased_why.${kind}`)
  }
  return { erasedWhy }
}
