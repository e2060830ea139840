import { createHash } from 'node:crypto'

/** Short words for what a fact says: the same for the same answer, wherever it was read. For `before` of saveFact. */
export const factStamp = (value: unknown): string =>
  createHash('sha256')
    .update(JSON.stringify(value ?? null, ordered))
    .digest('base64url')
    .slice(0, 22)

/** jsonb keeps no order of members, and what was just saved has its own. */
const ordered = (_name: string, value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)))
    : value
