import type { CaseFacts, Id } from '@/api/types'

/** A case being written; kept in the browser until it is saved, dropped, or its keeper logs out. */
export interface Draft {
  /** The call's id, or "free" for one without a call. */
  key: string
  call: Id | null
  number: string
  facts: CaseFacts
  idempotency_key: string
  saved_at: number
}

const kLifetime = 12 * 3600 * 1000
const kFree = 'free'

export function emptyFacts(phone = ''): CaseFacts {
  return {
    kind: 'enquiry',
    title: '',
    content: '',
    category: '',
    district: '',
    street: '',
    address: '',
    citizen_name: '',
    citizen_phone: phone,
    confidential: false,
    urgency: 'normal',
  }
}

export function newDraft(call: Id | null = null, number = ''): Draft {
  return {
    key: call ?? kFree,
    call,
    number,
    facts: emptyFacts(number),
    idempotency_key: crypto.randomUUID(),
    saved_at: 0,
  }
}

/** Worth keeping: somebody typed something beyond what the call filled in. */
export function isTouched(draft: Draft): boolean {
  const { title, content, category, district, address, citizen_name } = draft.facts
  return [title, content, category, district, address, citizen_name].some((text) => text.trim() !== '')
}

/** Drafts of one user in the browser's storage. */
export class DraftBox {
  private readonly prefix: string

  constructor(
    private readonly storage: Storage,
    user: Id,
  ) {
    this.prefix = `hotline.draft.${user}.`
  }

  keep(draft: Draft, now: number): void {
    draft.saved_at = now
    this.storage.setItem(this.prefix + draft.key, JSON.stringify(draft))
  }

  drop(key: string): void {
    this.storage.removeItem(this.prefix + key)
  }

  find(key: string | null): Draft | null {
    return this.read(this.prefix + (key ?? kFree))
  }

  /** Newest first; drafts past their lifetime are removed on the way. */
  all(now: number): Draft[] {
    const drafts: Draft[] = []
    for (const name of this.names()) {
      const draft = this.read(name)
      if (draft && now - draft.saved_at < kLifetime) drafts.push(draft)
      else this.storage.removeItem(name)
    }
    return drafts.sort((a, b) => b.saved_at - a.saved_at)
  }

  clear(): void {
    for (const name of this.names()) this.storage.removeItem(name)
  }

  private names(): string[] {
    const names: string[] = []
    for (let i = 0; i < this.storage.length; i += 1) {
      const name = this.storage.key(i)
      if (name?.startsWith(this.prefix)) names.push(name)
    }
    return names
  }

  private read(name: string): Draft | null {
    const text = this.storage.getItem(name)
    if (!text) return null
    try {
      const draft = JSON.parse(text) as Draft
      return { ...draft, facts: { ...emptyFacts(), ...draft.facts } }
    } catch {
      return null
    }
  }
}
