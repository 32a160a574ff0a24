import { computed } from 'vue'
import { prompts as prompt_api } from '@/api'
import { flows } from '@/api/flows'
import { useFetch } from '@/composables/use_fetch'
import { promptTitle } from '@/prompts/prompt_names'
import { nameOf } from '@/stores/reference'
import type { FlowNode } from './document'
import { destinationsOf, fieldsOf, promptsOf } from './kinds'

/** What nodes may refer to, and what people call it. */
export function useFlowNames() {
  const { data, error, load } = useFetch(async () => {
    const [names, library] = await Promise.all([flows.names(), prompt_api.list()])
    return { ...names, prompts: library.prompts }
  })
  void load()
  const codes = (list: readonly { code: string }[] | undefined): ReadonlySet<string> | undefined =>
    list && new Set(list.map(({ code }) => code))
  const known = computed(() => ({
    prompts: data.value && new Set(data.value.prompts.map(({ name }) => name)),
    retired:
      data.value && new Set(data.value.prompts.flatMap(({ name, state }) => (state === 'retired' ? [name] : []))),
    queues: codes(data.value?.queues),
    calendars: codes(data.value?.calendars),
    mailboxes: codes(data.value?.mailboxes),
    flows: codes(data.value?.flows),
  }))
  const prompts = computed(() => data.value?.prompts ?? [])
  const by_prompt = computed(() => new Map(prompts.value.map((prompt) => [prompt.name, prompt])))

  function promptName(name: string): string {
    const prompt = by_prompt.value.get(name)
    return prompt ? promptTitle(prompt) : name
  }
  type Table = 'queues' | 'calendars' | 'mailboxes' | 'contacts' | 'flows'
  const options = (table: Table) => (data.value?.[table] ?? []).map((item) => ({ code: item.code, name: nameOf(item) }))
  const titleOf = (table: Table, code: string): string => {
    const found = data.value?.[table].find((item) => item.code === code)
    return found ? nameOf(found) : code
  }
  /** What a node says or where it leads, in the words of people; for its card and for searching. */
  function wordsOf(node: FlowNode): string[] {
    return fieldsOf(node).flatMap(({ name, type }) => {
      const value = String(node[name] ?? '')
      if (type === 'prompts') return promptsOf(node, name).map(promptName)
      if (type === 'destinations') return destinationsOf(node, name).map(({ target }) => target)
      if (!value) return []
      if (type === 'queue') return [titleOf('queues', value)]
      if (type === 'calendar') return [titleOf('calendars', value)]
      if (type === 'mailbox') return [titleOf('mailboxes', value)]
      if (type === 'flow') return [titleOf('flows', value)]
      if (type === 'value' || type === 'variable') return [value]
      return []
    })
  }
  return { names: data, error, load, known, prompts, by_prompt, promptName, options, titleOf, wordsOf }
}
export type FlowNames = ReturnType<typeof useFlowNames>
