import { expect } from 'vitest'
import type { TestApp } from './app.js'
import type { Reply } from './program.js'

/** Sends it while no answer can be written down, as if the process died then, and then once more. */
export async function lostAndRepeated(app: TestApp, send: () => Promise<Reply>): Promise<Reply> {
  const { prisma } = app.deps.database
  app.expectErrors()
  await prisma.$executeRaw`create function no_answer() returns trigger language plpgsql as
    $$ begin if new.state = 'DONE' then raise exception 'no answer today'; end if; return new; end $$`
  await prisma.$executeRaw`create trigger no_answer before insert or update on idempotency_keys
    for each row execute function no_answer()`
  const lost = await send()
  await prisma.$executeRaw`drop function no_answer cascade`
  expect(lost.status).toBe(500)
  return send()
}
