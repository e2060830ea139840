import type { Ctx } from '../../platform/context.js'
import { attemptIdOf } from './attempt-id-of.js'

type Json = Readonly<Record<string, unknown>>

/** What a webhook said of a call at Vapi. */
export type Heard = {
  clientId: string
  vapiCallId: string
  /** The call inside the message, whatever it holds. */
  call: Json
  hasEnded: boolean
  at: Date
}

type Evidence = { clientId: string; vapiCallId: string; attemptId: string; hasEnded: boolean; at: Date }

/**
 * Takes what webhooks tell as evidence of attempts: that one was placed, although nobody heard Vapi's answer, and that it
 * has ended; and notes on the call which lead it is to. Safe to repeat, in any order. Plain SQL alone, as the worker's
 * transactions want it; of calls that nobody here dialled it asks nothing of the database.
 */
export async function hearOfAttempts(tx: Ctx, heard: readonly Heard[]): Promise<void> {
  const told = evidenceIn(heard)
  if (told.length === 0) return
  const [clients, calls] = [told.map(({ clientId }) => clientId), told.map(({ vapiCallId }) => vapiCallId)]
  const [ids, ends] = [told.map(({ attemptId }) => attemptId), told.map(({ hasEnded }) => hasEnded)]
  const times = told.map(({ at }) => at.toISOString())
  // What was believed absent or refused and rings all the same is under way only while no other call to the number is.
  const bound = await tx.db.$queryRaw<{ id: string; isOther: boolean }[]>`
    with told as (
      select t.client_id, t.call_id, t.has_ended, t.at, coalesce(nullif(t.attempt_id, '')::uuid, a.id) as id
      from unnest(${clients}::uuid[], ${calls}::text[], ${ids}::text[], ${ends}::boolean[], ${times}::timestamptz[])
        as t (client_id, call_id, attempt_id, has_ended, at)
      left join call_attempts a on t.attempt_id = '' and a.client_id = t.client_id and a.vapi_call_id = t.call_id
    ), changed as (
      update call_attempts a set vapi_call_id = t.call_id, evidence = coalesce(a.evidence, 'WEBHOOK'),
        state = case when t.has_ended then 'ENDED' else 'PLACED' end::attempt_state,
        reason = case when a.state in ('PLACED', 'ENDED') then a.reason end,
        ended_at = case when t.has_ended then t.at end,
        look_at = case when t.has_ended then null else ${tx.now}::timestamptz + interval '5 minutes' end,
        updated_at = ${tx.now}::timestamptz
      from told t
      where a.client_id = t.client_id and a.id = t.id and a.state <> 'ENDED'
        and (a.state <> 'PLACED' or t.has_ended or a.vapi_call_id is null)
        and (a.vapi_call_id is null or a.vapi_call_id = t.call_id)
        and not exists (select 1 from call_attempts o
          where o.client_id = a.client_id and o.vapi_call_id = t.call_id and o.id <> a.id)
        and (t.has_ended or a.state not in ('REFUSED', 'ABSENT') or not exists (select 1 from call_attempts o
          where o.client_id = a.client_id and o.to_number = a.to_number and o.state in ('CLAIMED', 'PLACED', 'UNCERTAIN')))
      returning a.id
    ), leads as (
      update calls c set lead_id = a.lead_id from told t join call_attempts a on a.client_id = t.client_id and a.id = t.id
      where c.client_id = t.client_id and c.vapi_call_id = t.call_id and c.lead_id is null and a.lead_id is not null
        and (a.vapi_call_id is null or a.vapi_call_id = t.call_id)
    )
    select a.id::text, a.vapi_call_id <> t.call_id as "isOther" from told t
    join call_attempts a on a.client_id = t.client_id and a.id = t.id where a.vapi_call_id <> t.call_id`
  for (const { id } of bound) tx.log.error('Vapi has two calls for one attempt', { attempt: id })
}

/** One a call, the last word about it. An attempt that is not named is ''. */
function evidenceIn(heard: readonly Heard[]): Evidence[] {
  const all = new Map<string, Evidence>()
  for (const { clientId, vapiCallId, call, hasEnded, at } of heard) {
    const attemptId = attemptIdOf(call) ?? ''
    if (attemptId === '' && call['type'] !== 'outboundPhoneCall') continue
    const key = `${clientId} ${vapiCallId}`
    const before = all.get(key)
    if (!before?.hasEnded)
      all.set(key, { clientId, vapiCallId, attemptId: attemptId || before?.attemptId || '', hasEnded, at })
  }
  return [...all.values()]
}
