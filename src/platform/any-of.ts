import { z } from 'zod'

/**
 * A filter by a closed list: one value, or several of which any will do. It reads as what a query takes, and takes that too,
 * because pages read what was sent before verbs do.
 */
export function anyOf<const V extends readonly string[]>(values: V, message?: string) {
  const one = z.enum(values, message)
  const several = z.array(one).min(1).max(100)
  const read = z.strictObject({ in: several })
  return z.union([one, several, read], message).transform((wanted) => (Array.isArray(wanted) ? { in: wanted } : wanted))
}

/** The values of such a filter. */
export const valuesOf = <T extends string>(wanted: T | { in: T[] }): T[] =>
  typeof wanted === 'string' ? [wanted] : wanted.in
