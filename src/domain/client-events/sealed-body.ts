import type { Ctx } from '../../platform/context.js'
import { openIfPossible } from '../../platform/readable.js'
import type { Place } from '../../platform/vault.js'

/** An event as it is sent and read. */
export type ClientEventBody = {
  id: string
  type: string
  created_at: string
  client_id: string
  data: Record<string, unknown>
}

type Owner = { id: string; clientId: string }

const place = ({ id, clientId }: Owner): Place => ({ clientId, table: 'client_events', column: 'body_sealed', id })

export const sealBody = ({ vault }: Pick<Ctx, 'vault'>, owner: Owner, body: ClientEventBody) =>
  vault.seal(place(owner), JSON.stringify(body))

/** The bytes that go out. */
export const openBytes = ({ vault }: Pick<Ctx, 'vault'>, owner: Owner, sealed: Uint8Array): Buffer =>
  vault.open(place(owner), sealed)

export const openBody = (ctx: Pick<Ctx, 'vault'>, owner: Owner, sealed: Uint8Array): ClientEventBody =>
  JSON.parse(openBytes(ctx, owner, sealed).toString('utf8'))

/** The same for somebody to read; undefined when it does not open. */
export function readBody(
  ctx: Pick<Ctx, 'vault' | 'log'>,
  owner: Owner,
  sealed: Uint8Array,
): ClientEventBody | undefined {
  const opened = openIfPossible(ctx, place(owner), sealed)
  return opened && JSON.parse(opened.toString('utf8'))
}
