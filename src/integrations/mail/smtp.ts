import { createTransport } from 'nodemailer'
import { DomainError } from '../../platform/errors.js'
import type { Mailer } from './contract.js'

const TIMEOUTS = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 30_000 }

/** Sends over SMTP: smtp:// (STARTTLS when offered) or smtps://, with the login in the URL. */
export function smtpMailer(url: string, from: string): Mailer {
  return {
    id: 'smtp',
    async send(mail) {
      const transport = createTransport({ url, ...TIMEOUTS }, { from })
      try {
        await transport.sendMail({
          // An object is never parsed as a list: one recipient stays one.
          to: { name: '', address: mail.to },
          subject: mail.subject,
          text: mail.text,
          ...(mail.html !== undefined && { html: mail.html }),
          disableFileAccess: true,
          disableUrlAccess: true,
        })
        return { deliveredTo: new URL(url).host }
      } catch (error) {
        throw asProviderFailure(error)
      } finally {
        transport.close()
      }
    },
  }
}

/** SMTP replies of the 500s are final, those of the 400s and broken connections are not (RFC 5321, 4.2.1). */
function asProviderFailure(thrown: unknown): DomainError {
  const code = (thrown as { responseCode?: number }).responseCode
  return code !== undefined && code >= 500
    ? new DomainError('provider_rejected', 'The mail server refused this mail', { code }, { cause: thrown })
    : new DomainError('provider_down', 'The mail server does not answer', {}, { cause: thrown })
}
