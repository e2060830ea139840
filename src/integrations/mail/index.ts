import type { Config } from '../../platform/config.js'
import type { Mailer } from './contract.js'
import { folderMailer } from './folder.js'
import { smtpMailer } from './smtp.js'

export type { Mail, Mailer } from './contract.js'

/** The mailer the config names: SMTP when there is an SMTP_URL, else a folder to read by hand. */
export const makeMailer = (config: Config): Mailer =>
  config.smtpUrl ? smtpMailer(config.smtpUrl, config.mailFrom) : folderMailer(config.dataDirectory, config.mailFrom)
