import type { CaseRow } from '@/api/types'

/** What a list of cases can show; the caption and the number are always there. */
export const kCaseColumns = [
  'due',
  'caption',
  'kind',
  'district',
  'department',
  'state',
  'category',
  'channel',
  'closed_at',
  'recorded_at',
  'number',
] as const
export type CaseColumn = (typeof kCaseColumns)[number]
export const kUsualColumns: CaseColumn[] = [
  'due',
  'caption',
  'kind',
  'district',
  'department',
  'state',
  'recorded_at',
  'number',
]
export const kFixedColumns: CaseColumn[] = ['caption', 'number']

/** Known columns in the table's order; what was kept by another version is left out. */
export function columnsOf(names: string[]): CaseColumn[] {
  return kCaseColumns.filter((column) => kFixedColumns.includes(column) || names.includes(column))
}

/** Which member of a row a column of the file takes. */
export const kMemberOf: Record<CaseColumn, keyof CaseRow> = {
  due: 'due_at',
  caption: 'title',
  kind: 'kind',
  district: 'district',
  department: 'department_name',
  state: 'state',
  category: 'category',
  channel: 'channel',
  closed_at: 'closed_at',
  recorded_at: 'recorded_at',
  number: 'number',
}
