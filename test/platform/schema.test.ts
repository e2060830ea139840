import { describe, expect, it } from 'vitest'
import { onPostgres, useDatabase } from '../support/database.js'

/** Tables of the agency, not of one client. Some (the pool of numbers, the organisation's plan) may name one and need not. */
const OF_THE_AGENCY = new Set([
  'staff',
  'staff_password_links',
  'sessions',
  'settings',
  'secret_checks',
  'rate_limits',
  'api_sessions',
  'refresh_tokens',
  'unassigned_events',
  'reconciliations',
  'alerts',
  'assistant_templates',
  '_prisma_migrations',
])
const MAY_HAVE_NO_CLIENT = new Set([
  'phone_numbers',
  'audit_log',
  'signing_plans',
  'vapi_findings',
  'api_keys',
  'idempotency_keys',
])

/** Unique keys that may span clients, and why. */
const UNIQUE_ACROSS_CLIENTS: Record<string, string> = {
  clients_webhook_token_hash_key: 'a token finds its client',
  clients_email_key: 'an address signs in one person',
  client_users_email_key: 'an address signs in one person',
  retired_webhook_tokens_token_hash_key: 'a token finds its client',
  client_password_links_token_hash_key: 'a link finds its login',
  impersonations_token_hash_key: 'a link finds its visit',
  webhook_events_seq_key: 'order of arrival of all events',
  phone_numbers_number_key: 'a number is used by one client',
  phone_numbers_vapi_phone_number_id_key: 'a number of Vapi finds its client',
  assistants_vapi_assistant_id_key: 'an assistant of Vapi finds its client',
  vapi_findings_vapi_id_key: 'a thing at Vapi is found once',
  api_keys_key_hash_key: 'a key finds its client',
  idempotency_keys_owner_key_key: 'a key is of whoever sends it',
  signing_plans_one_of_organisation: 'the organisation has one plan',
}

const lint = (engine: 'embedded' | 'postgres') => () => {
  const db = useDatabase({ engine })
  const rows = async (sql: string) => (await db.deps.database.query(sql)).rows

  const tables = () =>
    rows(`select c.relname as name, c.relrowsecurity as enabled, c.relforcerowsecurity as forced
      from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname = 'public' and c.relkind in ('r', 'p')`)
  const clientTables = async () => (await tables()).filter((table) => !OF_THE_AGENCY.has(String(table['name'])))

  it('every table of a client names its client', async () => {
    const columns = await rows(
      `select table_name, is_nullable from information_schema.columns where table_schema = 'public' and column_name = 'client_id'`,
    )
    const nullable = new Map(columns.map((column) => [column['table_name'], column['is_nullable']]))
    const wrong = (await clientTables())
      .map((table) => String(table['name']))
      .filter(
        (name) =>
          name !== 'clients' &&
          !(nullable.get(name) === 'NO' || (MAY_HAVE_NO_CLIENT.has(name) && nullable.get(name) === 'YES')),
      )
    expect(wrong).toEqual([])
  })

  it('every table of a client forces row-level security with a check on writes for both roles', async () => {
    const policies = await rows(
      `select tablename, roles::text as roles, with_check from pg_policies where schemaname = 'public'`,
    )
    const wrong = (await clientTables()).filter(({ name, enabled, forced }) => {
      const own = policies.filter((policy) => policy['tablename'] === name && policy['with_check'])
      const roles = own.map((policy) => policy['roles']).sort()
      return !enabled || !forced || roles.join() !== '{backline_client},{backline_staff}'
    })
    expect(wrong).toEqual([])
  })

  it('every foreign key between tables of a client contains the client', async () => {
    const keys =
      await rows(`select k.conname as name, k.conrelid::regclass::text as from, k.confrelid::regclass::text as to,
        (select array_agg(a.attname::text) from pg_attribute a where a.attrelid = k.conrelid and a.attnum = any (k.conkey)) as columns
      from pg_constraint k where k.contype = 'f' and k.connamespace = 'public'::regnamespace`)
    const wrong = keys.filter((key) => {
      const isToClient = !OF_THE_AGENCY.has(String(key['to']))
      return isToClient && !(key['columns'] as string[]).includes('client_id')
    })
    expect(wrong).toEqual([])
  })

  it('every unique key of a client starts with the client, or says why not', async () => {
    const keys = await rows(`select i.indexrelid::regclass::text as name, t.relname as table,
        (select a.attname::text from pg_attribute a where a.attrelid = i.indrelid and a.attnum = i.indkey[0]) as first
      from pg_index i join pg_class t on t.oid = i.indrelid join pg_namespace n on n.oid = t.relnamespace
      where i.indisunique and not i.indisprimary and n.nspname = 'public'`)
    const wrong = keys.filter(
      (key) =>
        !OF_THE_AGENCY.has(String(key['table'])) &&
        key['first'] !== 'client_id' &&
        !UNIQUE_ACROSS_CLIENTS[String(key['name'])],
    )
    expect(wrong).toEqual([])
  })

  it('the role of the portal owns nothing, bypasses nothing and is a member of nothing', async () => {
    const [role] = await rows(`select rolsuper, rolbypassrls, rolcanlogin,
        (select count(*)::int from pg_class where relowner = r.oid) as owned,
        (select count(*)::int from pg_auth_members where member = r.oid) as memberships
      from pg_roles r where rolname = 'backline_client'`)
    expect(role).toEqual({ rolsuper: false, rolbypassrls: false, rolcanlogin: false, owned: 0, memberships: 0 })
  })

  it('the audit log takes no change, no removal and no emptying', async () => {
    const { database } = db.deps
    await database.query(
      "insert into audit_log (id, actor_kind, actor_name, action) values (gen_random_uuid(), 'job', 'test', 'test.entry')",
    )
    for (const sql of ["update audit_log set action = 'x'", 'delete from audit_log', 'truncate audit_log']) {
      await expect(database.query(sql)).rejects.toThrow('append-only')
    }
  })
}

// trust.md T-6
describe('the schema on the embedded database', lint('embedded'))
onPostgres('the schema on PostgreSQL', lint('postgres'))
