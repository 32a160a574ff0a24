/** Digits in groups that can be read aloud: "20261123000042" -> "2026 1123 0000 42". */
export function grouped(digits: string, size = 4): string {
  return digits.replace(new RegExp(`(.{${size}})(?=.)`, 'g'), '$1 ')
}

/** A progress code is read three by three. */
export const groupedCode = (code: string): string => grouped(code, 3)

export interface Piece {
  text: string
  found: boolean
}

/** A knowledge snippet marks the words found with [ and ]. */
export function pieces(snippet: string): Piece[] {
  return snippet
    .split(/(\[[^\]]*\])/)
    .filter((text) => text !== '')
    .map((text) =>
      text.startsWith('[') && text.endsWith(']') && text.length > 2
        ? { text: text.slice(1, -1), found: true }
        : { text, found: false },
    )
}

/** What a request is about, in the few words that a search can use: its title, else what was written last. */
export function subjectOf(title: string, content: string): string {
  const sentences = content.split(/[。！？!?;；\n]+/).filter((text) => text.trim() !== '')
  return title.trim() || (sentences.at(-1)?.trim() ?? '')
}

/** "96.4%"; null when there is nothing to divide by. */
export function percent(part: number, whole: number): string | null {
  if (whole <= 0) return null
  return `${((100 * part) / whole).toFixed(1).replace(/\.0$/, '')}%`
}

export const isPhoneNumber = (text: string): boolean => /^\+?\d[\d -]{3,18}\d$/.test(text.trim())
export const isMasked = (number: string): boolean => number.includes('*')
