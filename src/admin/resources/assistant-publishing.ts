import { getAssistant, type Published } from '../../domain/assistants/index.js'
import type { Ctx } from '../../platform/context.js'
import { asRefusal, DomainError, fieldErrors, invalid } from '../../platform/errors.js'
import type { Said } from '../ui-types.js'
import { PUBLISH_STEP } from '../words.js'

// How publishing, of one assistant or of many, is told to staff.

export function saidOfPublishing({ state, steps, version }: Published): Said {
  if (state === 'DONE') return { message: `Published: version ${version} is live`, kind: 'good' }
  const stopped = steps.find((step) => step.state === 'failed')
  const at = PUBLISH_STEP[stopped?.step ?? '']?.label
  return { message: `It stopped${at ? ` at “${at}”` : ''}: ${stopped?.message ?? 'publish it again'}`, kind: 'info' }
}

/** Fields of the wizard are not in the dialog, so what is missing is said in the sentence. */
export async function namingFields<T>(ctx: Ctx, id: string, work: Promise<T>): Promise<T> {
  try {
    return await work
  } catch (error) {
    const refusal = asRefusal(error)
    if (!refusal || Object.keys(fieldErrors(refusal)).length === 0) throw error
    const { steps } = await getAssistant(ctx, { id })
    const where = steps.filter(({ problems }) => Object.keys(problems).length > 0).map(({ title }) => title)
    const missing = where.length > 0 ? ` Look at ${where.join(', ')}.` : ''
    throw new DomainError(refusal.code, `Something is missing or not accepted.${missing}`)
  }
}

const MOST_AT_ONCE = 50

type Done = 'done' | 'left'

/** One after the other, as each asks Vapi. What fails with one is said and stops none of the others. */
export async function forEach(
  ctx: Ctx,
  ids: readonly string[],
  work: (one: Awaited<ReturnType<typeof getAssistant>>) => Promise<Done | string>,
) {
  if (ids.length > MOST_AT_ONCE) throw invalid('recordIds', `Choose at most ${MOST_AT_ONCE} at once`)
  const counts = { done: 0, left: 0 }
  const failed: string[] = []
  for (const id of ids) {
    const one = await getAssistant(ctx, { id })
    const result = await work(one).catch((error: unknown) => {
      const refusal = asRefusal(error)
      if (!refusal) throw error
      return refusal.message
    })
    if (result === 'done' || result === 'left') counts[result] += 1
    else failed.push(`${one.name} of ${one.businessName}: ${result}`)
  }
  return { ...counts, failed }
}

export const saidOfMany = (words: string, failed: readonly string[]): Said =>
  failed.length === 0
    ? { message: words, kind: 'good' }
    : { message: `${words} Not done: ${failed.join(' ')}`, kind: 'info' }

export const counted = (count: number) => `${count} assistant${count === 1 ? '' : 's'}`
