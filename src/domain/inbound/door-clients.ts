import type { Deps } from '../../platform/context.js'
import { remembered } from '../../platform/remembered.js'
import { hashToken } from '../../platform/tokens.js'
import { findClientBehind, type NamedThings, readSigning, type Signing } from '../signing/index.js'

/** All the door has to know of a client before it reads a body. */
export type DoorClient = {
  clientId: string
  signing: Signing
  /** Message types that go on to URLs of the client, also while such a URL is paused. */
  forwards: readonly string[] | 'all'
}

export type DoorClients = {
  /** Whose token it is, also for a while after it was rotated away. @throws when the database is away and it is not known */
  byToken(token: string): Promise<DoorClient | undefined>
  /** Whose assistant or number it is, for deliveries to the organisation-wide URL. */
  behind(names: NamedThings): Promise<DoorClient | undefined>
  /** The plan of the organisation-wide URL. Without one nothing there is genuine, and all that names a client is set aside. */
  organisation(): Promise<Signing>
}

/** Look-ups by hash only, so that time tells nothing about how close a guess was; each is asked again every second. */
export function makeDoorClients(deps: Pick<Deps, 'database' | 'vault'>): DoorClients {
  const tokens = remembered<DoorClient>((key) => readByToken(deps, Buffer.from(key, 'base64')))
  const named = remembered<DoorClient>((key) => readBehind(deps, JSON.parse(key)))
  const plans = remembered<Signing>(() => readOrganisation(deps))
  return {
    byToken: (token) => tokens(Buffer.from(hashToken(token)).toString('base64')),
    behind: ({ vapiAssistantId, vapiPhoneNumberId, number }) =>
      named(JSON.stringify({ vapiAssistantId, vapiPhoneNumberId, number })),
    organisation: async () => (await plans('organisation')) ?? readSigning(deps.vault, null, new Date()),
  }
}

type Found = { clientId: string; types: string[] | null; takesAll: boolean }

const FORWARDED = `
  (select coalesce(bool_or(cardinality(types) = 0), false) from forwarding_urls f where f.client_id = c.id and f.state in ('ACTIVE', 'PAUSED')) as "takesAll",
  (select array_agg(distinct t) from forwarding_urls f, unnest(f.types) t where f.client_id = c.id and f.state in ('ACTIVE', 'PAUSED')) as types`

async function readByToken(deps: Pick<Deps, 'database' | 'vault'>, hash: Buffer): Promise<DoorClient | undefined> {
  const { rows } = await deps.database.query(
    `select c.id::text as "clientId", ${FORWARDED} from clients c where c.id = (
       select id from clients where webhook_token_hash = $1
       union all
       select client_id from retired_webhook_tokens where token_hash = $1 and expires_at > now() limit 1)`,
    [hash],
    'door-token',
  )
  return doorClient(deps, rows[0] as Found | undefined)
}

async function readBehind(deps: Pick<Deps, 'database' | 'vault'>, names: NamedThings): Promise<DoorClient | undefined> {
  const clientId = await findClientBehind(deps.database.prisma, names)
  if (!clientId) return undefined
  const { rows } = await deps.database.query(
    `select c.id::text as "clientId", ${FORWARDED} from clients c where c.id = $1`,
    [clientId],
  )
  return doorClient(deps, rows[0] as Found | undefined)
}

async function doorClient(
  deps: Pick<Deps, 'database' | 'vault'>,
  found: Found | undefined,
): Promise<DoorClient | undefined> {
  if (!found) return undefined
  const plan = await deps.database.prisma.signingPlan.findUnique({ where: { clientId: found.clientId } })
  return {
    clientId: found.clientId,
    signing: readSigning(deps.vault, plan, new Date()),
    forwards: found.takesAll ? 'all' : (found.types ?? []),
  }
}

async function readOrganisation({ database, vault }: Pick<Deps, 'database' | 'vault'>): Promise<Signing> {
  return readSigning(vault, await database.prisma.signingPlan.findFirst({ where: { clientId: null } }), new Date())
}
