import { expect, test } from 'vitest'
import { textOf } from '@/components/admin/text_of'

const bytes = (...values: number[]): ArrayBuffer => new Uint8Array(values).buffer

test('a file is read as UTF-8 with or without its mark, or as GB 18030', () => {
  expect(textOf(bytes(0xe8, 0xb7, 0xaf, 0x2c, 0x61))).toBe('路,a')
  expect(textOf(bytes(0xef, 0xbb, 0xbf, 0xe8, 0xb7, 0xaf))).toBe('路')
  expect(textOf(bytes(0xc2, 0xb7, 0x2c, 0x61))).toBe('·,a')
  expect(textOf(bytes(0xb9, 0xab, 0xb0, 0xb2, 0x2c, 0x61))).toBe('公安,a')
})
