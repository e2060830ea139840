import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { makeToken } from '../../platform/tokens.js'
import type { Mailer } from './contract.js'

/** Writes each mail into <data directory>/mailbox as plain text, for a trial without a mail server. */
export function folderMailer(dataDirectory: string, from: string): Mailer {
  const mailbox = path.join(dataDirectory, 'mailbox')
  return {
    id: 'folder',
    async send(mail) {
      await mkdir(mailbox, { recursive: true, mode: 0o700 })
      const now = new Date()
      const head = [`From: ${from}`, `To: ${mail.to}`, `Subject: ${mail.subject}`, `Date: ${now.toUTCString()}`]
      const file = path.join(
        mailbox,
        `${now.toISOString().slice(0, 19).replaceAll(':', '-')}Z-${makeToken().slice(0, 6)}.txt`,
      )
      // Whoever reads the file can use the links in it.
      await writeFile(file, `${head.join('\n')}\n\n${mail.text}\n`, { mode: 0o600 })
      return { deliveredTo: file }
    },
  }
}
