import type {
  AllowedAction,
  CaseAction,
  CaseCommand,
  CaseDetails,
  CaseFacts,
  CaseField,
  CaseReason,
  CaseView,
  TextKind,
} from '@/api/types'

/** What is typed or chosen before an action is done; the server says which of it the action needs and takes. */
export interface ActionForm {
  action: CaseAction
  department: string
  text: string
  facts: CaseFacts
  reason: CaseReason | ''
  legal_basis: string
  units: string[]
  proposed: string
  lead_case: string
  until: string
  amount: number
}

const kTexts: CaseField[] = ['instruction', 'reply', 'opinion', 'reason']

export function newForm(action: CaseAction, view: CaseView, suggested: string): ActionForm {
  return {
    action,
    department: action === 'dispatch' ? view.department || suggested : '',
    text: '',
    facts: { ...view.facts },
    reason: '',
    legal_basis: '',
    units: coHandlersOf(action, view),
    proposed: '',
    lead_case: '',
    until: '',
    amount: 0,
  }
}

/** At dispatch the catalogue names who helps, too. */
function coHandlersOf(action: CaseAction, view: CaseView): string[] {
  return action === 'dispatch' ? [...(view.proposal?.co_handlers ?? [])] : []
}

export const has = ({ needs, takes }: AllowedAction, field: CaseField): boolean =>
  needs.includes(field) || takes.includes(field)
export const isNeeded = ({ needs }: AllowedAction, field: CaseField): boolean => needs.includes(field)
/** The one free text of an action, by the name of its field. */
export const textOf = (allowed: AllowedAction): CaseField | null => kTexts.find((field) => has(allowed, field)) ?? null
/** What kind of prepared text an action's free text may begin with. */
const kPrepared: Partial<Record<CaseAction, TextKind>> = {
  reply: 'reply',
  answer_directly: 'reply',
  reject: 'refusal',
  ask_return: 'send_back',
  hand_back: 'send_back',
  rehandle: 'send_back',
}
export const preparedFor = (action: CaseAction): TextKind | null => kPrepared[action] ?? null
/** Nothing that was typed is lost to a prepared text. */
export const withPrepared = (typed: string, prepared: string): string =>
  typed.trim() === '' ? prepared : `${typed.trimEnd()}\n${prepared}`
/** A press of its button says everything. */
export const isPlain = ({ needs, takes }: AllowedAction): boolean => needs.length + takes.length === 0

function isGiven(form: ActionForm, field: CaseField): boolean {
  switch (field) {
    case 'title':
    case 'content':
      return form.facts[field].trim() !== ''
    case 'department':
      return form.department !== ''
    case 'reason_code':
      return form.reason !== ''
    case 'legal_basis':
      return form.legal_basis.trim() !== ''
    case 'units':
      return form.units.length > 0
    case 'proposed':
    case 'lead_case':
    case 'until':
      return form[field] !== ''
    case 'amount':
      return form.amount > 0
    default:
      return form.text.trim() !== ''
  }
}

/** Needed fields that are still empty, by name; the free text is called "text". */
export function missing(allowed: AllowedAction, form: ActionForm): string[] {
  return allowed.needs
    .filter((field) => !isGiven(form, field))
    .map((field) => (field === textOf(allowed) ? 'text' : field))
}

/** Somebody typed or chose something that closing the form would lose. */
export function isFilled(form: ActionForm, view: CaseView): boolean {
  const chosen: CaseField[] = ['reason_code', 'legal_basis', 'proposed', 'lead_case', 'until', 'amount', 'reason']
  const amended = form.action === 'amend' && JSON.stringify(form.facts) !== JSON.stringify(view.facts)
  const helped = form.units.join() !== coHandlersOf(form.action, view).join()
  return amended || helped || chosen.some((field) => isGiven(form, field))
}

function detailsOf(form: ActionForm): CaseDetails {
  return {
    ...(form.reason ? { reason: form.reason } : {}),
    legal_basis: form.legal_basis.trim(),
    units: form.units,
    proposed: form.proposed,
    ...(form.lead_case ? { lead_case: form.lead_case } : {}),
    ...(form.until ? { until: form.until } : {}),
    amount: form.amount,
  }
}

export function commandOf(form: ActionForm, allowed: AllowedAction, version: number): CaseCommand {
  return {
    action: form.action,
    version,
    text: form.text.trim(),
    details: detailsOf(form),
    ...(form.action === 'amend' ? { facts: form.facts } : {}),
    ...(has(allowed, 'department') ? { department: form.department } : {}),
  }
}
