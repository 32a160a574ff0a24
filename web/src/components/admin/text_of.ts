/** The text of a file: UTF-8, or what a Chinese spreadsheet saves unless told otherwise, GB 18030. */
export function textOf(bytes: ArrayBuffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('gb18030').decode(bytes)
  }
}
