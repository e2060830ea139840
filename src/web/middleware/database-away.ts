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
export const isDatabaseAway = (thrown: unknown): boolean => isInside(thrown, saysAway)

/** True when the database refused a text that no column holds: a NUL, half of a character. */
export const isUnstorable = (thrown: unknown): boolean =>
  isInside(thrown, (fault) => codesOf(fault).some((code) => code === '22021' || code === '22P05'))

type Fault = Record<string, unknown>

function saysAway(fault: Fault): boolean {
  const { code, originalMessage, kind, message } = fault
  if (codesOf(fault).some((one) => CODES.has(one))) return true
  if (typeof kind === 'string' && KINDS.has(kind)) return true
  if ([message, originalMessage].some((one) => typeof one === 'string' && MESSAGES.test(one))) return true
  return code === 'P2028' && /unable to start/i.test(String(message))
}

const codesOf = ({ code, errorCode, originalCode }: Fault): string[] =>
  [code, errorCode, originalCode].filter((one) => typeof one === 'string')

/** Prisma keeps what its driver said in meta; a name with several addresses fails with one error for each. */
function isInside(thrown: unknown, says: (fault: Fault) => boolean, depth = 0): boolean {
  if (typeof thrown !== 'object' || thrown === null || depth > 5) return false
  const fault = thrown as Fault
  const { cause, errors, meta } = fault
  const inside = [cause, (meta as Fault | undefined)?.['driverAdapterError'], ...listOf(errors)]
  return says(fault) || inside.some((one) => isInside(one, says, depth + 1))
}

const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : [])
