/** The entries with one of them changed. */
export const changedAt = <T>(entries: readonly T[], at: number, change: Partial<T>): T[] =>
  entries.map((one, each) => (each === at ? { ...one, ...change } : one))

/** The entries without one of them. */
export const withoutAt = <T>(entries: readonly T[], at: number): T[] => entries.filter((_, each) => each !== at)
