/** What a number of bytes reads as: a message key under `size` and its number. */
export interface SizeWords {
  key: 'kb' | 'mb' | 'gb' | 'tb'
  n: string
}

const kUnits: SizeWords['key'][] = ['kb', 'mb', 'gb', 'tb']

/** Three digits at most, thousands counted by 1000 as disks are sold. */
export function sizeWords(bytes: number): SizeWords {
  let value = Math.max(0, bytes) / 1000
  let unit = 0
  while (value >= 999.5 && unit < kUnits.length - 1) {
    value /= 1000
    unit += 1
  }
  const digits = value >= 99.5 || (unit === 0 && value >= 10) ? 0 : value >= 9.95 ? 1 : unit === 0 ? 1 : 2
  return { key: kUnits[unit] ?? 'tb', n: String(Number(value.toFixed(digits))) }
}
