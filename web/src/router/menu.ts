import type { Permission } from '@/api/types'

export interface MenuEntry {
  path: string
  name: string
  needs: Permission
}

/** Pages in the order of a case's life; each needs one permission. */
export const kMenu: readonly MenuEntry[] = [
  { path: '/desk', name: 'desk', needs: 'call.take' },
  { path: '/dispatch', name: 'dispatch', needs: 'case.dispatch' },
  { path: '/inbox', name: 'inbox', needs: 'case.work' },
  { path: '/review', name: 'review', needs: 'case.review' },
  { path: '/follow-ups', name: 'follow_ups', needs: 'follow_up.work' },
  { path: '/rates', name: 'rates', needs: 'judgement.read' },
  { path: '/supervision', name: 'supervision', needs: 'report.read' },
  { path: '/overview', name: 'overview', needs: 'report.read' },
  { path: '/statistics', name: 'statistics', needs: 'report.read' },
  { path: '/cases', name: 'cases', needs: 'case.read' },
  { path: '/calls', name: 'calls', needs: 'call.read' },
  { path: '/recordings', name: 'recordings', needs: 'recording.listen' },
  { path: '/callbacks', name: 'callbacks', needs: 'callback.work' },
  { path: '/letters', name: 'letters', needs: 'letter.work' },
  { path: '/messages', name: 'messages', needs: 'voice_message.work' },
  { path: '/guests', name: 'guests', needs: 'guest_sessions.read' },
  { path: '/wall', name: 'wall', needs: 'seats.read' },
  { path: '/catalogue', name: 'catalogue', needs: 'catalogue.read' },
  { path: '/flows', name: 'flows', needs: 'flow.read' },
  { path: '/prompts', name: 'prompts', needs: 'flow.read' },
  { path: '/campaigns', name: 'campaigns', needs: 'campaign.run' },
  { path: '/blacklist', name: 'blacklist', needs: 'bar.ask' },
  { path: '/knowledge', name: 'knowledge', needs: 'knowledge.read' },
  { path: '/storage', name: 'storage', needs: 'storage.read' },
  { path: '/admin', name: 'admin', needs: 'admin_events.read' },
]
