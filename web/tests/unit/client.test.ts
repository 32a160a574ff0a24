import { afterEach, describe, expect, it, vi } from 'vitest'
import { ApiError, get, onServerTime, post, setNotLoggedInHook, withQuery } from '@/api/client'

function serve(status: number, body: unknown, headers: Record<string, string> = {}) {
  const fetched = vi.fn(async (_path: string, _options: RequestInit) =>
    status === 204
      ? new Response(null, { status })
      : new Response(typeof body === 'string' ? body : JSON.stringify(body), { status, headers }),
  )
  vi.stubGlobal('fetch', fetched)
  return fetched
}
const failure = async (call: Promise<unknown>): Promise<ApiError> =>
  call.then(
    () => Promise.reject(new Error('no refusal')),
    (error: ApiError) => error,
  )
afterEach(() => vi.unstubAllGlobals())

describe('requests', () => {
  it('leave out what does not restrict', () => {
    expect(withQuery('/cases', { q: '', kind: 'help', mine: true, overdue: false, call: null })).toBe(
      '/cases?kind=help&mine=1',
    )
    expect(withQuery('/cases', {})).toBe('/cases')
  })
  it('that change something carry the header that a foreign page cannot set', async () => {
    const fetched = serve(204, '')
    await post('/x', { a: 1 })
    expect(fetched.mock.calls[0]![1].headers).toMatchObject({ 'X-Hotline': '1', 'Content-Type': 'application/json' })
    serve(200, {})
    await get('/x')
    expect(fetched.mock.calls[0]![0]).toBe('/api/v1/x')
  })
})

describe('refusals', () => {
  it('keep code, words, fields and waiting time', async () => {
    serve(
      429,
      { code: 'too_many_tries', detail: 'wait', id: 'r-1', fields: [{ pointer: '/a', what: 'missing' }] },
      { 'Retry-After': '90' },
    )
    const error = await failure(get('/x'))
    expect([error.status, error.code, error.message, error.retry_after_s, error.id]).toEqual([
      429,
      'too_many_tries',
      'wait',
      90,
      'r-1',
    ])
    expect(error.fields).toEqual([{ pointer: '/a', what: 'missing' }])
  })
  it('that are no document still say something', async () => {
    serve(502, '<html>')
    expect((await failure(get('/x'))).code).toBe('server_failed')
  })
  it('name a server that cannot be reached', async () => {
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('network')))
    const error = await failure(get('/x'))
    expect([error.status, error.code]).toEqual([0, 'server_unreachable'])
  })
  it('of a lost session go to the log-in, those of a wrong password do not', async () => {
    const hook = vi.fn()
    setNotLoggedInHook(hook)
    serve(401, { code: 'wrong_credentials' })
    await failure(post('/sessions', {}))
    expect(hook).not.toHaveBeenCalled()
    serve(401, { code: 'not_logged_in' })
    await failure(get('/cases'))
    expect(hook).toHaveBeenCalledTimes(1)
  })
})

describe('the server’s clock', () => {
  it('is read from each answer', async () => {
    const told = vi.fn()
    onServerTime(told)
    serve(200, {}, { Date: 'Mon, 23 Nov 2026 01:00:00 GMT' })
    await get('/x')
    expect(told).toHaveBeenCalledWith(Date.UTC(2026, 10, 23, 1))
  })
})
