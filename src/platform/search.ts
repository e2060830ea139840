/** The same text where Prisma or SQL reads it as a pattern: Prisma leaves the wildcards of LIKE as they are. */
export const literally = (text: string): string => text.replace(/[\\%_]/g, '\\$&')

/** Text that holds this part, in capitals or not. */
export const holding = (part: string) => ({ contains: literally(part), mode: 'insensitive' as const })

/** A number in that column, however it is written: "(415) 555-01" finds +14155550177. Fewer than three digits find none. */
export function numberLike<Column extends string>(
  text: string,
  column: Column,
): Record<Column, { contains: string }>[] {
  const digits = text.replace(/\D/g, '')
  return digits.length >= 3 ? [{ [column]: { contains: digits } } as Record<Column, { contains: string }>] : []
}
