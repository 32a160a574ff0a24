import { describe, expect, it } from 'vitest'
import { sizeWords } from '@/format/size'

describe('a size', () => {
  it.each([
    [0, 'kb', '0'],
    [480, 'kb', '0.5'],
    [32_058, 'kb', '32'],
    [999_499, 'kb', '999'],
    [999_500, 'mb', '1'],
    [1_255_000, 'mb', '1.25'],
    [115_200_058, 'mb', '115'],
    [1_120_000_000, 'gb', '1.12'],
    [2_000_000_000_000, 'tb', '2'],
    [-5, 'kb', '0'],
  ])('of %d bytes', (bytes, key, n) => {
    expect(sizeWords(bytes)).toEqual({ key, n })
  })
})
