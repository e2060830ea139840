import { z } from 'zod'
import type { Ctx } from '../../platform/context.js'
import { displayNumber } from '../../platform/phone.js'
import { addActivity } from '../leads/index.js'
import { notifyClient } from '../notifications/index.js'
import { resolveWhen, type When } from '../spoken/index.js'
import { CALL_BACK, callbackOf, keepCallback, NUMBER_TO_CALL } from '../tasks/index.js'
import { dayAt } from './day-at.js'
import { type CallInHand, DEADLINE_MS, defineFunction } from './in-call-function.js'
import { keepCaller } from './keep-caller.js'
import { INCOMPLETE, numberToCall } from './number-to-call.js'

const input = z.object({
  when: z
    .string()
    .trim()
    .max(200, 'Give only when they want to be called back.')
    .optional()
    .describe(
      'When they want to be called back, in their own words: "tomorrow after five". Left out: as soon as possible.',
    ),
  about: z
    .string()
    .trim()
    .max(1_000, 'Put what it is about in a few sentences.')
    .optional()
    .describe('What the call back is about, in their own words.'),
  callerName: z.string().trim().max(120, 'Give only the name of the caller.').optional().describe('Who is calling.'),
  callbackNumber: z
    .string()
    .trim()
    .max(200, 'Give only one number to call back.')
    .optional()
    .describe('The number to call back, if it is another one than they are calling from. With all its digits.'),
})

type Due = { dueAt: Date | undefined; words: string }

/** Writes down that a caller wants to be called back, and when, as a task. */
export const requestCallback = defineFunction<z.infer<typeof input>>({
  name: 'request_callback',
  label: 'Ask for a callback',
  about: 'The assistant notes when a caller wants to be called back; it becomes a task.',
  description:
    'Notes that the caller wants to be called back. Ask when suits them, what it is about, and whether the number they call ' +
    'from is right first. Pass on the time in their own words. Afterwards read back what was noted. To correct it, use it again with ' +
    'everything.',
  input,
  needs: [],
  intent: 'call_back_later',
  outcome: 'CALLBACK_REQUESTED',
  effect: 'writes',
  deadlineMs: DEADLINE_MS,
  async run(tx, given, call) {
    const before = await saidBefore(tx, call)
    const corrects = before && 'request_callback'
    const said = { ...before, ...given }
    const number = numberToCall(said.callbackNumber, call)
    if (number === 'incomplete') return { say: INCOMPLETE }
    if (!number) return { say: 'There is no number to call back. Ask the caller for it, digit by digit.' }
    const leadId = await keepCaller(tx, call, { name: said.callerName, number, corrects })
    const due = await dueOf(tx, { said: said.when, leadId }, call)
    if ('ask' in due) return { say: due.ask }
    await keep(tx, { said, number, leadId, due }, call)
    const whom = [said.callerName, displayNumber(number)].filter(Boolean).join(' at ')
    return { say: `A call back to ${whom} is noted for ${due.words}. ${READ_BACK}`, isDone: true }
  },
})

/** What was noted on this call before, as it was said: whoever corrects one thing does not take back the others. */
async function saidBefore(tx: Ctx, { clientId, vapiCallId }: CallInHand): Promise<z.infer<typeof input> | undefined> {
  const task = await callbackOf(tx, { clientId, vapiCallId })
  if (!task) return undefined
  const lines = (task.text ?? '').split('\n')
  const number = lines.find((line) => line.startsWith(NUMBER_TO_CALL))?.slice(NUMBER_TO_CALL.length)
  const who = task.title.startsWith(CALL_BACK) ? task.title.slice(CALL_BACK.length) : undefined
  const about = lines.filter((line) => !line.startsWith(NUMBER_TO_CALL)).join('\n')
  return {
    ...(task.dueSaid && { when: task.dueSaid }),
    ...(about && { about }),
    ...(who && who !== number && { callerName: who }),
    ...(number && { callbackNumber: number }),
  }
}

const READ_BACK = 'Read this back to the caller, and ask whether it is right.'

/** As it is said where the lead lives, as far as that is known. */
async function dueOf(
  tx: Ctx,
  { said, leadId }: { said: string | undefined; leadId: string | undefined },
  call: CallInHand,
): Promise<Due | { ask: string }> {
  if (!said) return { dueAt: undefined, words: 'as soon as somebody is free' }
  const lead = leadId
    ? await tx.db.lead.findFirst({ where: { clientId: call.clientId, id: leadId }, select: { timeZone: true } })
    : null
  const where = { timeZone: lead?.timeZone ?? call.client.timeZone, now: tx.now }
  const when = resolveWhen(said, { ...where, language: call.language })
  if (when.kind === 'unclear') return { ask: when.ask }
  const theirs = where.timeZone === call.client.timeZone ? '' : ', their time'
  const moment = momentOf(when, where.timeZone)
  // "Today" begins in the morning, and nothing is overdue while it is being asked for.
  return { dueAt: moment > tx.now ? moment : tx.now, words: `${when.said}${theirs}` }
}

const MORNING = '09:00'

const momentOf = (when: Exclude<When, { kind: 'unclear' }>, timeZone: string): Date =>
  when.kind === 'at' ? when.at : dayAt(when.on, when.after ?? when.before ?? MORNING, timeZone)

type Wanted = { said: z.infer<typeof input>; number: string; leadId: string | undefined; due: Due }

async function keep(
  tx: Ctx,
  { said, number, leadId, due }: Wanted,
  { clientId, vapiCallId }: CallInHand,
): Promise<void> {
  const who = said.callerName || displayNumber(number)
  const { id, isNew } = await keepCallback(tx, {
    ...{ clientId, leadId, dueAt: due.dueAt, vapiCallId: vapiCallId || null },
    title: `${CALL_BACK}${who}`,
    // The number in full, where it is not the lead's own.
    text: [said.about, `${NUMBER_TO_CALL}${displayNumber(number)}`].filter(Boolean).join('\n'),
    dueSaid: said.when || null,
    createdBy: 'Assistant',
  })
  const when = said.when || 'as soon as possible'
  await notifyClient(tx, {
    ...{ clientId, kind: 'messages', subject: `Call back ${who}: ${when}` },
    text: [
      `Somebody asked your assistant to be called back at ${displayNumber(number)}, ${when}.`,
      ...(said.about ? [said.about] : []),
      `It is one of your tasks: ${tx.config.publicUrl}/tasks`,
    ].join('\n\n'),
  })
  if (!leadId) return
  await addActivity(tx, {
    ...{ clientId, leadId, vapiCallId: vapiCallId || undefined, at: tx.now },
    kind: 'CALLBACK_REQUESTED',
    key: isNew ? `callback ${id}` : `callback ${id} ${due.dueAt?.getTime() ?? 'soon'}`,
    subject: { kind: 'task', id },
    text: [when, said.about].filter(Boolean).join(': '),
  })
}
