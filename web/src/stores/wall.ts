import { defineStore } from 'pinia'
import { ref } from 'vue'
import { agents as api } from '@/api'
import type { AgentView, QueueView } from '@/api/types'
import { serverNow } from './clock'

function replaced<T>(rows: T[], next: T, same: (a: T) => boolean): T[] {
  const found = rows.some(same)
  return found ? rows.map((row) => (same(row) ? next : row)) : [...rows, next]
}

/** Agents and queues as they are now. */
export const useWall = defineStore('wall', () => {
  const agents = ref<AgentView[]>([])
  const queues = ref<QueueView[]>([])
  const as_of = ref(0)

  async function loadQueues(): Promise<void> {
    queues.value = (await api.queues()).queues
    as_of.value = serverNow()
  }

  async function load(): Promise<void> {
    const [people] = await Promise.all([api.all(), loadQueues()])
    agents.value = people.agents
  }

  function agentChanged(view: AgentView): void {
    agents.value = replaced(agents.value, view, (row) => row.id === view.id)
    as_of.value = serverNow()
  }

  function queueChanged(view: QueueView): void {
    queues.value = replaced(queues.value, view, (row) => row.code === view.code)
    as_of.value = serverNow()
  }

  return { agents, queues, as_of, load, loadQueues, agentChanged, queueChanged }
})
