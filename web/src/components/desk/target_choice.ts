import type { AgentTarget, QueueTarget, Target, TargetKind, TargetList } from '@/api/types'

/** One line of the list to choose from. */
export interface Choice {
  target: Target
  name: string
  number: string
  possible: boolean
  lamp: 'green' | 'yellow' | 'none' | null
  agent?: AgentTarget
  queue?: QueueTarget
}

const matches = (choice: Choice, words: string): boolean =>
  words
    .toLowerCase()
    .split(/\s+/)
    .every((word) => `${choice.name} ${choice.number} ${choice.target.to}`.toLowerCase().includes(word))

/** Those who match the words, whom one can have now first. */
export function found(
  list: TargetList,
  kind: TargetKind,
  words: string,
  nameOf: (item: { name_zh: string; name_en: string }) => string,
): Choice[] {
  const all: Record<TargetKind, () => Choice[]> = {
    agent: () =>
      list.agents.map((agent) => ({
        target: { kind: 'agent', to: agent.extension },
        name: agent.name,
        number: agent.extension,
        possible: agent.free,
        lamp: agent.free ? 'green' : agent.work === 'away' ? 'none' : 'yellow',
        agent,
      })),
    queue: () =>
      list.queues.map((queue) => ({
        target: { kind: 'queue', to: queue.code },
        name: nameOf(queue),
        number: '',
        possible: queue.open,
        lamp: queue.open ? (queue.agents_ready > 0 ? 'green' : 'yellow') : 'none',
        queue,
      })),
    department: () =>
      list.departments.map((department) => ({
        target: { kind: 'department', to: department.code },
        name: nameOf(department),
        number: department.number,
        possible: true,
        lamp: null,
      })),
    number: () => [],
  }
  return all[kind]()
    .filter((choice) => matches(choice, words.trim()))
    .sort((a, b) => Number(b.possible) - Number(a.possible))
}
