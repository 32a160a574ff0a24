import { describe, expect, it } from 'vitest'
import type { TargetList } from '@/api/types'
import { found } from '@/components/desk/target_choice'

const list: TargetList = {
  agents: [
    { extension: '8002', name: '演示-座席02', work: 'talking', free: false },
    { extension: '8003', name: '演示-座席03', work: 'ready', free: true },
  ],
  queues: [
    { code: 'enterprise', name_zh: '涉企', name_en: 'Enterprise', open: false, waiting: 0, agents_ready: 0 },
    { code: 'general', name_zh: '综合', name_en: 'General', open: true, waiting: 3, agents_ready: 0 },
  ],
  departments: [{ code: 'urban', name_zh: '城市管理局', name_en: 'Urban Management', number: '8101' }],
  emergency_lines: [],
}
const chinese = (item: { name_zh: string }): string => item.name_zh

describe('whom a call can be given to', () => {
  it('are first those whom one can have now', () => {
    expect(found(list, 'agent', '', chinese).map((one) => [one.number, one.possible])).toEqual([
      ['8003', true],
      ['8002', false],
    ])
    expect(found(list, 'queue', '', chinese).map((one) => [one.name, one.lamp])).toEqual([
      ['综合', 'yellow'],
      ['涉企', 'none'],
    ])
  })
  it('are found by name, number or code, by every word', () => {
    expect(found(list, 'department', '城市 8101', chinese)).toHaveLength(1)
    expect(found(list, 'department', 'urban', chinese)).toHaveLength(1)
    expect(found(list, 'department', '城市 9999', chinese)).toHaveLength(0)
  })
  it('carry what the server is told', () => {
    expect(found(list, 'agent', '8003', chinese)[0]?.target).toEqual({ kind: 'agent', to: '8003' })
    expect(found(list, 'number', '1', chinese)).toEqual([])
  })
})
