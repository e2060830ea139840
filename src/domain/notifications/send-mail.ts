import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import type { Ctx } from '../../platform/context.js'
import { emailAddress } from '../../platform/fields.js'
import { enqueue } from '../../platform/queue.js'
import { sealedPlace } from '../../platform/reseal.js'
import { sendMailJob } from './jobs.js'

const mailInput = z.object({
  to: emailAddress,
  // A line break in a subject would begin another header.
  subject: z.string().transform((text) =>
    text
      .replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
      .trim()
      .slice(0, 200),
  ),
  text: z.string().max(100_000),
  html: z.string().max(500_000).optional(),
})

/**
 * Sends a mail to one person, once the caller's transaction is committed. It waits sealed, because it may hold a link
 * that is as good as a password. Not for a client's own context, whose role cannot queue.
 */
export async function sendMail(ctx: Ctx, input: z.input<typeof mailInput>): Promise<void> {
  const mail = mailInput.parse(input)
  const id = randomUUID()
  const sealed = Buffer.from(ctx.vault.seal(sealedPlace(id), JSON.stringify(mail))).toString('base64')
  await enqueue(ctx, sendMailJob, { id, sealed })
}
