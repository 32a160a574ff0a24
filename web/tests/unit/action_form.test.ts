import { describe, expect, it } from 'vitest'
import type { AllowedAction, CaseAction, CaseField, CaseView } from '@/api/types'
import {
  commandOf,
  isFilled,
  isPlain,
  missing,
  newForm,
  preparedFor,
  textOf,
  withPrepared,
} from '@/components/case/action_form'
import { emptyFacts } from '@/stores/drafts'

const view = { department: '', facts: { ...emptyFacts(), title: 'lamp', content: 'out' } } as CaseView
const allowed = (action: CaseAction, needs: CaseField[], takes: CaseField[] = []): AllowedAction => ({
  action,
  needs,
  takes,
  reasons: [],
})

describe('the form of an action', () => {
  it('begins with the suggested department at dispatch, and with the present one when there is one', () => {
    expect(newForm('dispatch', view, 'urban').department).toBe('urban')
    expect(newForm('dispatch', { ...view, department: 'water' }, 'urban').department).toBe('water')
    expect(newForm('delegate', { ...view, department: 'water' }, 'urban').department).toBe('')
  })
  it('asks for what the server needs and for nothing that it only takes', () => {
    const dispatch = allowed('dispatch', ['department', 'instruction'], ['units'])
    expect(missing(dispatch, newForm('dispatch', view, ''))).toEqual(['department', 'text'])
    expect(missing(allowed('reply', ['reply']), newForm('reply', view, ''))).toEqual(['text'])
    expect(missing(allowed('grant_extension', [], ['opinion']), newForm('grant_extension', view, ''))).toEqual([])
    const ask = allowed('ask_extension', ['reason', 'reason_code', 'amount'])
    expect(missing(ask, newForm('ask_extension', view, ''))).toEqual(['text', 'reason_code', 'amount'])
    expect(isPlain(allowed('accept', []))).toBe(true)
  })
  it('knows which field its text is', () => {
    expect(textOf(allowed('reject', ['reason', 'reason_code'], ['legal_basis']))).toBe('reason')
    expect(textOf(allowed('accept', []))).toBeNull()
  })
  it('does not take blanks for a reply', () => {
    expect(missing(allowed('reply', ['reply']), { ...newForm('reply', view, ''), text: ' \n' })).toEqual(['text'])
  })
  it('needs title and content when amended', () => {
    const form = newForm('amend', view, '')
    form.facts.title = ' '
    expect(missing(allowed('amend', ['title', 'content']), form)).toEqual(['title'])
  })
  it('knows when closing it would lose something', () => {
    expect(isFilled(newForm('amend', view, ''), view)).toBe(false)
    const amended = newForm('amend', view, '')
    amended.facts.title = 'lamps'
    expect(isFilled(amended, view)).toBe(true)
    expect(view.facts.title).toBe('lamp')
    expect(isFilled({ ...newForm('note', view, ''), text: 'x' }, view)).toBe(true)
    expect(isFilled({ ...newForm('ask_return', view, ''), reason: 'not_our_duty' }, view)).toBe(true)
  })
  it('says only what was chosen', () => {
    const form = { ...newForm('merge', view, ''), reason: 'same_place' as const, lead_case: '7', text: ' x ' }
    const command = commandOf(form, allowed('merge', ['lead_case', 'reason_code'], ['reason']), 3)
    expect(command).toEqual({
      action: 'merge',
      version: 3,
      text: 'x',
      details: { reason: 'same_place', legal_basis: '', units: [], proposed: '', lead_case: '7', amount: 0 },
    })
  })
  it('gives scores and answers as a verdict', () => {
    const review = allowed('approve', ['opinion', 'scores'])
    const form = newForm('approve', view, '')
    expect(missing(review, form)).toEqual(['text', 'scores'])
    form.verdict.scores.result = 4
    expect(missing(review, { ...form, text: 'x' })).toEqual([])
    expect(isFilled(form, view)).toBe(true)
    expect(commandOf(form, review, 1).details?.verdict).toEqual({ scores: [{ dimension: 'result', points: 4 }] })
    const asked = allowed('follow_up', ['contacted', 'resolved'], ['satisfaction', 'instruction'])
    const said = newForm('follow_up', view, '')
    said.verdict.contacted = 'yes'
    expect(missing(asked, said)).toEqual(['resolved'])
    said.verdict.resolved = 'unsaid'
    expect(commandOf(said, asked, 1).details?.verdict).toEqual({ scores: [], contacted: 'yes', resolved: 'unsaid' })
  })
})

describe('a prepared text', () => {
  it('is of the kind its action needs, and loses nothing that was typed', () => {
    expect([preparedFor('reply'), preparedFor('reject'), preparedFor('dispatch')]).toEqual(['reply', 'refusal', null])
    expect(withPrepared(' \n', '您好')).toBe('您好')
    expect(withPrepared('已到现场。\n', '您好')).toBe('已到现场。\n您好')
  })
})
