import type { AgentView, Work } from '@/api/types'

export type Lamp = 'none' | 'green' | 'blue' | 'yellow' | 'red'
/** By what the wall can be narrowed; `help` is not a state of work but comes before all of them. */
export type WallState = 'help' | Work | 'signed_out'
export type SortBy = 'state' | 'time' | 'extension'

const kLamps: Record<Work, Lamp> = {
  away: 'none',
  ready: 'green',
  reserved: 'blue',
  talking: 'blue',
  holding: 'yellow',
  wrap_up: 'yellow',
  supervising: 'blue',
}
export const kWallStates: WallState[] = [
  'help',
  'reserved',
  'talking',
  'holding',
  'supervising',
  'wrap_up',
  'ready',
  'away',
  'signed_out',
]

export const asksForHelp = (agent: AgentView): boolean => Boolean(agent.call?.talk.help_since)
export const wallState = (agent: AgentView): WallState => {
  if (agent.presence === 'signed_out') return 'signed_out'
  return asksForHelp(agent) ? 'help' : agent.work
}
export function lampOf(agent: AgentView): Lamp {
  const state = wallState(agent)
  if (state === 'signed_out') return 'none'
  return state === 'help' ? 'red' : kLamps[agent.work]
}

/** The third axis (S57): what he does with the citizen's matter. */
export type Doing =
  | 'none'
  | 'away'
  | 'ready'
  | 'offered'
  | 'serving'
  | 'waiting'
  | 'consulting'
  | 'conference'
  | 'wrap_up'
  | 'supervising'
export function doing(agent: AgentView): Doing {
  if (agent.presence === 'signed_out') return 'none'
  if (agent.work === 'reserved') return 'offered'
  if (agent.work === 'holding') return 'waiting'
  if (agent.work !== 'talking') return agent.work
  const state = agent.call?.talk.state
  return state === 'consulting' || state === 'conference' ? state : 'serving'
}

/** Where a wall is narrowed to a state that a person asking for help is also in, he is shown there too. */
export const isIn = (agent: AgentView, state: WallState): boolean =>
  state === 'help' ? asksForHelp(agent) : state === 'signed_out' ? agent.presence === state : shownWork(agent) === state
const shownWork = (agent: AgentView): WallState => (agent.presence === 'signed_out' ? 'signed_out' : agent.work)

const rank = (agent: AgentView): number => kWallStates.indexOf(wallState(agent))
const kOrders: Record<SortBy, (a: AgentView, b: AgentView) => number> = {
  state: (a, b) => rank(a) - rank(b),
  time: (a, b) => Date.parse(a.since) - Date.parse(b.since),
  extension: () => 0,
}

/** Those who are to be seen, in order; equals by extension, so that nobody jumps about. */
export function arranged(agents: AgentView[], words: string, state: WallState | null, by: SortBy): AgentView[] {
  const wanted = words.trim().toLowerCase()
  return agents
    .filter((agent) => !state || isIn(agent, state))
    .filter((agent) => `${agent.name} ${agent.extension}`.toLowerCase().includes(wanted))
    .sort((a, b) => kOrders[by](a, b) || a.extension.localeCompare(b.extension))
}
