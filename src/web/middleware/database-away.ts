const CODES = new Set([
  ...['P1001', 'P1002', 'P1008', 'P1017', 'P2024'],
  ...['ECONNREFUSED', 'ECONNRESET', 'ETIMEDOUT'],
  // PostgreSQL is going down, or is still starting.
  ...['57P01', '57P03'],
])
const KINDS = new Set(['DatabaseNotReachable', 'ConnectionClosed', 'SocketTimeout'])
// Prisma's P2010 and P2039 say only that the database refused: what it said itself decides.
const MESSAGES = /^Connection terminated|^timeout exceeded when trying to connect/

/** True when something failed because the database could not be reached, whichever layer says so. */
export function isDatabaseAway(thrown: unknown, depth = 0): boolean {
  if (typeof thrown !== 'object' || thrown === null || depth > 5) return false
  const { code, errorCode, originalCode, originalMessage, kind, message, cause, errors, meta } = thrown as Record<
    string,
    unknown
  >
  if ([code, errorCode, originalCode].some((one) => typeof one === 'string' && CODES.has(one))) return true
  if (typeof kind === 'string' && KINDS.has(kind)) return true
  if ([message, originalMessage].some((one) => typeof one === 'string' && MESSAGES.test(one))) return true
  if (code === 'P2028' && /unable to start/i.test(String(message))) return true
  // Prisma keeps what its driver said in meta; a name with several addresses fails with one error for each.
  const inside = [cause, (meta as Record<string, unknown> | undefined)?.['driverAdapterError'], ...listOf(errors)]
  return inside.some((one) => isDatabaseAway(one, depth + 1))
}

const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : [])
