import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import openapi, { astToString } from 'openapi-typescript'
import { format } from 'prettier'
import { afterEach, describe, expect, it, vi } from 'vitest'
import * as index from '@/api'
import { flows } from '@/api/flows'

const api = { ...index, flows }
const document_url = new URL('../../../docs/api/openapi.json', import.meta.url)
const document = JSON.parse(readFileSync(document_url, 'utf8')) as { paths: Record<string, Record<string, unknown>> }
const body = {} as never

/** Every function that asks the server, called once. */
const kCalls: Record<string, () => Promise<unknown>> = {
  'sessions.open': () => api.sessions.open(body),
  'sessions.current': () => api.sessions.current(),
  'sessions.close': () => api.sessions.close(),
  'reference.staff': () => api.reference.staff(),
  'reference.public': () => api.reference.public(),
  'agents.me': () => api.agents.me(),
  'agents.setState': () => api.agents.setState(body),
  'agents.openLine': () => api.agents.openLine(''),
  'agents.testLine': () => api.agents.testLine(true),
  'agents.finishWrapUp': () => api.agents.finishWrapUp(),
  'agents.all': () => api.agents.all(),
  'agents.queues': () => api.agents.queues(),
  'reports.catalogue': () => api.reports.catalogue(),
  'reports.figures': () =>
    api.reports.figures('calls', {
      from: 'a',
      to: 'b',
      granularity: 'day',
      queue: 'c',
      department: 'd',
      category: 'e',
    }),
  'reports.rows': () =>
    api.reports.rows('calls', { from: 'a', to: 'b', measure: 'c', part: 'numerator', group: 'd' }, 'e'),
  'reports.file': () => api.reports.file('calls', body),
  'cases.dispatchBatch': () => api.cases.dispatchBatch(body),
  'catalogue.current': () => api.catalogue.current(),
  'catalogue.simulate': () => api.catalogue.simulate(body),
  'catalogue.publish': () => api.catalogue.publish(body),
  'calls.command': () => api.calls.command('1', 'hang-up'),
  'calls.dial': () => api.calls.dial('1'),
  'calls.list': () =>
    api.calls.list(
      {
        from: 'a',
        to: 'b',
        number: 'c',
        agent: '1',
        queue: 'e',
        outcome: 'f',
        recorded: true,
        queued: true,
        answered: true,
        longest_wait_s: '15',
      },
      'd',
    ),
  'calls.one': () => api.calls.one('1'),
  'calls.decisions': () => api.calls.decisions('1'),
  'agents.force': () => api.agents.force('1', body),
  'agents.setQueues': () => api.agents.setQueues('1', body),
  'guestSessions.list': () => api.guestSessions.list(),
  'guestSessions.one': () => api.guestSessions.one('1'),
  'guestSessions.plan': () => api.guestSessions.plan(body),
  'guestSessions.cancel': () => api.guestSessions.cancel('1'),
  'letters.list': () => api.letters.list({ state: 'open', channel: 'sms', mine: true }),
  'letters.one': () => api.letters.one('1'),
  'letters.act': () => api.letters.act('1', body),
  'letters.file': () => api.letters.file('1', body),
  'letters.line': () => api.letters.line('1'),
  'letters.lineOf': () => api.letters.lineOf('+86 1'),
  'caseMessages.list': () => api.caseMessages.list('1'),
  'caseMessages.ask': () => api.caseMessages.ask('1'),
  'gateways.list': () => api.gateways.list(),
  'gateways.test': () => api.gateways.test('city', '1', 'a'),
  'gateways.testState': () => api.gateways.testState('city', '1'),
  'calls.contact': () => api.calls.contact('+86 1'),
  'calls.targets': () => api.calls.targets(),
  'calls.transfer': () => api.calls.transfer('1', body),
  'calls.consult': () => api.calls.consult('1', body),
  'calls.add': () => api.calls.add('1', body),
  'calls.drop': () => api.calls.drop('1', '2'),
  'calls.sendKeys': () => api.calls.sendKeys('1', '2'),
  'supervision.stand': () => api.supervision.stand('1', 'listen'),
  'supervision.end': () => api.supervision.end('1'),
  'supervision.intercept': () => api.supervision.intercept('1'),
  'supervision.release': () => api.supervision.release('1', 'a reason'),
  'callbacks.list': () => api.callbacks.list({ closed: true, origin: 'a', mine: true, number: 'b' }, 'c'),
  'callbacks.one': () => api.callbacks.one('1'),
  'callbacks.act': () => api.callbacks.act('1', body),
  'messages.list': () => api.messages.list({ state: 'a', mine: true, number: 'b' }, 'c'),
  'messages.one': () => api.messages.one('1'),
  'messages.act': () => api.messages.act('1', body),
  'messages.file': () => api.messages.file('1', body),
  'blacklist.list': () => api.blacklist.list('asked'),
  'blacklist.ask': () => api.blacklist.ask(body),
  'blacklist.act': () => api.blacklist.act('1', body),
  'campaigns.list': () => api.campaigns.list(),
  'campaigns.make': () => api.campaigns.make(body),
  'campaigns.one': () => api.campaigns.one('1'),
  'campaigns.putList': () => api.campaigns.putList('1', new Blob(['a'])),
  'campaigns.putSound': () => api.campaigns.putSound('1', new Blob(['a'])),
  'campaigns.putText': () => api.campaigns.putText('1', 'a'),
  'campaigns.act': () => api.campaigns.act('1', 'start'),
  'campaigns.targets': () => api.campaigns.targets('1'),
  'flows.list': () => api.flows.list(),
  'flows.create': () => api.flows.create(body),
  'flows.draft': () => api.flows.draft('a'),
  'flows.save': () => api.flows.save('a', body),
  'flows.discard': () => api.flows.discard('a', 1),
  'flows.check': () => api.flows.check(body),
  'flows.names': () => api.flows.names(),
  'flows.versions': () => api.flows.versions('a'),
  'flows.version': () => api.flows.version('a', 1),
  'flows.publish': () => api.flows.publish('a', body),
  'flows.rollBack': () => api.flows.rollBack('a', 1, 'b'),
  'flows.unschedule': () => api.flows.unschedule('a'),
  'flows.rehearse': () => api.flows.rehearse(body, body),
  'flows.tests': () => api.flows.tests('a'),
  'flows.addTest': () => api.flows.addTest('a', body),
  'flows.removeTest': () => api.flows.removeTest('a', '1'),
  'flows.runTests': () => api.flows.runTests('a', body),
  'flows.callMe': () => api.flows.callMe('a', body),
  'flows.analytics': () => api.flows.analytics('a', 1, 'b', 'c'),
  'knowledge.vocabulary': () => api.knowledge.vocabulary(),
  'knowledge.putVocabulary': () => api.knowledge.putVocabulary(body),
  'audit.list': () => api.audit.list({ person: 'a', action: 'b', object: 'c', from: 'd', to: 'e' }, 'f'),
  'audit.state': () => api.audit.state(),
  'audit.check': () => api.audit.check(),
  'attachments.list': () => api.attachments.list('cases', '1'),
  'knowledge.importDocument': () => api.knowledge.importDocument(new File(['a'], 'a.txt'), '', ''),
  'attachments.add': () => api.attachments.add('cases', '1', new File(['a'], 'a.txt'), true),
  'attachments.withdraw': () => api.attachments.withdraw('cases', '1', '2'),
  'prompts.list': () => api.prompts.list(),
  'prompts.upload': () =>
    api.prompts.upload({ name: 'a', title: 'b', text: 'c', language: 'zh', source: 'upload' }, new Blob(['a'])),
  'prompts.speak': () => api.prompts.speak(body),
  'prompts.retire': () => api.prompts.retire('a'),
  'sessions.changePassword': () => api.sessions.changePassword(body),
  'savedViews.list': () => api.savedViews.list('cases'),
  'savedViews.save': () => api.savedViews.save(body),
  'savedViews.remove': () => api.savedViews.remove('1'),
  'accounts.list': () => api.accounts.list({ q: 'a', role: 'b', department: 'c', state: 'd' }, 'e'),
  'accounts.create': () => api.accounts.create(body),
  'accounts.edit': () => api.accounts.edit('1', body),
  'accounts.grant': () => api.accounts.grant('1', body),
  'accounts.lock': () => api.accounts.lock('1', body),
  'accounts.unlock': () => api.accounts.unlock('1', body),
  'accounts.reset': () => api.accounts.reset('1', body),
  'admin.units': () => api.admin.units(),
  'admin.putUnit': () => api.admin.putUnit(body),
  'admin.categories': () => api.admin.categories(1),
  'admin.putCategory': () => api.admin.putCategory(body),
  'admin.calendars': () => api.admin.calendars(),
  'admin.putYear': () => api.admin.putYear(body),
  'admin.limits': () => api.admin.limits(),
  'admin.putLimits': () => api.admin.putLimits(body),
  'admin.texts': () => api.admin.texts(),
  'admin.previewPaper': () => api.admin.previewPaper(body),
  'admin.putText': () => api.admin.putText(body),
  'admin.events': () => api.admin.events('unit', 'a', 'b'),
  'admin.importFile': () => api.admin.importFile('units', body),
  'cases.file': () => api.cases.file(body),
  'cases.advise': () => api.cases.advise(body),
  'cases.alike': () => api.cases.alike('1'),
  'cases.papers': () => api.cases.papers('1'),
  'cases.texts': () => api.cases.texts('1', 'reply'),
  'cases.list': () =>
    api.cases.list(
      {
        state: 'a',
        kind: 'b',
        district: 'c',
        department: 'd',
        q: 'e',
        phone: 'f',
        call: '1',
        from: 'h',
        to: 'i',
        mine: true,
        overdue: true,
      },
      'g',
    ),
  'cases.one': () => api.cases.one('1'),
  'cases.create': () => api.cases.create(body),
  'cases.act': () => api.cases.act('1', body),
  'knowledge.search': () =>
    api.knowledge.search('a', { category: 'b', owner: 'c', fresh: true, near: 'd', likely: 'e' }),
  'knowledge.article': () => api.knowledge.article('1'),
  'knowledge.use': () => api.knowledge.use('1', 1, '2'),
  'knowledge.judge': () => api.knowledge.judge('1', 0, true),
  'knowledge.correct': () => api.knowledge.correct('1', 1, 'a'),
  'knowledge.items': () =>
    api.knowledge.items({ state: 'draft', owner: 'a', category: 'b', q: 'c', waiting: true, stale: true }, 'd'),
  'knowledge.item': () => api.knowledge.item('1'),
  'knowledge.write': () => api.knowledge.write(body),
  'knowledge.act': () => api.knowledge.act('1', body),
  'knowledge.versions': () => api.knowledge.versions('1'),
  'knowledge.corrections': () => api.knowledge.corrections(true),
  'knowledge.settleCorrection': () => api.knowledge.settleCorrection('1', true, 'a'),
  'knowledge.gaps': () => api.knowledge.gaps(false),
  'knowledge.noteGap': () => api.knowledge.noteGap('a'),
  'knowledge.settleGap': () => api.knowledge.settleGap('a'),
  'knowledge.figures': () => api.knowledge.figures('a', 'b'),
  'answers.search': () => api.answers.search('a'),
  'answers.one': () => api.answers.one('1'),
  'answers.judge': () => api.answers.judge('1', 1, false),
  'reports.overview': () => api.reports.overview('a', 'b'),
  'reports.callbacks': () => api.reports.callbacks('a', 'b'),
  'judgement.guide': () => api.judgement.guide(),
  'judgement.followUps': () => api.judgement.followUps(),
  'judgement.rates': () => api.judgement.rates('a', 'b', 'c'),
  'judgement.rounds': () =>
    api.judgement.rounds({ from: 'a', to: 'b', department: 'c', figure: 'contact', missed: true }, 'd'),
  'citizens.evaluate': () => api.citizens.evaluate(body),
  'citizens.request': () => api.citizens.request(body),
  'citizens.progress': () => api.citizens.progress(body),
  'recordings.list': () =>
    api.recordings.list(
      {
        from: 'a',
        to: 'b',
        number: 'c',
        agent: '1',
        queue: 'd',
        min_s: '1',
        max_s: '2',
        case_number: 'e',
        outcome: 'f',
        channel: 'g',
        held: true,
      },
      'h',
    ),
  'recordings.one': () => api.recordings.one('1'),
  'recordings.waveform': () => api.recordings.waveform('1'),
  'recordings.markers': () => api.recordings.markers('1'),
  'recordings.addMarker': () => api.recordings.addMarker('1', body),
  'recordings.changeMarker': () => api.recordings.changeMarker('1', '2', body),
  'recordings.removeMarker': () => api.recordings.removeMarker('1', '2'),
  'recordings.askDownload': () => api.recordings.askDownload('1', 'a'),
  'recordings.hold': () => api.recordings.hold('1', 'a'),
  'recordings.endHold': () => api.recordings.endHold('1', 'a'),
  'recordings.askErasure': () => api.recordings.askErasure('1', 'a'),
  'recordings.decideErasure': () => api.recordings.decideErasure('1', true, 'a'),
  'recordings.check': () => api.recordings.check('1'),
  'storage.report': () => api.storage.report(),
  'storage.overdue': () => api.storage.overdue(),
  'storage.reconcile': () => api.storage.reconcile(),
}

