import { z } from 'zod'
import { type Ctx, inTransaction, isProgram } from '../../platform/context.js'
import { conflict } from '../../platform/errors.js'
import { line } from '../../platform/fields.js'
import { audit } from '../audit/index.js'
import { clientOf, readNumber, stopCalling } from '../leads/index.js'
import { assertMayChangeOf } from '../staff/index.js'

export const addSuppressionInput = z.strictObject({
  /** As people write it. */
  number: line(40),
  reason: line(300),
  /** A client's own people need not say it. */
  clientId: z.uuid().optional(),
})

/** A person says that a number must not be called. @throws conflict when that is in force already; invalid, forbidden, not_found */
export async function addSuppression(ctx: Ctx, input: z.input<typeof addSuppressionInput>): Promise<{ id: string }> {
  assertMayChangeOf(ctx, 'suppressions.write')
  const { number: written, reason, clientId: asked } = addSuppressionInput.parse(input)
  return inTransaction(ctx, async (tx) => {
    const client = await clientOf(tx, asked)
    const number = readNumber(written, client)
    const source = isProgram(tx.actor) ? 'API' : 'PERSON'
    const { id, isNew } = await stopCalling(tx, { clientId: client.id, number, source, reason })
    if (!isNew) throw conflict('This number is on the list already.')
    const subject = { kind: 'suppression', id, name: number }
    await audit(tx, { action: 'suppressions.add', subject, clientId: client.id, changes: { reason: [null, reason] } })
    return { id }
  })
}
