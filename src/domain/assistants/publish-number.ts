import type { Ctx } from '../../platform/context.js'
import { asRefusal, DomainError } from '../../platform/errors.js'
import { attachNumber, refreshAttachments } from '../numbers/index.js'
import { keepHold } from './hold.js'
import type { Publishing } from './publishing.js'
import type { Outcome } from './run-steps.js'

/** Tells Vapi that it answers, or calls from, the numbers it has. */
export async function stepNumber(ctx: Ctx, publishing: Publishing): Promise<Outcome> {
  const { id, clientId, direction, hold } = publishing
  const numbers = await ctx.db.phoneNumber.findMany({
    where: { assistantId: id, clientId },
    orderBy: [{ isPrimary: 'desc' }, { number: 'asc' }],
    select: { id: true, number: true },
  })
  publishing.number = numbers[0]?.number
  const failures: { number: string; refusal: DomainError }[] = []
  for (const { id: phoneNumberId, number } of numbers) {
    await keepHold(ctx, hold)
    const refusal = await refusalOf(attachNumber(ctx, { phoneNumberId }))
    if (refusal) failures.push({ number, refusal })
  }
  if (failures[0]) throw allOf(failures)
  await keepHold(ctx, hold)
  // Other numbers of the client follow its plan; what cannot be told about them is shown on them.
  if (direction === 'INBOUND') await refreshAttachments(ctx, { clientId })
  if (numbers.length === 0) return { state: 'skipped', message: WITHOUT[direction] }
  return { state: 'done', message: numbers.map(({ number }) => number).join(', ') }
}

const WITHOUT = {
  INBOUND: 'No number yet: it can be called once it has one.',
  OUTBOUND: 'No number yet: it can call once it has one.',
} as const

async function refusalOf(work: Promise<unknown>): Promise<DomainError | undefined> {
  try {
    await work
    return undefined
  } catch (error) {
    const refusal = asRefusal(error)
    if (!refusal) throw error
    return refusal
  }
}

function allOf(failures: { number: string; refusal: DomainError }[]): DomainError {
  const [first] = failures
  const message = failures.map(({ number, refusal }) => `${number}: ${refusal.message}`).join(' ')
  return new DomainError(first?.refusal.code ?? 'conflict', message, first?.refusal.details)
}
