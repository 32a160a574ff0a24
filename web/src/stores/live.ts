import { defineStore } from 'pinia'
import { ref } from 'vue'
import { sessions } from '@/api'
import { dispatch } from '@/live/handlers'
import { LiveSocket, type LiveState } from '@/live/socket'
import { useFeed } from './feed'

function url(since: string): string {
  const scheme = location.protocol === 'https:' ? 'wss' : 'ws'
  return `${scheme}://${location.host}/api/v1/live${since ? `?since=${encodeURIComponent(since)}` : ''}`
}

export const useLive = defineStore('live', () => {
  const state = ref<LiveState>('closed')
  const retry_at = ref<number | null>(null)

  const socket = new LiveSocket(
    {
      open: (since) => new WebSocket(url(since)),
      later: (ms, act) => window.setTimeout(act, ms),
      cancel: (timer) => window.clearTimeout(timer),
      now: () => Date.now(),
      random: () => Math.random(),
    },
    {
      state: (next, at) => {
        state.value = next
        retry_at.value = at
      },
      message: (message) => dispatch(message.type, message.data),
      reset: () => useFeed().reset(),
      // A 401 to this question sends the page to the log-in by the client's hook.
      refused: () => void sessions.current().catch(() => undefined),
    },
  )
  window.addEventListener('online', () => socket.retryNow())

  return { state, retry_at, start: () => socket.start(), stop: () => socket.stop(), retryNow: () => socket.retryNow() }
})
