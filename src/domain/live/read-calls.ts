import { Prisma } from '@prisma/client'
import type { Ctx } from '../../platform/context.js'
import { readText } from '../../platform/readable.js'
import type { CallInProgress } from './types.js'

type Stored = Omit<CallInProgress, 'words' | 'callerNumber' | 'lineNumber'> & {
  fromNumber: string | null
  toNumber: string | null
  wordsTable: 'spoken_lines' | 'call_messages' | null
  wordsId: string
  speaker: NonNullable<CallInProgress['words']>['speaker']
  saidAt: Date | null
  offsetMs: number | null
  contentSealed: Uint8Array
  total: number
}

/** Calls under a condition, newest first, each with what was said last; and how many there are in all. */
export async function readCalls(tx: Ctx, where: Prisma.Sql, limit: number) {
  const rows = await tx.db.$queryRaw<Stored[]>`
    select c.id, c.client_id as "clientId", b.business_name as "businessName", c.vapi_call_id as "vapiCallId",
           c.direction::text, c.status::text, c.caller_name as "callerName", c.from_number as "fromNumber",
           c.to_number as "toNumber", c.forwarded_to as "forwardedTo", c.started_at as "startedAt",
           c.answered_at as "answeredAt", page.total, line.label as "lineLabel", said.source as "wordsTable",
           said.id as "wordsId", said.speaker, said.at as "saidAt", said.offset_ms as "offsetMs",
           said.content_sealed as "contentSealed"
    from (select c.id as found, count(*) over ()::int as total from calls c where ${where}
          order by c.started_at desc, c.id desc limit ${limit}) page
    join calls c on c.id = page.found
    join clients b on b.id = c.client_id
    left join phone_numbers line on line.client_id = c.client_id
      and line.number = case when c.direction = 'OUTBOUND' then c.from_number else c.to_number end
    left join lateral (${LAST_WORDS}) said on true
    order by c.started_at desc, c.id desc`
  return { calls: rows.map((row) => presentRow(tx, row)), total: rows[0]?.total ?? 0 }
}

/** A sentence that stands by itself is later than the conversation that is stored as a whole. */
const LAST_WORDS = Prisma.sql`
  select * from (
    (select 1 as rank, 'spoken_lines' as source, l.id, l.speaker::text, l.spoken_at as at, null::int as offset_ms,
            l.content_sealed
     from spoken_lines l where l.client_id = c.client_id and l.call_id = c.id
     order by l.spoken_at desc limit 1)
    union all
    (select 2, 'call_messages', m.id, m.speaker::text, null, m.offset_ms, m.content_sealed
     from call_messages m where m.client_id = c.client_id and m.call_id = c.id and m.speaker <> 'FUNCTION'
     order by m.position desc limit 1)
  ) words order by rank limit 1`

function presentRow(ctx: Ctx, row: Stored): CallInProgress {
  const { fromNumber, toNumber, wordsTable, wordsId, speaker, saidAt, offsetMs, contentSealed, total, ...call } = row
  const isOutbound = call.direction === 'OUTBOUND'
  return {
    ...call,
    callerNumber: isOutbound ? toNumber : fromNumber,
    lineNumber: isOutbound ? fromNumber : toNumber,
    words: wordsTable ? { speaker, text: openWords(ctx, row), at: saidAt ?? momentOf(row), isFinal: true } : null,
  }
}

const openWords = (ctx: Ctx, { clientId, wordsTable, wordsId: id, contentSealed }: Stored) =>
  readText(ctx, { clientId, table: wordsTable ?? '', column: 'content_sealed', id }, contentSealed)

/** The times of a conversation count from when the call was answered. */
const momentOf = ({ offsetMs, answeredAt, startedAt }: Stored) =>
  offsetMs === null ? null : new Date((answeredAt ?? startedAt).getTime() + offsetMs)
