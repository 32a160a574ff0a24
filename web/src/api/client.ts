import type { FieldProblem, Problem } from './types'

/** A refusal of the server, or `server_unreachable` (status 0) when there was no answer. */
export class ApiError extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    detail: string,
    readonly fields: FieldProblem[] = [],
    /** From Retry-After. */
    readonly retry_after_s: number | null = null,
    /** Found again in the server's log. */
    readonly id: string | null = null,
    /** The whole answer: some refusals say more than their code. */
    readonly body: unknown = null,
  ) {
    super(detail)
  }
}

type Query = Record<string, string | number | boolean | null | undefined>
interface Options {
  query?: Query
  body?: unknown
  /** Sent as it is, instead of `body`. */
  file?: { content: Blob; type: string }
  signal?: AbortSignal
}

let language = 'zh-CN'
let onNotLoggedIn: () => void = () => {}
let serverTimeHook: (at: number) => void = () => {}

export function setApiLanguage(tag: string): void {
  language = tag
}

/** Called when a request finds the session gone; not for the log-in itself. */
export function setNotLoggedInHook(hook: () => void): void {
  onNotLoggedIn = hook
}

/** Told the Date header of every answer, in ms: timers on the page follow the server's clock. */
export function onServerTime(hook: (at: number) => void): void {
  serverTimeHook = hook
}

export function withQuery(path: string, query: Query = {}): string {
  const parts = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) {
    if (value === null || value === undefined || value === '' || value === false) continue
    parts.set(name, value === true ? '1' : String(value))
  }
  const text = parts.toString()
  return text ? `${path}?${text}` : path
}

function retryAfter(response: Response): number | null {
  const seconds = Number(response.headers.get('Retry-After'))
  return Number.isFinite(seconds) && seconds > 0 ? seconds : null
}

async function refusal(response: Response): Promise<ApiError> {
  let problem: Partial<Problem> = {}
  try {
    problem = (await response.json()) as Partial<Problem>
  } catch {
    // A proxy's HTML page: the status alone must do.
  }
  const code = problem.code ?? (response.status >= 500 ? 'server_failed' : 'refused')
  return new ApiError(
    response.status,
    code,
    problem.detail ?? problem.title ?? '',
    problem.fields ?? [],
    retryAfter(response),
    problem.id ?? null,
    problem,
  )
}

async function send(method: string, path: string, options: Options): Promise<Response> {
  const headers: Record<string, string> = { Accept: 'application/json', 'Accept-Language': language }
  if (method !== 'GET') headers['X-Hotline'] = '1'
  if (options.body !== undefined) headers['Content-Type'] = 'application/json'
  if (options.file) headers['Content-Type'] = options.file.type
  try {
    return await fetch(withQuery(`/api/v1${path}`, options.query), {
      method,
      headers,
      credentials: 'same-origin',
      body: options.file?.content ?? (options.body === undefined ? null : JSON.stringify(options.body)),
      signal: options.signal ?? null,
    })
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error
    throw new ApiError(0, 'server_unreachable', '')
  }
}

/** Bytes as they are; refusals as everywhere. */
export async function getBytes(path: string): Promise<ArrayBuffer> {
  const response = await send('GET', path, {})
  if (!response.ok) throw await refusal(response)
  return response.arrayBuffer()
}

export async function request<T>(method: string, path: string, options: Options = {}): Promise<T> {
  const response = await send(method, path, options)
  const at = Date.parse(response.headers.get('Date') ?? '')
  if (!Number.isNaN(at)) serverTimeHook(at)
  if (!response.ok) {
    const error = await refusal(response)
    if (error.status === 401 && error.code === 'not_logged_in') onNotLoggedIn()
    throw error
  }
  if (response.status === 204) return undefined as T
  return (await response.json()) as T
}

/** An answer that is a file. */
export async function postForFile(path: string, body: unknown): Promise<Blob> {
  const response = await send('POST', path, { body })
  if (!response.ok) throw await refusal(response)
  return response.blob()
}

export const get = <T>(path: string, query: Query = {}, signal?: AbortSignal): Promise<T> =>
  request<T>('GET', path, signal ? { query, signal } : { query })
export const post = <T>(path: string, body?: unknown): Promise<T> => request<T>('POST', path, { body })
export const put = <T>(path: string, body: unknown): Promise<T> => request<T>('PUT', path, { body })
export const putFile = <T>(path: string, content: Blob, type: string): Promise<T> =>
  request<T>('PUT', path, { file: { content, type } })
/** A file whose kind the server finds out from its bytes. */
export const postFile = <T>(path: string, query: Query, content: Blob): Promise<T> =>
  request<T>('POST', path, { query, file: { content, type: 'application/octet-stream' } })
export const remove = <T>(path: string, body?: unknown): Promise<T> => request<T>('DELETE', path, { body })
