import type { Database } from './db.js'

/** Tables with a client_id that no client's role ever reaches, and that no policy guards. */
const UNGUARDED = ['api_sessions']
/** Guarded tables that have no client_id. */
const ALSO_GUARDED = ['clients', 'assistant_templates']
/** Guarded tables of which the client's role may see nothing at all. */
const NOT_GRANTED = [
  'client_password_links',
  'function_runs',
  'retired_webhook_tokens',
  'signing_plans',
  'vapi_findings',
  'webhook_events',
]

const MEND =
  'If the database was restored, restore it again into an empty one with npm run restore (docs/operations.md, Backup).'

/** Whoever reads this database now sees too little or too much: rows that are there are not found. */
export class WallsBroken extends Error {
  override readonly name = 'WallsBroken'
  /** What may be told to anybody. */
  static readonly plain = `Roles, policies or grants of the database are missing. ${MEND}`
  constructor(faults: readonly string[]) {
    const more = faults.length > SHOWN ? `; and ${faults.length - SHOWN} more` : ''
    super(`Roles, policies or grants of the database are missing: ${faults.slice(0, SHOWN).join('; ')}${more}. ${MEND}`)
  }
}

const SHOWN = 4

/** @throws WallsBroken unless roles, policies, forced row-level security and grants are as the migrations made them */
export async function assertWalls(database: Database): Promise<void> {
  const { rows: users } = await database.query(USER)
  const faults = faultsOfUser(users[0] ?? {})
  if (faults.length === 0) {
    const { rows: tables } = await database.query(TABLES, [UNGUARDED, ALSO_GUARDED, NOT_GRANTED])
    faults.push(...tables.flatMap(faultsOfTable))
  }
  if (faults.length > 0) throw new WallsBroken(faults)
}

/** The same check for those who ask often: that all is whole is believed for so long, that it is not never. */
export function makeWallCheck(database: Database, freshMs: number): () => Promise<void> {
  let asking: Promise<void> | undefined
  let wholeAt = Number.NEGATIVE_INFINITY
  const ask = async () => {
    await assertWalls(database)
    wholeAt = performance.now()
  }
  return async () => {
    if (performance.now() - wholeAt < freshMs) return
    asking ??= ask().finally(() => {
      asking = undefined
    })
    await asking
  }
}

type Row = Record<string, unknown>

// Taking a role is a right of its own from PostgreSQL 16 on.
const USER = `
  select current_user::text as name, staff.oid is not null as "hasStaff", client.oid is not null as "hasClient",
    me.rolsuper or me.rolbypassrls or pg_has_role(me.oid, staff.oid, 'USAGE') as "seesAll",
    me.rolsuper or pg_has_role(me.oid, client.oid,
      case when current_setting('server_version_num')::int >= 160000 then 'SET' else 'MEMBER' end) as "takesClient",
    has_schema_privilege(client.oid, 'public', 'USAGE') as "usesSchema"
  from pg_roles me
    left join pg_roles staff on staff.rolname = 'backline_staff'
    left join pg_roles client on client.rolname = 'backline_client'
  where me.rolname = current_user`

function faultsOfUser({ name, hasStaff, hasClient, seesAll, takesClient, usesSchema }: Row): string[] {
  const missing = [...(hasStaff ? [] : ['backline_staff']), ...(hasClient ? [] : ['backline_client'])]
  if (missing.length > 0) return missing.map((role) => `the role ${role} is missing`)
  const lacks = [...(seesAll ? [] : ['backline_staff']), ...(takesClient ? [] : ['backline_client'])]
  return [
    ...lacks.map((role) => `${name} is no member of ${role} (grant ${role} to "${name}")`),
    ...(usesSchema ? [] : ['backline_client may not use the schema public']),
  ]
}

const TABLES = `
  select c.relname::text as name, c.relrowsecurity and c.relforcerowsecurity as "isForced",
    exists (select from pg_policy p where p.polrelid = c.oid and 'backline_staff'::regrole = any (p.polroles)) as "hasStaff",
    exists (select from pg_policy p where p.polrelid = c.oid and 'backline_client'::regrole = any (p.polroles)) as "hasClient",
    c.relname = any ($3::text[]) or has_any_column_privilege('backline_client', c.oid, 'SELECT, INSERT') as "isGranted",
    has_table_privilege(c.oid, 'SELECT') as "isReadable"
  from pg_class c
  where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and c.relname <> all ($1::text[])
    and (c.relname = any ($2::text[]) or exists (
      select from pg_attribute a where a.attrelid = c.oid and a.attname = 'client_id' and not a.attisdropped))
  order by c.relname`

function faultsOfTable({ name, isForced, hasStaff, hasClient, isGranted, isReadable }: Row): string[] {
  return [
    ...(isForced ? [] : [`${name} has no forced row-level security`]),
    ...(hasStaff ? [] : [`${name} has no policy for backline_staff`]),
    ...(hasClient ? [] : [`${name} has no policy for backline_client`]),
    ...(isGranted ? [] : [`${name} has no grant to backline_client`]),
    ...(isReadable ? [] : [`${name} cannot be read by the user of DATABASE_URL`]),
  ]
}
