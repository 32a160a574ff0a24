import { beforeEach, describe, expect, it } from 'vitest'
import { DraftBox, isTouched, newDraft } from '@/stores/drafts'

class MemoryStorage implements Storage {
  private readonly items = new Map<string, string>()
  get length(): number {
    return this.items.size
  }
  key = (at: number): string | null => [...this.items.keys()][at] ?? null
  getItem = (name: string): string | null => this.items.get(name) ?? null
  setItem = (name: string, value: string): void => void this.items.set(name, value)
  removeItem = (name: string): void => void this.items.delete(name)
  clear = (): void => this.items.clear()
}

const kHour = 3600 * 1000
let storage: MemoryStorage
let box: DraftBox
beforeEach(() => {
  storage = new MemoryStorage()
  box = new DraftBox(storage, '100')
})

describe('drafts of cases', () => {
  it('survive a reload with the same idempotency key', () => {
    const draft = newDraft('9', '13809990001')
    draft.facts.title = 'lamp'
    box.keep(draft, 5)
    const after = new DraftBox(storage, '100').find('9')
    expect(after?.facts.title).toBe('lamp')
    expect(after?.facts.citizen_phone).toBe('13809990001')
    expect(after?.idempotency_key).toBe(draft.idempotency_key)
  })

  it('never share an idempotency key', () => {
    expect(newDraft('1').idempotency_key).not.toBe(newDraft('1').idempotency_key)
  })

  it('belong to one person and one call each', () => {
    box.keep(newDraft('9'), 5)
    expect(new DraftBox(storage, '101').find('9')).toBeNull()
    expect(box.find('10')).toBeNull()
    expect(box.find(null)).toBeNull()
  })

  it('are listed newest first and removed after twelve hours', () => {
    box.keep(newDraft('1'), 0)
    box.keep(newDraft('2'), kHour)
    box.keep(newDraft('3'), 2 * kHour)
    expect(box.all(12 * kHour).map(({ key }) => key)).toEqual(['3', '2'])
    expect(box.find('1')).toBeNull()
  })

  it('are all removed at log-out, and nobody else’s', () => {
    const other = new DraftBox(storage, '101')
    other.keep(newDraft('1'), 0)
    box.keep(newDraft('1'), 0)
    box.keep(newDraft(), 0)
    box.clear()
    expect(box.all(0)).toEqual([])
    expect(other.all(0)).toHaveLength(1)
  })

  it('that cannot be read count as absent', () => {
    storage.setItem('hotline.draft.100.9', '{broken')
    expect(box.find('9')).toBeNull()
    expect(box.all(0)).toEqual([])
  })

  it('are worth keeping once somebody typed, not for the number the call filled in', () => {
    const draft = newDraft('9', '13809990001')
    expect(isTouched(draft)).toBe(false)
    draft.facts.content = 'x'
    expect(isTouched(draft)).toBe(true)
  })
})
