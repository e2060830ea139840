import type { AskedLine } from '../../integrations/voice/index.js'
import type { Deps } from '../../platform/context.js'
import { within } from '../../platform/within.js'
import type { TransferNumber } from '../functions/index.js'
import type { BusinessHours } from '../hours/index.js'
import { NO_PLAN } from './plan.js'

/** What is said about the number that rang alone (src/domain/numbers). */
export type OfNumber = {
  /** An inactive one takes no calls. */
  isActive: boolean
  /** They count instead of the client's. */
  hours: BusinessHours | null
  /** Outside its own hours; without hours of its own, every call. */
  forwardTo: string | null
  /** Said first, and spoken with, instead of what the assistant has. */
  greeting: string | null
  voice: { provider: string; voiceId: string } | null
}

/** What the assistant that is live on a line tells callers of itself, as it was published. */
export type Disclosing = {
  language: string | null
  businessName: string | null
  agentName: string | null
  sayItIsAi: boolean | null
  recordCalls: boolean | null
  sayRecorded: boolean | null
}

/** All it takes to answer for a client on the line that rang. */
export type Line = {
  clientId: string
  isActive: boolean
  businessName: string
  email: string
  emailNotifications: boolean
  timeZone: string
  phone: string | null
  hours: BusinessHours | null
  afterHours: 'ANSWER' | 'FORWARD' | 'MESSAGE'
  forwardTo: string | null
  afterHoursMessage: string | null
  transferNumbers: readonly TransferNumber[]
  /** What the assistant that talks may do: as it was published, or where it was made in Vapi by hand, as the plan says. */
  functions: readonly string[]
  /** ISO 4217. */
  currency: string
  /** JSON text of an assistant to answer with. */
  transientAssistant: string | null
  /** Of the number that rang, unless it only makes calls; of the client; and the client's only one, where it has one. */
  numberAssistantId: string | null
  clientAssistantId: string | null
  onlyAssistantId: string | null
  /** The number that rang is noted as another client's. */
  isOfAnother: boolean
  /** null where the number that rang is not noted as this client's. */
  number: OfNumber | null
  /** Of the assistant that is live on it; null when it was made in Vapi by hand, or there is none. */
  language?: string | null
  /** What that one was told the business offers. */
  services?: readonly { name: string; minutes: number | null }[] | null
  /** Only where the number has a greeting of its own, which may lack what has to be said. */
  disclosing?: Disclosing | null
}

export type Found = {
  /** Undefined when there is no such client, or nothing is known of it. */
  line: Line | undefined
  /** False when the database did not say so just now. */
  isFresh: boolean
}

export type Lines = {
  /**
   * What is known about a line, asked anew unless it was asked within `notOlderThanMs`. A database that takes longer than
   * `withinMs` or fails is made up for by what it said last.
   */
  find(clientId: string, asked: AskedLine, options: { withinMs: number; notOlderThanMs?: number }): Promise<Found>
}

/** What the next callers wait for a database that let one wait in vain. */
const LATE_WITHIN_MS = 150

const MOST = 5_000
/** Assistants to answer with may be 100 kB each. */
const MOST_CHARACTERS = 16_000_000

type Known = { line: Line; at: number }

/** One a process. */
export function makeLines({ database, log }: Pick<Deps, 'database' | 'log'>): Lines {
  const known = new Map<string, Known>()
  let characters = 0
  /** Since a question had to be answered from memory, until the database says something again. */
  let isLate = false
  const sizeOf = (some: Known | undefined) => some?.line.transientAssistant?.length ?? 0

  const remember = (key: string, line: Line | null) => {
    characters -= sizeOf(known.get(key))
    known.delete(key)
    if (!line) return
    const added = { line, at: performance.now() }
    known.set(key, added)
    characters += sizeOf(added)
    for (const [oldest, old] of known) {
      if (known.size <= MOST && characters <= MOST_CHARACTERS) break
      known.delete(oldest)
      characters -= sizeOf(old)
    }
  }

  return {
    async find(clientId, asked, { withinMs, notOlderThanMs = 0 }) {
      const key = `${clientId} ${asked.numberId ?? ''} ${asked.ownNumber ?? ''} ${asked.assistantId ?? ''}`
      const last = known.get(key)
      if (last && performance.now() - last.at < notOlderThanMs) return { line: last.line, isFresh: true }
      // Also one that comes too late for this caller is good for the next.
      const asking = readLine(database, clientId, asked).then((line) => {
        isLate = false
        remember(key, line)
        return line
      })
      try {
        const line = await within(isLate && last ? LATE_WITHIN_MS : withinMs, asking, () => {
          throw new Error(`The database did not answer in time`)
        })
        return { line: line ?? undefined, isFresh: true }
      } catch (error) {
        isLate = true
        log.warn('a question is answered from memory', { clientId, isKnown: last !== undefined, error })
        return { line: last?.line, isFresh: false }
      }
    },
  }
}

