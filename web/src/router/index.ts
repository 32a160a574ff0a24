import { createRouter, createWebHistory } from 'vue-router'
import { guard } from './guard'
import { kMenu } from './menu'

const kPages: Record<string, () => Promise<unknown>> = {
  desk: () => import('@/pages/DeskPage.vue'),
  dispatch: () => import('@/pages/DispatchPage.vue'),
  inbox: () => import('@/pages/InboxPage.vue'),
  review: () => import('@/pages/ReviewPage.vue'),
  follow_ups: () => import('@/pages/FollowUpsPage.vue'),
  rates: () => import('@/pages/RatesPage.vue'),
  supervision: () => import('@/pages/SupervisionPage.vue'),
  overview: () => import('@/pages/OverviewPage.vue'),
  statistics: () => import('@/pages/StatisticsPage.vue'),
  cases: () => import('@/pages/CasesPage.vue'),
  calls: () => import('@/pages/CallsPage.vue'),
  recordings: () => import('@/pages/RecordingsPage.vue'),
  callbacks: () => import('@/pages/CallbacksPage.vue'),
  letters: () => import('@/pages/LettersPage.vue'),
  messages: () => import('@/pages/MessagesPage.vue'),
  guests: () => import('@/pages/GuestSessionsPage.vue'),
  wall: () => import('@/pages/WallPage.vue'),
  catalogue: () => import('@/pages/CataloguePage.vue'),
  flows: () => import('@/pages/FlowsPage.vue'),
  prompts: () => import('@/pages/PromptsPage.vue'),
  campaigns: () => import('@/pages/CampaignsPage.vue'),
  blacklist: () => import('@/pages/BlacklistPage.vue'),
  knowledge: () => import('@/pages/KnowledgePage.vue'),
  storage: () => import('@/pages/StoragePage.vue'),
  admin: () => import('@/pages/AdminPage.vue'),
}

export const router = createRouter({
  history: createWebHistory(),
  routes: [
    { path: '/', name: 'citizen', component: () => import('@/pages/CitizenPage.vue'), meta: { public: true } },
    { path: '/login', name: 'login', component: () => import('@/pages/LoginPage.vue'), meta: { public: true } },
    {
      path: '/staff',
      component: () => import('@/components/shell/AppShell.vue'),
      children: [
        ...kMenu.map(({ path, name, needs }) => ({ path, name, component: kPages[name]!, meta: { needs } })),
        {
          path: '/cases/:id',
          name: 'case',
          component: () => import('@/pages/CasePage.vue'),
          meta: { needs: 'case.read' as const },
        },
        {
          path: '/calls/:id',
          name: 'call',
          component: () => import('@/pages/CallPage.vue'),
          meta: { needs: 'call.read' as const },
        },
        {
          path: '/campaigns/:id',
          name: 'campaign',
          component: () => import('@/pages/CampaignPage.vue'),
          meta: { needs: 'campaign.run' as const },
        },
        {
          path: '/flows/:code',
          name: 'flow',
          component: () => import('@/pages/FlowPage.vue'),
          meta: { needs: 'flow.read' as const },
        },
        {
          path: '/admin/:section',
          name: 'admin_section',
          component: () => import('@/pages/AdminPage.vue'),
          meta: { needs: 'admin_events.read' as const },
        },
        { path: '/password', name: 'password', component: () => import('@/pages/PasswordPage.vue') },
        { path: '/nothing', name: 'nothing', component: () => import('@/pages/NothingPage.vue') },
        { path: '/staff', redirect: '/nothing' },
      ],
    },
    {
      path: '/:rest(.*)*',
      name: 'missing',
      component: () => import('@/pages/MissingPage.vue'),
      meta: { public: true },
    },
  ],
})

router.beforeEach(guard)
