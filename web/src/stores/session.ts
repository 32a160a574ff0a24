import { defineStore } from 'pinia'
import { computed, ref } from 'vue'
import { sessions } from '@/api'
import { ApiError } from '@/api/client'
import type { ChangePassword, LogIn, Permission, Role, Session } from '@/api/types'

/** Where each role begins its day. */
const kHome: Record<Role, string> = {
  agent: '/desk',
  supervisor: '/wall',
  dispatcher: '/dispatch',
  department: '/inbox',
  sub_department: '/inbox',
  reviewer: '/review',
  leader: '/overview',
  knowledge_editor: '/knowledge',
  knowledge_reviewer: '/knowledge',
  system_admin: '/wall',
  security_admin: '/admin',
  auditor: '/admin',
}

export const useSession = defineStore('session', () => {
  const session = ref<Session | null>(null)
  const asked = ref(false)

  const user = computed(() => session.value?.user ?? null)
  const must_change_password = computed(() => session.value?.must_change_password ?? false)
  const home = computed(() => {
    if (!user.value) return '/login'
    return must_change_password.value ? '/password' : kHome[user.value.role]
  })
  const may = (permission: Permission): boolean => session.value?.may.includes(permission) ?? false

  /** Asks once after a page load who we are; a server that is down is reported, a missing session is not. */
  async function restore(): Promise<void> {
    if (asked.value) return
    try {
      session.value = await sessions.current()
    } catch (error) {
      if (!(error instanceof ApiError) || error.status !== 401) throw error
    }
    asked.value = true
  }

  async function logIn(body: LogIn): Promise<void> {
    session.value = await sessions.open(body)
    asked.value = true
  }

  /** The server has ended every other session of this person. */
  async function changePassword(body: ChangePassword): Promise<void> {
    await sessions.changePassword(body)
    session.value = await sessions.current()
  }

  async function logOut(): Promise<void> {
    await sessions.close()
    session.value = null
  }

  function forget(): void {
    session.value = null
  }

  return { session, user, home, must_change_password, may, restore, logIn, changePassword, logOut, forget }
})
