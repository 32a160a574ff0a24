import type { RouteLocationNormalized, RouteLocationRaw } from 'vue-router'
import type { Permission } from '@/api/types'
import { useLive } from '@/stores/live'
import { usePhone } from '@/stores/phone'
import { useSession } from '@/stores/session'
import { router } from '.'

declare module 'vue-router' {
  interface RouteMeta {
    public?: boolean
    needs?: Permission
  }
}

/** A path inside the app, for returning after log-in; anything else is ignored. */
export function returnPath(value: unknown): string | null {
  return typeof value === 'string' && /^\/[^/\\]/.test(value) && !value.startsWith('/login') ? value : null
}

export async function guard(to: RouteLocationNormalized): Promise<RouteLocationRaw | boolean> {
  if (to.meta.public && to.name !== 'login') return true
  const session = useSession()
  try {
    await session.restore()
  } catch {
    // The server is away: the log-in page says so.
    return to.name === 'login' ? true : { name: 'login', query: { return: to.fullPath } }
  }
  if (to.name === 'login') return session.user ? (returnPath(to.query.return) ?? session.home) : true
  if (!session.user) return { name: 'login', query: { return: to.fullPath } }
  if (session.must_change_password && to.name !== 'password') return { name: 'password' }
  if (to.meta.needs && !session.may(to.meta.needs)) return session.home
  return true
}

/** The session is gone in the middle of work: log in again and come back. */
export function leaveForLogin(): void {
  const session = useSession()
  const was_in = session.user !== null
  session.forget()
  useLive().stop()
  usePhone().detach()
  const here = router.currentRoute.value
  if (here.meta.public) return
  void router.push({ name: 'login', query: { return: here.fullPath, ...(was_in ? { expired: '1' } : {}) } })
}
