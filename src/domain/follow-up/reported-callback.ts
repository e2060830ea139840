import { z } from 'zod'
import type { Ctx } from '../../platform/context.js'
import { displayNumber, homeCountry, isHidden } from '../../platform/phone.js'
import { openReported } from '../calls/index.js'
import { addActivity } from '../leads/index.js'
import { notifyClient } from '../notifications/index.js'
import { resolvePhone, resolveWhen, type SpokenLanguage } from '../spoken/index.js'
import { CALL_BACK, keepCallback, NUMBER_TO_CALL } from '../tasks/index.js'
import type { EndedCall } from './ended-call.js'
import { reportedCaller } from './reported.js'
import { wordOf } from './vocabulary.js'

/** Names under which reports say it, in any spelling: needsCallback, needs_callback. */
const WANTED = new Set(
  ['needs', 'wants', 'requested', 'request', 'requests', 'requires', 'needed', ''].flatMap((verb) => [
    `${verb}callback`,
    `callback${verb}`,
    `${verb}calledback`,
    `${verb}tobecalledback`,
  ]),
)
const WANTED_OUTCOMES = new Set(
  ['callback', 'call_back', 'call_back_later'].concat(
    ['requested', 'wanted', 'needed', 'agreed', 'required', 'scheduled'].map((word) => `callback_${word}`),
  ),
)
const TIMES = [
  'when',
  'time',
  'at',
  'callbacktime',
  'callbackwhen',
  'callbackat',
  'preferredcallbacktime',
  'besttimetocall',
]
const NUMBERS = ['number', 'phone', 'callbacknumber', 'callbackphone', 'phonenumber']
const REASONS = ['about', 'reason', 'topic', 'callbackreason', 'callbackabout']

type Wish = { when?: string | undefined; number?: string | undefined; about?: string | undefined }

/**
 * Somebody wants to be called back, by the report of their call: a task for the client, and a mail, once a call however often
 * the report comes. Nothing where a callback was noted during the call already. Without a number the task says so.
 */
export async function noteReportedCallback(
  tx: Ctx,
  call: EndedCall,
  {
    leadId,
    number: line,
    language,
  }: { leadId: string | undefined; number: string | undefined; language: SpokenLanguage },
): Promise<void> {
  const wish = wishIn(openReported(tx, call), call.reportedOutcome)
  const { clientId, vapiCallId } = call
  if (!wish || (await tx.db.task.count({ where: { clientId, vapiCallId, kind: 'CALLBACK' } })) > 0) return
  const given = [wish.number, said.parse(recordOf(openReported(tx, call)['caller'])['phone'])].find(
    (number) => number !== undefined && !isHidden(number),
  )
  const heardNumber = given && (await readNumber(tx, { call, language }, given))
  const theirs = heardNumber === 'this one' ? line : heardNumber
  const number = theirs || line
  const name = reportedCaller(tx, call).name ?? call.callerName ?? undefined
  const who = name ?? (number ? displayNumber(number) : 'somebody whose number is hidden')
  const to = [
    given && !theirs ? `They gave this number, which cannot be called as it stands: ${given}` : '',
    number ? `${NUMBER_TO_CALL}${displayNumber(number)}` : 'No number is known. See what was said on the call.',
  ]
  const heard = wish.when
    ? resolveWhen(wish.when, { language, timeZone: call.timeZone, now: call.endedAt ?? tx.now })
    : undefined
  const { id } = await keepCallback(tx, {
    ...{ clientId, leadId, vapiCallId, title: `${CALL_BACK}${who}`, createdBy: 'Report of the call' },
    text: [wish.about, ...to].filter(Boolean).join('\n'),
    dueAt: heard?.kind === 'at' && heard.at > tx.now ? heard.at : undefined,
    dueSaid: wish.when ?? null,
  })
  const when = wish.when ?? 'as soon as possible'
  await notifyClient(tx, {
    ...{ clientId, kind: 'messages', subject: `Call back ${who}: ${when}` },
    text: [
      `On a call somebody asked to be called back, ${when}.`,
      wish.about,
      ...to,
      `It is one of your tasks: ${tx.config.publicUrl}/tasks`,
    ]
      .filter(Boolean)
      .join('\n\n'),
  })
  if (!leadId) return
  const about = { clientId, leadId, vapiCallId, at: tx.now, subject: { kind: 'task', id } as const }
  await addActivity(tx, { ...about, kind: 'CALLBACK_REQUESTED', key: `callback ${id}`, text: when })
}

/** What is wished for, where the report says that it is. */
function wishIn(structured: Record<string, unknown>, reportedOutcome: string | null): Wish | undefined {
  const members = [structured, ...Object.values(structured).map(recordOf)].flatMap((part) => Object.entries(part))
  const wished = members.find(([name, value]) => WANTED.has(folded(name)) && isYes(value))
  const isOutcome = reportedOutcome !== null && WANTED_OUTCOMES.has(wordOf(reportedOutcome))
  if (!wished && !isOutcome) return undefined
  // What stands beside the wish itself says more than what stands elsewhere.
  const near = [
    ...Object.entries(recordOf(wished?.[1])),
    ...members.filter(([name]) => folded(name).includes('callback')),
  ]
  const find = (names: readonly string[]) =>
    near.flatMap(([name, value]) => (names.includes(folded(name)) ? (said.parse(value) ?? []) : []))[0]
  return { when: find(TIMES), number: find(NUMBERS), about: find(REASONS) }
}

const said = z.string().trim().min(1).max(500).optional().catch(undefined)
const folded = (name: string) => name.replace(/[\s_-]/g, '').toLowerCase()
const recordOf = (value: unknown) => z.record(z.string(), z.unknown()).catch({}).parse(value)

/** In four languages; whatever else stands there is a wish in somebody's own words. */
const NO = /^(?:$|(?:no|not|non|nein|nicht|ninguno|aucun|kein\w*|false|0|none|n\/a|unknown|null)\b)/i

/** Yes in any form: true, "yes", or what is wished for itself. */
function isYes(value: unknown): boolean {
  if (typeof value === 'string') return !NO.test(value.trim())
  if (typeof value !== 'object' || value === null) return value === true || value === 1
  const states = Object.entries(recordOf(value)).filter(([name]) =>
    /^(?:requested|wanted|needed|required|agreed)$/.test(folded(name)),
  )
  if (states.length > 0) return states.every(([, state]) => isYes(state))
  return Object.entries(recordOf(value)).some(([name, one]) => TIMES.includes(folded(name)) && isYes(one))
}

/** A number that was said, in digits or in words, if it can be called. */
async function readNumber(
  tx: Ctx,
  { call, language }: { call: EndedCall; language: SpokenLanguage },
  given: string,
): Promise<string | undefined> {
  const client = await tx.db.client.findUniqueOrThrow({ where: { id: call.clientId }, select: { phone: true } })
  const country = homeCountry(call.fromNumber, call.toNumber, client.phone)
  return resolvePhone(given, { language, country })
}
