import { onBeforeUnmount, onMounted } from 'vue'

/** Keys of the editor, not while somebody types in a field (but for saving and searching). */
export interface EditorKeys {
  undo: () => void
  redo: () => void
  copy: () => void
  paste: () => void
  remove: () => void
  select_all: () => void
  select_none: () => void
  save: () => void
  search: () => void
}
type Act = keyof EditorKeys
const kAnywhere: readonly Act[] = ['save', 'search']

/** What a key press asks for; nothing for a key that is none of ours. */
export function actOf(event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey'>): Act | null {
  if (event.altKey) return null
  const key = event.key.toLowerCase()
  if (event.ctrlKey || event.metaKey) {
    if (key === 'z') return event.shiftKey ? 'redo' : 'undo'
    const acts: Record<string, Act> = { y: 'redo', c: 'copy', v: 'paste', a: 'select_all', s: 'save', f: 'search' }
    return acts[key] ?? null
  }
  if (key === 'delete' || key === 'backspace') return 'remove'
  return key === 'escape' ? 'select_none' : null
}

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
const inDialog = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.closest('[role=dialog]') !== null

export function useEditorKeys(acts: EditorKeys): void {
  function pressed(event: KeyboardEvent): void {
    const act = actOf(event)
    if (!act || inDialog(event.target) || (isTyping(event.target) && !kAnywhere.includes(act))) return
    if (act === 'copy' && String(window.getSelection()) !== '') return
    event.preventDefault()
    acts[act]()
  }
  onMounted(() => window.addEventListener('keydown', pressed))
  onBeforeUnmount(() => window.removeEventListener('keydown', pressed))
}
