/**
 * A stored value as JSON can carry it without loss: instants as ISO text, big integers and decimals as digits, JSON as
 * indented text. Bytes are sealed or hashes and never leave the server.
 */
export function plainValue(value: unknown): string | number | boolean | null {
  if (value === null || value === undefined) return null
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value
  if (typeof value === 'bigint') return value.toString()
  if (value instanceof Date) return value.toISOString()
  if (ArrayBuffer.isView(value)) throw new Error('Bytes do not belong in the back office')
  if (isDecimal(value)) return value.toFixed()
  return JSON.stringify(value, null, 2)
}

/** Prisma's Decimal, known by its methods: its class is not exported to us. */
function isDecimal(value: object): value is { toFixed(): string } {
  return 'toFixed' in value && 'toSignificantDigits' in value && typeof value.toFixed === 'function'
}
