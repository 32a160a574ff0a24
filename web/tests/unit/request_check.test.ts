import { describe, expect, it } from 'vitest'
import type { CitizenRequest } from '@/api/types'
import { problemsOf } from '@/components/citizen/request_check'

const good: CitizenRequest = {
  kind: 'help',
  title: 'lamp',
  content: 'out since Monday',
  category: '',
  district: 'Q01',
  street: '',
  address: '',
  name: '',
  phone: '13800000000',
  confidential: false,
  idempotency_key: 'k',
}

describe('a citizen’s request', () => {
  it('is complete with title, content, district and phone', () => expect(problemsOf(good)).toEqual({}))
  it.each(['title', 'content', 'district', 'phone'] as const)('is not without %s', (field) => {
    expect(problemsOf({ ...good, [field]: ' '.repeat(field === 'district' ? 0 : 2) })).toEqual({
      [field]: { key: 'required' },
    })
  })
  it('says how long a title may be', () => {
    expect(problemsOf({ ...good, title: 'x'.repeat(81) })).toEqual({ title: { key: 'too_long', limit: 80 } })
  })
  it('wants a telephone number in the phone field', () => {
    expect(problemsOf({ ...good, phone: 'call me' })).toEqual({ phone: { key: 'phone_wrong' } })
  })
})
