import { ref } from 'vue'
import { onServerTime } from '@/api/client'

let skew_ms = 0
/** The server's idea of now, in ms; ticks once a second. */
export const now = ref(Date.now())

const kTolerance = 2000

onServerTime((at) => {
  const difference = at - Date.now()
  skew_ms = Math.abs(difference) > kTolerance ? difference : 0
})

export function serverNow(): number {
  return Date.now() + skew_ms
}

setInterval(() => (now.value = serverNow()), 1000)
