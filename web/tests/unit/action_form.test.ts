import { describe, expect, it } from 'vitest'
import type { CaseView } from '@/api/types'
import { isFilled, missing, newForm, textIsNeeded } from '@/components/case/action_form'
import { emptyFacts } from '@/stores/drafts'

const view = { department: '', facts: { ...emptyFacts(), title: 'lamp', content: 'out' } } as CaseView

describe('the form of an action', () => {
  it('begins with the suggested department at dispatch, and with the present one when there is one', () => {
    expect(newForm('dispatch', view, 'urban').department).toBe('urban')
    expect(newForm('dispatch', { ...view, department: 'water' }, 'urban').department).toBe('water')
    expect(newForm('delegate', { ...view, department: 'water' }, 'urban').department).toBe('')
  })
  it('asks for the department at dispatch and for the text only where the server needs it', () => {
    const dispatch = { action: 'dispatch', needs: ['department'] } as const
    expect(missing({ ...dispatch, needs: [...dispatch.needs] }, newForm('dispatch', view, ''))).toEqual(['department'])
    expect(textIsNeeded({ action: 'approve', needs: [] })).toBe(false)
    expect(missing({ action: 'reply', needs: ['reply'] }, newForm('reply', view, ''))).toEqual(['text'])
    expect(missing({ action: 'accept', needs: [] }, newForm('accept', view, ''))).toEqual([])
  })
  it('does not take blanks for a reply', () => {
    expect(missing({ action: 'reply', needs: ['reply'] }, { ...newForm('reply', view, ''), text: ' \n' })).toEqual([
      'text',
    ])
  })
  it('needs title and content when amended', () => {
    const form = newForm('amend', view, '')
    form.facts.title = ' '
    expect(missing({ action: 'amend', needs: ['title', 'content', 'kind'] }, form)).toEqual(['title'])
  })
  it('knows when closing it would lose something', () => {
    expect(isFilled(newForm('amend', view, ''), view)).toBe(false)
    const amended = newForm('amend', view, '')
    amended.facts.title = 'lamps'
    expect(isFilled(amended, view)).toBe(true)
    expect(view.facts.title).toBe('lamp')
    expect(isFilled({ ...newForm('note', view, ''), text: 'x' }, view)).toBe(true)
  })
})
