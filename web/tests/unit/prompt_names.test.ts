import { describe, expect, it } from 'vitest'
import { newPromptName, promptTitle } from '@/prompts/prompt_names'

describe('the name of a new prompt', () => {
  const at = new Date(2026, 10, 3, 9, 5, 7)
  it('tells the time and is a file name', () => expect(newPromptName(at, () => false)).toBe('p_20261103_090507'))
  it('is free', () => {
    const taken = ['p_20261103_090507', 'p_20261103_090507_2']
    expect(newPromptName(at, (name) => taken.includes(name))).toBe('p_20261103_090507_3')
  })
})

describe('what a clerk calls a prompt', () => {
  it('is its title', () => expect(promptTitle({ name: 'p_1', title: '政策', text: '惠民' })).toBe('政策'))
  it('is what it says when it came as a file', () => {
    expect(promptTitle({ name: 'beep', title: 'beep', text: '' })).toBe('beep')
    expect(promptTitle({ name: 'a', title: 'a', text: '您好' })).toBe('您好')
    expect(promptTitle({ name: 'a', title: 'a', text: '字'.repeat(17) })).toBe(`${'字'.repeat(16)}…`)
  })
})
