import { type Ctx, inTransaction } from '../../platform/context.js'
import { conflict } from '../../platform/errors.js'
import { audit } from '../audit/index.js'
import { findAssistant } from './find-assistant.js'
import { assertMayChange } from './may.js'

/**
 * Takes an archived assistant back as a draft, with all its facts and versions; it is live again once it is published and
 * has a number. Doing it twice changes nothing. Give it a context above the wall.
 * @throws conflict when it was made in Vapi by hand; not_found, forbidden
 */
export async function unarchiveAssistant(ctx: Ctx, input: { id: string }): Promise<void> {
  assertMayChange(ctx)
  await findAssistant(ctx, input.id)
  await inTransaction(ctx, async (tx) => {
    const { id, clientId, name, facts } = await findAssistant(tx, input.id)
    if (facts === null) throw conflict('This assistant was made in Vapi by hand, where it is no more.')
    const { count } = await tx.db.assistant.updateMany({
      where: { id, archivedAt: { not: null } },
      data: { archivedAt: null },
    })
    if (count === 0) return
    await audit(tx, { action: 'assistants.unarchive', subject: { kind: 'assistant', id, name }, clientId })
  })
}
