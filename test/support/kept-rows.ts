import type { Database } from '../../src/platform/db.js'

/**
 * Keeps the rows of every table as they are now, for a test that tries many things on the same ones.
 * @returns puts them back, in a few milliseconds
 */
export async function keepRows(database: Database): Promise<() => Promise<void>> {
  await database.script(`
    drop schema if exists kept cascade;
    create schema kept;
    do $$
      declare t text; filled boolean;
      begin
        for t in select format('%I', tablename) from pg_tables where schemaname = 'public' and tablename <> '_prisma_migrations' loop
          execute 'select exists (select from public.' || t || ')' into filled;
          if filled then execute 'create table kept.' || t || ' as table public.' || t; end if;
        end loop;
      end $$`)
  return () => putBack(database)
}

/** As a replica, because rows that refer to each other and rows that are never changed are put back too. */
async function putBack(database: Database): Promise<void> {
  await database.script(`
    rollback;
    begin;
    set local session_replication_role = replica;
    do $$
      declare t text; columns text;
      begin
        for t in select format('%I', tablename) from pg_tables where schemaname = 'public' and tablename <> '_prisma_migrations' loop
          execute 'lock table public.' || t || ' in exclusive mode';
          execute 'delete from public.' || t;
        end loop;
        for t, columns in
          select format('%I', table_name), string_agg(format('%I', column_name), ', ') from information_schema.columns
          where table_schema = 'public' and is_generated = 'NEVER'
            and table_name in (select tablename from pg_tables where schemaname = 'kept') group by 1 loop
          execute format('insert into public.%s (%s) select %s from kept.%s', t, columns, columns, t);
        end loop;
      end $$;
    commit`)
}
