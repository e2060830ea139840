import { type Mail, makeMailer } from '../../integrations/mail/index.js'
import type { Ctx } from '../../platform/context.js'
import { asRefusal } from '../../platform/errors.js'
import { sealedPlace } from '../../platform/reseal.js'

/**
 * Hands a waiting mail to the mail server, or writes it to the mailbox folder. May run twice: then it arrives twice.
 * @throws provider_down when another try may help; a mail the server refuses for good is logged and let go
 */
export async function deliverMail(ctx: Ctx, input: { id: string; sealed: string }): Promise<void> {
  const opened = ctx.vault.open(sealedPlace(input.id), Buffer.from(input.sealed, 'base64'))
  const mail: Mail = JSON.parse(opened.toString('utf8'))
  const mailer = makeMailer(ctx.config)
  try {
    const { deliveredTo } = await mailer.send(mail)
    ctx.log.info(mailer.id === 'folder' ? 'mail written to the mailbox folder' : 'mail sent', { deliveredTo })
  } catch (error) {
    if (asRefusal(error)?.code !== 'provider_rejected') throw error
    ctx.log.warn('mail refused for good by the mail server', { error })
  }
}
