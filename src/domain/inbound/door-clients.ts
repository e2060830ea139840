import type { Deps } from '../../platform/context.js'
import { remembered } from '../../platform/remembered.js'
import { hashToken } from '../../platform/tokens.js'
import { makeWallCheck } from '../../platform/walls.js'
import { findClientBehind, type NamedThings, readSigning, type Signing } from '../signing/index.js'

/** All the door has to know of a client before it reads a body. */
export type DoorClient = {
  clientId: string
  signing: Signing
  /** Message types that go on to URLs of the client, also while such a URL is paused. */
  forwards: readonly string[] | 'all'
}

export type DoorClients = {
  /** Whose token it is, also for a while after it was rotated away. @throws when nobody can say, because the database is away or its walls are broken */
  byToken(token: string): Promise<DoorClient | undefined>
  /** Whose assistant or number it is, for deliveries to the organisation-wide URL. */
  behind(names: NamedThings): Promise<DoorClient | undefined>
  /** The plan of the organisation-wide URL. Without one nothing there is genuine, and all that names a client is set aside. */
  organisation(): Promise<Signing>
}

/** Most clients have no signing plan, and each is looked up every second. */
const WALLS_FRESH_MS = 1_000

/** Look-ups by hash only, so that time tells nothing about how close a guess was; each is asked again every second. */
export function makeDoorClients(all: Pick<Deps, 'database' | 'vault'>): DoorClients {
  const { database } = all
  const deps = {
    ...all,
    checkWallsNow: makeWallCheck(database, 0),
    checkWalls: makeWallCheck(database, WALLS_FRESH_MS),
  }
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

type Lookup = Pick<Deps, 'database' | 'vault'> & Record<'checkWallsNow' | 'checkWalls', () => Promise<void>>

type Found = { clientId: string; types: string[] | null; takesAll: boolean }

const FORWARDED = `
  (select coalesce(bool_or(cardinality(types) = 0), false) from forwarding_urls f where f.client_id = c.id and f.state in ('ACTIVE', 'PAUSED')) as "takesAll",
  (select array_agg(distinct t) from forwarding_urls f, unnest(f.types) t where f.client_id = c.id and f.state in ('ACTIVE', 'PAUSED')) as types`

const BY_TOKEN = `
  select c.id::text as "clientId", ${FORWARDED} from clients c where c.id = (
    select id from clients where webhook_token_hash = $1
    union all
    select client_id from retired_webhook_tokens where token_hash = $1 and expires_at > now() limit 1)`

async function readByToken(deps: Lookup, hash: Buffer): Promise<DoorClient | undefined> {
  const ask = async (name?: string) => (await deps.database.query(BY_TOKEN, [hash], name)).rows[0] as Found | undefined
  // A plan made while the user lacked a role still finds nothing after a grant has mended that; a new one does not.
  return doorClient(deps, (await ask('door-token')) ?? (await ask()))
}

async function readBehind(deps: Lookup, names: NamedThings): Promise<DoorClient | undefined> {
  const clientId = await findClientBehind(deps.database.prisma, names)
  if (!clientId) return nothing(deps)
  const { rows } = await deps.database.query(
    `select c.id::text as "clientId", ${FORWARDED} from clients c where c.id = $1`,
    [clientId],
  )
  return doorClient(deps, rows[0] as Found | undefined)
}

/** Behind broken walls rows that are there are not seen, so only whole ones make nothing of them nothing. */
async function nothing(deps: Lookup): Promise<undefined> {
  await deps.checkWallsNow()
}

async function doorClient(deps: Lookup, found: Found | undefined): Promise<DoorClient | undefined> {
  if (!found) return nothing(deps)
  const plan = await deps.database.prisma.signingPlan.findUnique({ where: { clientId: found.clientId } })
  if (!plan) await deps.checkWalls()
  return {
    clientId: found.clientId,
    signing: readSigning(deps.vault, plan, new Date()),
    forwards: found.takesAll ? 'all' : (found.types ?? []),
  }
}

async function readOrganisation({ database, vault, checkWalls }: Lookup): Promise<Signing> {
  const plan = await database.prisma.signingPlan.findFirst({ where: { clientId: null } })
  if (!plan) await checkWalls()
  return readSigning(vault, plan, new Date())
}
