import { describe, expect, it, vi } from 'vitest'

vi.mock('@/router', () => ({ router: {} }))
vi.mock('@/stores/live', () => ({ useLive: () => ({}) }))
vi.mock('@/stores/phone', () => ({ usePhone: () => ({}) }))
vi.mock('@/stores/session', () => ({ useSession: () => ({}) }))
const { returnPath } = await import('@/router/guard')

describe('the way back after log-in', () => {
  it.each(['/desk', '/cases/12?x=1'])('%s is followed', (path) => expect(returnPath(path)).toBe(path))
  it.each([undefined, '', '/', '//evil.example', '/\\evil.example', 'https://evil.example', '/login?return=/login'])(
    '%s is not',
    (path) => expect(returnPath(path)).toBeNull(),
  )
})
