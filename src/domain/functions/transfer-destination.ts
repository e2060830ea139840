import { z } from 'zod'
import type { Ctx } from '../../platform/context.js'
import { readText } from '../../platform/readable.js'
import { answerPlace } from './function-runs.js'
import { type CallInHand, defineFunction, type InCallFunction, type TransferNumber } from './in-call-function.js'
import { tellOfMissedTransfer } from './missed-transfer.js'

const NAME = 'transfer_destination'

/**
 * Which number a call goes on to: the first that was not tried on it yet. No tool of the model: Vapi itself asks, and each
 * try is written down like a function that ran. It says the number, or nothing when all were tried.
 */
export const transferDestination: InCallFunction = defineFunction<object>({
  name: NAME,
  label: 'Transfer',
  about: '',
  description: '',
  input: z.object({}),
  needs: ['transfer numbers'],
  effect: 'writes',
  deadlineMs: 500,
  async run(tx, _input, call) {
    // Two requests of one call must not both take the first number.
    await tx.db.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`transfer ${call.vapiCallId}`}, 0))`
    const tried = await triedNumbers(tx, call)
    const next = firstUntried(call.transferNumbers, tried)
    if (!next && call.transferNumbers.length > 0) await tellOfMissedTransfer(tx, call)
    return { say: next?.number ?? '' }
  },
})

/** Numbers this call was already handed on to, without success: otherwise nobody would ask again. */
export async function triedNumbers(ctx: Ctx, { clientId, vapiCallId }: CallInHand): Promise<string[]> {
  if (vapiCallId === '') return []
  const runs = await ctx.db.functionRun.findMany({
    where: { clientId, vapiCallId, name: NAME, state: 'DONE' },
    select: { id: true, answerSealed: true },
  })
  return runs
    .filter(({ answerSealed }) => answerSealed.length > 0)
    .map((run) => readText(ctx, answerPlace(clientId, run.id), run.answerSealed))
}

export const firstUntried = (numbers: readonly TransferNumber[], tried: readonly string[]) =>
  numbers.find(({ number }) => !tried.includes(number))
