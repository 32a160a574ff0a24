import type { CitizenRequest } from '@/api/types'
import { isPhoneNumber } from '@/format/text'

export interface FieldNote {
  key: 'required' | 'phone_wrong' | 'too_long'
  limit?: number
}
export type RequestProblems = Partial<Record<'title' | 'content' | 'district' | 'phone', FieldNote>>

const kLongest = { title: 80, content: 4000 }

function textProblem(text: string, limit: number): FieldNote | null {
  if (!text.trim()) return { key: 'required' }
  return text.length > limit ? { key: 'too_long', limit } : null
}

/** What a citizen must still fill in or mend. */
export function problemsOf(request: CitizenRequest): RequestProblems {
  const found: RequestProblems = {}
  for (const field of ['title', 'content'] as const) {
    const note = textProblem(request[field], kLongest[field])
    if (note) found[field] = note
  }
  if (!request.district) found.district = { key: 'required' }
  if (!request.phone.trim()) found.phone = { key: 'required' }
  else if (!isPhoneNumber(request.phone)) found.phone = { key: 'phone_wrong' }
  return found
}
