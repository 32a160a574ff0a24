/** States of something that never changes in place, with the way back and forth. */
export interface History<State> {
  readonly now: State
  readonly past: readonly State[]
  readonly future: readonly State[]
  /** What the last step was about: steps with the same tag in a row are one (typing in a field, dragging). */
  readonly tag: string
}
const kMostSteps = 200

export const begin = <State>(now: State): History<State> => ({ now, past: [], future: [], tag: '' })

export function step<State>(history: History<State>, now: State, tag = ''): History<State> {
  if (now === history.now) return history
  if (tag && tag === history.tag && history.past.length > 0) return { ...history, now, future: [] }
  return { now, past: [...history.past, history.now].slice(-kMostSteps), future: [], tag }
}

export function undo<State>(history: History<State>): History<State> {
  const before = history.past.at(-1)
  if (before === undefined) return history
  return { now: before, past: history.past.slice(0, -1), future: [history.now, ...history.future], tag: '' }
}

export function redo<State>(history: History<State>): History<State> {
  const [after, ...future] = history.future
  if (after === undefined) return history
  return { now: after, past: [...history.past, history.now], future, tag: '' }
}
