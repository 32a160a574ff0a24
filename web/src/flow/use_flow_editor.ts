import { computed, onScopeDispose, ref, shallowRef, watch } from 'vue'
import { ApiError } from '@/api/client'
import { flows } from '@/api/flows'
import type { Finding, FlowDraft } from './api_types'
import { withPlaces } from './auto_layout'
import { difference } from './difference'
import type { Drawing, FlowNode, Layout } from './document'
import * as acts from './drawing_acts'
import { begin, type History, redo, step, undo } from './history'
import { kindOf, withField } from './kinds'
import { merge } from './merge'

const kCheckAfterMs = 500
const drawingOf = ({ document, layout }: FlowDraft): Drawing => withPlaces({ document, layout })
const kClip = 'hotline.flow_clip'

/** One draft being edited: the drawing with its history, what is chosen, what the checker says, and saving it. */
export function useFlowEditor(code: () => string) {
  const history = shallowRef<History<Drawing> | null>(null)
  const saved = shallowRef<FlowDraft | null>(null)
  const saved_drawing = shallowRef<Drawing | null>(null)
  const selected = shallowRef<ReadonlySet<string>>(new Set())
  const findings = shallowRef<Finding[]>([])
  /** What somebody else saved meanwhile. */
  const theirs = shallowRef<FlowDraft | null>(null)
  const loading = ref(false)
  const saving = ref(false)
  const error = ref<unknown>(null)

  const drawing = computed(() => history.value?.now ?? null)
  const document = computed(() => drawing.value?.document ?? null)
  const changed = computed(() => drawing.value !== saved_drawing.value)
  const can_undo = computed(() => (history.value?.past.length ?? 0) > 0)
  const can_redo = computed(() => (history.value?.future.length ?? 0) > 0)
  const one = computed(() => (selected.value.size === 1 ? [...selected.value][0]! : null))

  function take(draft: FlowDraft, now = drawingOf(draft)): void {
    saved.value = draft
    saved_drawing.value = now
    findings.value = draft.findings
  }
  async function load(): Promise<void> {
    loading.value = true
    error.value = null
    try {
      const draft = await flows.draft(code())
      take(draft)
      history.value = begin(saved_drawing.value!)
      select([])
    } catch (failure) {
      error.value = failure
    } finally {
      loading.value = false
    }
  }
  function apply(next: Drawing, tag = ''): void {
    if (history.value) history.value = step(history.value, next, tag)
  }
  const act = (change: (now: Drawing) => Drawing, tag = ''): void => {
    if (drawing.value) apply(change(drawing.value), tag)
  }
  function select(names: Iterable<string>): void {
    const next = new Set(names)
    const same = next.size === selected.value.size && [...next].every((name) => selected.value.has(name))
    if (!same) selected.value = next
  }
  watch(document, (now) => {
    if (now) select([...selected.value].filter((name) => now.nodes[name]))
  })

  const setField = (name: string, field: string, value: unknown): void =>
    act((now) => acts.putNode(now, name, withField(now.document.nodes[name]!, field, value)), `field:${name}:${field}`)
  const putNode = (name: string, node: FlowNode): void => act((now) => acts.putNode(now, name, node))
  const connect = (from: string, port: string, to: string): void => act((now) => acts.connect(now, from, port, to))
  const move = (places: Layout): void => act((now) => acts.moveNodes(now, places))
  const setStart = (name: string): void => act((now) => acts.withStart(now, name))
  const setTitle = (field: 'title_zh' | 'title_en', value: string): void =>
    act((now) => ({ ...now, document: { ...now.document, [field]: value } }), field)
  function add(kind: string, wanted: string, at: { x: number; y: number }): string {
    const added = acts.addNode(drawing.value!, kind, wanted, at)
    apply(added.drawing)
    select([added.name])
    return added.name
  }
  function rename(old: string, name: string): void {
    act((now) => acts.renameNode(now, old, name))
    select([name])
  }
  const removeSelected = (): void => act((now) => acts.removeNodes(now, selected.value))
  function copy(): void {
    if (drawing.value && selected.value.size > 0)
      sessionStorage.setItem(kClip, JSON.stringify(acts.copyNodes(drawing.value, selected.value)))
  }
  function paste(): void {
    const kept = sessionStorage.getItem(kClip)
    if (!kept || !drawing.value) return
    const { drawing: next, names } = acts.pasteNodes(drawing.value, JSON.parse(kept) as acts.Clip)
    apply(next)
    select(names)
  }
  const turn = (to: typeof undo): void => {
    if (history.value) history.value = to(history.value)
  }

  let timer: ReturnType<typeof setTimeout> | undefined
  let asked = 0
  watch(document, (now, before) => {
    clearTimeout(timer)
    if (!now || !before || now === before) return
    timer = setTimeout(() => void check(), kCheckAfterMs)
  })
  async function check(): Promise<void> {
    const mine = ++asked
    const now = document.value
    if (!now) return
    try {
      const answer = await flows.check(now)
      if (mine === asked && now === document.value) findings.value = answer.findings
    } catch {
      // The findings of before stay; saving says what is wrong.
    }
  }

  /** True when it is saved; false when somebody else saved first (see `theirs`). */
  async function save(): Promise<boolean> {
    const now = drawing.value
    if (!now || !saved.value) return false
    saving.value = true
    try {
      take(await flows.save(code(), { revision: saved.value.revision, ...now }), now)
      return true
    } catch (failure) {
      const other = failure instanceof ApiError && failure.code === 'flow_changed' ? failure.body : null
      if (!other) throw failure
      theirs.value = (other as { more: { theirs: FlowDraft } }).more.theirs
      return false
    } finally {
      saving.value = false
    }
  }
  const conflict = computed(() => {
    if (!theirs.value || !saved_drawing.value || !drawing.value) return null
    const other = drawingOf(theirs.value)
    return {
      who: theirs.value.changed_by,
      at: theirs.value.changed_at,
      ...merge(saved_drawing.value, drawing.value, other),
      their_changes: difference(saved_drawing.value.document, other.document),
      my_changes: difference(saved_drawing.value.document, drawing.value.document),
    }
  })
  /** Goes on from what the other saved, with my changes on it; nodes of `from_them` are taken as the other has them. */
  function takeMerged(from_them: ReadonlySet<string>): void {
    if (!conflict.value || !theirs.value) return
    const other = drawingOf(theirs.value)
    const nodes = { ...conflict.value.drawing.document.nodes }
    for (const name of from_them) {
      const node = other.document.nodes[name]
      if (node) nodes[name] = node
      else delete nodes[name]
    }
    const merged = { ...conflict.value.drawing, document: { ...conflict.value.drawing.document, nodes } }
    take(theirs.value, other)
    theirs.value = null
    apply(withPlaces(merged))
  }
  onScopeDispose(() => clearTimeout(timer))

  const unknown_kinds = computed(() =>
    Object.values(document.value?.nodes ?? {}).some(({ kind }) => kindOf(kind) === undefined),
  )
  return {
    ...{ drawing, document, saved, changed, selected, one, findings, loading, saving, error, unknown_kinds },
    ...{ can_undo, can_redo, theirs, conflict },
    ...{ load, apply, select, setField, putNode, connect, move, setStart, setTitle, add, rename, removeSelected },
    ...{ copy, paste, undo: () => turn(undo), redo: () => turn(redo), save, takeMerged, check },
  }
}
export type FlowEditor = ReturnType<typeof useFlowEditor>
