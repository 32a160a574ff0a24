import { computed, ref, shallowRef } from 'vue'
import { flows } from '@/api/flows'
import type { Rehearsal, RehearsalAct, RehearsalResult } from './api_types'
import type { FlowDocument } from './document'

/** The path of a rehearsed call as the canvas lights it up. */
export function litOf(result: RehearsalResult) {
  const path = result.steps.map(({ node }) => node)
  return {
    nodes: new Set(path),
    ways: new Set(path.slice(1).map((node, at) => `${path[at]}\n${node}`)),
    now: path.at(-1) ?? null,
  }
}

/** What callers hear that they had not heard a moment ago. */
export function newlySaid(before: RehearsalResult | null, after: RehearsalResult): string[] {
  const known = before?.steps.length ?? 0
  const same = before?.steps.every(({ node }, at) => after.steps[at]?.node === node) ?? false
  const repeated = before?.steps.at(-1)?.said.length ?? 0
  const steps = after.steps.slice(same ? known : 0).flatMap(({ said }) => said)
  const again = same ? (after.steps[known - 1]?.said.slice(repeated) ?? []) : []
  return [...again, ...steps]
}

/** A call without a telephone: every act asks the server for the whole way anew, so that it is walked as a call would walk it. */
export function useRehearsal(document: () => FlowDocument, say: (prompts: string[]) => void) {
  const at = ref(new Date())
  const caller = ref('13800138000')
  const queues = ref<Rehearsal['queues']>({})
  const acts = ref<RehearsalAct[]>([])
  const result = shallowRef<RehearsalResult | null>(null)
  const error = ref<unknown>(null)
  const busy = ref(false)
  const lit = computed(() => (result.value ? litOf(result.value) : null))
  const over = computed(() => result.value !== null && Boolean(result.value.ended))
  const waits_for = computed(() => result.value?.steps.at(-1)?.waits_for ?? 'nothing')

  const now = (): Rehearsal => ({
    at: at.value.toISOString(),
    caller: caller.value,
    queues: queues.value,
    acts: acts.value,
  })
  async function ask(): Promise<void> {
    busy.value = true
    error.value = null
    try {
      const answer = await flows.rehearse(document(), now())
      say(newlySaid(result.value, answer))
      result.value = answer
    } catch (failure) {
      error.value = failure
    } finally {
      busy.value = false
    }
  }
  async function begin(): Promise<void> {
    acts.value = []
    result.value = null
    await ask()
  }
  async function act(next: RehearsalAct): Promise<void> {
    acts.value = [...acts.value, next]
    await ask()
  }
  function end(): void {
    acts.value = []
    result.value = null
    say([])
  }
  /** Walks a kept rehearsal again. */
  async function replay(kept: Rehearsal): Promise<void> {
    at.value = new Date(kept.at)
    caller.value = kept.caller
    queues.value = { ...kept.queues }
    acts.value = [...kept.acts]
    result.value = null
    await ask()
  }
  return { at, caller, queues, acts, result, error, busy, lit, over, waits_for, now, begin, act, end, replay }
}
export type RehearsalState = ReturnType<typeof useRehearsal>
