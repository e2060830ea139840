import { z } from 'zod'
import { type Ctx, inTransaction } from '../../platform/context.js'
import { conflict } from '../../platform/errors.js'
import { audit, changesOf } from '../audit/index.js'
import { assertMayChange, assertOwnHand, lockUrl } from './may.js'
import { hostOf } from './stop-url.js'
import { checkedUrl, urlFields } from './url-fields.js'

const updateInput = urlFields.partial().extend({ id: z.uuid(), expectedUpdatedAt: z.date().optional() })

/**
 * Changes where a URL points, what it is for, or which types it wants. What waits goes to the new address; the secret
 * stays.
 * @throws invalid when nothing may be sent there; conflict when another one points there already, or somebody else changed it since expectedUpdatedAt; not_found, forbidden
 */
export async function updateForwardingUrl(ctx: Ctx, input: z.input<typeof updateInput>): Promise<void> {
  assertMayChange(ctx)
  if ('url' in input) assertOwnHand(ctx.actor)
  const { id, expectedUpdatedAt, ...wanted } = updateInput.parse(input)
  const given = Object.fromEntries(Object.entries(wanted).filter(([name]) => name in input))
  const fields: typeof wanted = {
    ...given,
    ...(wanted.url !== undefined && { url: checkedUrl(ctx.config, wanted.url) }),
  }
  await inTransaction(ctx, async (tx) => {
    const before = await lockUrl(tx, id)
    if (expectedUpdatedAt && expectedUpdatedAt.getTime() !== before.updatedAt.getTime()) {
      throw conflict('Somebody else changed this URL. Load it again and repeat your change.')
    }
    const changes = changesOf<object>(before, fields)
    if (Object.keys(changes).length === 0) return
    const { clientId } = before
    const twin =
      fields.url && (await tx.db.forwardingUrl.count({ where: { clientId, url: fields.url, id: { not: id } } }))
    if (twin) throw conflict('This URL is already in the list.')
    const isElsewhere = fields.url !== undefined && fields.url !== before.url
    // How the old address was doing says nothing about the new one.
    const data = { ...fields, ...(isElsewhere && before.state === 'ACTIVE' && { failingSince: null }) }
    await tx.db.forwardingUrl.updateMany({ where: { id }, data: data as object })
    const subject = { kind: 'forwarding_url', id, name: hostOf(fields.url ?? before.url) }
    await audit(tx, { action: 'forwarding.update-url', subject, clientId, changes })
  })
}
