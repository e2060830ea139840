import { z } from 'zod'
import type { Ctx } from '../../platform/context.js'
import { displayNumber, toE164 } from '../../platform/phone.js'
import { suppressNumber } from '../suppressions/index.js'
import { type CallInHand, DEADLINE_MS, defineFunction } from './in-call-function.js'
import { keepCaller } from './keep-caller.js'
import { numberToCall } from './number-to-call.js'

const input = z.object({
  said: z
    .string()
    .trim()
    .max(500, 'Give only the sentence in which they asked for it.')
    .optional()
    .describe('What they said, word for word, such as "please stop calling me".'),
  number: z
    .string()
    .trim()
    .max(60, 'Give only one number.')
    .optional()
    .describe('Their number, only if they call from a hidden one. With all its digits.'),
})

/** Sees to it that a number is never called again for this client, at once. */
export const optOut = defineFunction<z.infer<typeof input>>({
  name: 'opt_out',
  label: 'Do not call again',
  about: 'Whoever asks not to be called is taken off at once.',
  description:
    'Takes the number of this call off all lists, at once. Use it as soon as the person asks not to be called any more, ' +
    'in whatever words, without asking why. Afterwards say so and end the call politely.',
  input,
  needs: [],
  intent: 'do_not_call',
  outcome: 'OPTED_OUT',
  effect: 'writes',
  deadlineMs: DEADLINE_MS,
  async run(tx, { said, number: given }, call) {
    // The number of the call counts: nobody can take somebody else off.
    const own = call.callerNumber && toE164(call.callerNumber)
    const number = own || numberToCall(given, { ...call, callerNumber: undefined }) || (await takenOff(tx, call))
    if (!number) return { say: 'Their number is hidden. Ask which number must not be called any more.' }
    if (number === 'incomplete') return { say: 'That number is not complete. Ask for it again, digit by digit.' }
    await keepCaller(tx, call, { number })
    const vapiCallId = call.vapiCallId || undefined
    await suppressNumber(tx, {
      clientId: call.clientId,
      number,
      source: 'CALL',
      evidence: said || undefined,
      vapiCallId,
    })
    return { say: `${displayNumber(number)} is taken off now and will not be called again. ${GOODBYE}`, isDone: true }
  },
})

/** The number that somebody whose own is hidden gave on this call before. */
async function takenOff(tx: Ctx, { clientId, vapiCallId }: CallInHand): Promise<string | undefined> {
  if (!vapiCallId) return undefined
  const where = { clientId, vapiCallId, source: 'CALL', liftedAt: null } as const
  const found = await tx.db.suppression.findFirst({ where, orderBy: { createdAt: 'desc' }, select: { number: true } })
  return found?.number
}

const GOODBYE = 'Tell them so, apologise for the trouble, and say goodbye.'
