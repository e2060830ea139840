import type { Deps } from '../../platform/context.js'

/** The client's assistant that one of these words names, by its name or its id at Vapi. @throws when the database is away */
export async function findHandoff(
  { database }: Pick<Deps, 'database'>,
  input: { clientId: string; wanted: readonly string[] },
): Promise<string | undefined> {
  if (input.wanted.length === 0) return undefined
  const words = input.wanted.map((word) => word.toLowerCase())
  const { rows } = await database.query(
    `select vapi_assistant_id as id from assistants
     where client_id = $1 and vapi_assistant_id is not null and (lower(name) = any($2) or lower(vapi_assistant_id) = any($2)) limit 1`,
    [input.clientId, words],
    'handoff',
  )
  return rows[0]?.['id'] as string | undefined
}
