/**
 * Rows in groups of 2, 4, 8 … up to a greatest size, so that statements have few lengths, each of which the database
 * plans once.
 */
export function inPowers<T>(rows: readonly T[], greatest: number): T[][] {
  const groups: T[][] = []
  for (let at = 0; at < rows.length; ) {
    const size = 2 ** Math.floor(Math.log2(Math.min(rows.length - at, greatest)))
    groups.push(rows.slice(at, at + size))
    at += size
  }
  return groups
}
