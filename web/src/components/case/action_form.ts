import type { AllowedAction, CaseAction, CaseField, CaseFacts, CaseView } from '@/api/types'

/** Which one text an action carries, by the name of its field; the rest take none. */
export const kTextOf: Partial<Record<CaseAction, CaseField | 'note'>> = {
  dispatch: 'instruction',
  delegate: 'instruction',
  reply: 'reply',
  approve: 'opinion',
  rehandle: 'reason',
  note: 'note',
}

export interface ActionForm {
  action: CaseAction
  department: string
  text: string
  facts: CaseFacts
}

export function newForm(action: CaseAction, view: CaseView, suggested: string): ActionForm {
  const department = action === 'dispatch' ? view.department || suggested : ''
  return { action, department, text: '', facts: { ...view.facts } }
}

export const takesText = (action: CaseAction): boolean => action in kTextOf
export const takesDepartment = (action: CaseAction): boolean => action === 'dispatch' || action === 'delegate'

export function textIsNeeded({ action, needs }: AllowedAction): boolean {
  return action === 'note' || needs.some((field) => ['instruction', 'reply', 'opinion', 'reason'].includes(field))
}

/** Fields still to be filled in, by name. */
export function missing(allowed: AllowedAction, form: ActionForm): string[] {
  const empty: string[] = []
  if (takesDepartment(form.action) && !form.department) empty.push('department')
  if (takesText(form.action) && textIsNeeded(allowed) && !form.text.trim()) empty.push('text')
  if (form.action === 'amend') {
    if (!form.facts.title.trim()) empty.push('title')
    if (!form.facts.content.trim()) empty.push('content')
  }
  return empty
}

/** Somebody typed something that closing the form would lose. */
export function isFilled(form: ActionForm, view: CaseView): boolean {
  return (
    form.text.trim() !== '' || (form.action === 'amend' && JSON.stringify(form.facts) !== JSON.stringify(view.facts))
  )
}
