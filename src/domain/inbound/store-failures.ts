/** SQLSTATE of what pg or PGlite threw; empty for a failure of the connection. */
const codeOf = (error: unknown): string => {
  const code = (error as { code?: unknown } | undefined)?.code
  return typeof code === 'string' ? code : ''
}

/** The database refuses the values of a row: data exceptions and limits (classes 22 and 54). */
export const isRefusedData = (error: unknown): boolean => /^(22|54)/.test(codeOf(error))

/**
 * The connection went away, or the statement lost a race (a deadlock, a serialization failure): it may be tried once
 * more. ECONNREFUSED is certain: nothing was sent.
 */
export function isUnknownOutcome(error: unknown): boolean {
  const code = codeOf(error)
  if (/^(08|40)/.test(code) || ['57P01', '57P02', 'ECONNRESET', 'EPIPE'].includes(code)) return true
  return error instanceof Error && /^(Connection terminated|Query read timeout)/.test(error.message)
}
