import { createI18n } from 'vue-i18n'
import { setApiLanguage } from '@/api/client'
import { en } from './en'
import { type Messages, zhCn } from './zh_cn'

export type Language = 'zh-CN' | 'en'
const kKept = 'hotline.language'

declare module 'vue-i18n' {
  interface DefineLocaleMessage extends Messages {}
}

function firstLanguage(): Language {
  const kept = localStorage.getItem(kKept)
  return kept === 'en' ? 'en' : 'zh-CN'
}

export const i18n = createI18n({
  legacy: false,
  locale: firstLanguage(),
  fallbackLocale: 'zh-CN',
  messages: { 'zh-CN': zhCn, en },
})

export function currentLanguage(): Language {
  return i18n.global.locale.value as Language
}

function apply(language: Language): void {
  document.documentElement.lang = language
  setApiLanguage(language)
}

export function setLanguage(language: Language): void {
  i18n.global.locale.value = language
  localStorage.setItem(kKept, language)
  apply(language)
}

apply(currentLanguage())