/** One round trip on unique indexes. */
async function readLine(database: Deps['database'], clientId: string, asked: AskedLine): Promise<Line | null> {
  const { numberId = null, ownNumber = null, assistantId = null } = asked
  const { rows } = await database.query(SQL, [clientId, numberId, ownNumber, assistantId], 'line')
  const row = rows[0]
  if (!row) return null
  const line = row['hasPlan'] ? (row as Line) : { ...(row as Line), ...WITHOUT_PLAN }
  const published = row['publishedFunctions'] as string[] | null
  return { ...line, functions: published ?? line.functions }
}

const { hours, afterHours, forwardTo, afterHoursMessage, transferNumbers, functions } = NO_PLAN
const WITHOUT_PLAN = { hours, afterHours, forwardTo, afterHoursMessage, transferNumbers, functions }

const SQL = `
  select c.id::text as "clientId", c.is_active as "isActive", c.business_name as "businessName", c.email,
    c.email_notifications as "emailNotifications", c.time_zone as "timeZone", c.phone, c.currency,
    p.id is not null as "hasPlan", p.hours, p.after_hours as "afterHours", p.forward_to as "forwardTo",
    p.after_hours_message as "afterHoursMessage", p.transfer_numbers as "transferNumbers", p.functions,
    p.transient_assistant::text as "transientAssistant",
    own.vapi_assistant_id as "numberAssistantId",
    c.vapi_assistant_id as "clientAssistantId",
    a.vapi_assistant_id as "onlyAssistantId", coalesce(n.client_id <> c.id, false) as "isOfAnother",
    case when n.client_id = c.id then jsonb_build_object('isActive', n.is_active, 'hours', n.hours,
      'forwardTo', n.forward_to, 'greeting', n.greeting, 'voice', n.voice) end as "number",
    live.facts ->> 'language' as "language", live.facts -> 'services' as "services", case when jsonb_typeof(live.facts -> 'functions') = 'array'
      and ($4::text is null or la.vapi_assistant_id = $4) then
      array(select jsonb_array_elements_text(live.facts -> 'functions')) end as "publishedFunctions",
    case when n.greeting is not null and live.facts is not null then jsonb_build_object(
      'language', live.facts -> 'language', 'businessName', live.facts -> 'businessName',
      'agentName', live.facts -> 'agentName', 'sayItIsAi', live.facts -> 'sayItIsAi',
      'recordCalls', live.facts -> 'recordCalls', 'sayRecorded', live.facts -> 'sayRecorded') end as "disclosing"
  from clients c
  left join answering_plans p on p.client_id = c.id
  left join lateral (
    select client_id, vapi_assistant_id, assistant_id, is_active, hours, forward_to, greeting, voice
    from phone_numbers where vapi_phone_number_id = $2 or number = $3
    order by vapi_phone_number_id = $2 desc nulls last limit 1) n on true
  left join assistants na on na.id = n.assistant_id and na.client_id = c.id and na.archived_at is null
    and na.direction = 'INBOUND'
  left join assistants noted on n.assistant_id is null and noted.vapi_assistant_id = n.vapi_assistant_id
  left join lateral (
    select case when n.assistant_id is not null then na.vapi_assistant_id
      when noted.direction is distinct from 'OUTBOUND' then n.vapi_assistant_id end as vapi_assistant_id) own on true
  left join lateral (
    select min(vapi_assistant_id) as vapi_assistant_id from assistants
    where client_id = c.id and vapi_assistant_id is not null and direction = 'INBOUND' having count(*) = 1) a on true
  left join assistants talking on talking.client_id = c.id and talking.vapi_assistant_id = $4
  left join assistants la on la.client_id = c.id and la.vapi_assistant_id = coalesce(
    talking.vapi_assistant_id, own.vapi_assistant_id, c.vapi_assistant_id, a.vapi_assistant_id)
  left join assistant_versions live on live.client_id = la.client_id and live.assistant_id = la.id
    and live.number = la.published_version
  where c.id = $1`