interface Operation {
  parameters?: { name: string; in: string }[]
}
function operation(method: string, path: string): Operation | undefined {
  const same = (template: string): boolean => new RegExp(`^${template.replace(/\{\w+\}/g, '[^/]+')}$`).test(path)
  const exact = Object.keys(document.paths)
    .filter(same)
    .sort((a, b) => a.split('{').length - b.split('{').length)[0]
  return exact ? (document.paths[exact]?.[method.toLowerCase()] as Operation | undefined) : undefined
}
afterEach(() => vi.unstubAllGlobals())

describe('the contract', () => {
  it('is the one the types were generated from', { timeout: 30_000 }, async () => {
    const kept = fileURLToPath(new URL('../../src/api/schema.d.ts', import.meta.url))
    const banner =
      '/**\n * This file was auto-generated by openapi-typescript.\n * Do not make direct changes to the file.\n */\n\n'
    const made = banner + astToString(await openapi(document_url))
    const style = { parser: 'typescript', printWidth: 120, singleQuote: true, semi: false } as const
    expect(await format(readFileSync(kept, 'utf8'), style)).toBe(await format(made, style))
  })

  it('covers every function that asks the server', () => {
    const groups = { ...api } as unknown as Record<string, Record<string, unknown>>
    const all = Object.entries(groups).flatMap(([group, functions]) =>
      typeof functions === 'object' ? Object.keys(functions).map((name) => `${group}.${name}`) : [],
    )
    expect(Object.keys(kCalls).sort()).toEqual(all.sort())
  })

  it.each(Object.keys(kCalls))('has the route and the query of %s', async (name) => {
    const fetched = vi.fn(async (_path: string, _options: RequestInit) => new Response('{}'))
    vi.stubGlobal('fetch', fetched)
    await kCalls[name]!()
    const [address, { method }] = fetched.mock.calls[0]!
    const url = new URL(address, 'http://host')
    const found = operation(String(method), url.pathname)
    expect(found).toBeDefined()
    const known = (found?.parameters ?? [])
      .filter((parameter) => parameter.in === 'query')
      .map((parameter) => parameter.name)
    expect([...url.searchParams.keys()].filter((key) => !known.includes(key))).toEqual([])
  })
})
