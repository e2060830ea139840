import type { Alert } from '@prisma/client'
import { DateTime } from 'luxon'
import type { Ctx } from '../../platform/context.js'
import { sendMail } from '../notifications/index.js'
import { getSettings, type Settings } from '../settings/index.js'
import { aboutKind } from './kinds.js'

type News = { opened: readonly Alert[]; reminded: readonly Alert[]; over: readonly Alert[] }

/**
 * One mail to each recipient about all of it: to the addresses of the setting, else to every active owner and admin.
 * @returns whether somebody was told; false when there is nothing to tell, or mails are switched off
 */
export async function mailAlerts(tx: Ctx, news: News): Promise<boolean> {
  if (news.opened.length + news.reminded.length + news.over.length === 0) return false
  const settings = await getSettings(tx)
  if (!settings.areAlertsMailed) return false
  const recipients = settings.alertRecipients.length > 0 ? settings.alertRecipients : await leaders(tx)
  if (recipients.length === 0) {
    tx.log.warn('there is nobody to mail an alert to', { alerts: news.opened.map(({ kind }) => kind) })
    return false
  }
  const subject = `${settings.brandingName}: ${headline(news)}`
  const text = textOf(tx, news, settings)
  for (const to of recipients) await sendMail(tx, { to, subject, text })
  return true
}

async function leaders({ db }: Ctx): Promise<string[]> {
  const staff = await db.staff.findMany({
    where: { isActive: true, role: { in: ['OWNER', 'ADMIN'] } },
    select: { email: true },
    orderBy: { email: 'asc' },
  })
  return staff.map(({ email }) => email)
}

function headline({ opened, reminded, over }: News): string {
  const open = [...opened, ...reminded]
  const [first] = open
  if (!first) return over.length === 1 ? `Over: ${over[0]?.title}` : `${over.length} alerts are over`
  if (open.length > 1) return `${open.length} alerts`
  return opened.length > 0 ? first.title : `Still open: ${first.title}`
}

function textOf({ config }: Ctx, { opened, reminded, over }: News, settings: Settings): string {
  const since = (at: Date) => DateTime.fromJSDate(at, { zone: settings.agencyTimeZone }).toFormat('d LLLL, h:mm a')
  const alert = ({ kind, subject, title, text }: Alert, when = '') => {
    const about = aboutKind(kind)
    return [
      `${title}${when}`,
      text,
      ...(about ? [`What to do: ${about.advice}`, `${config.publicUrl}${about.path(subject)}`] : []),
    ].join('\n')
  }
  const parts = [
    ...opened.map((one) => alert(one)),
    ...reminded.map((one) => alert(one, ` (still open, since ${since(one.openedAt)})`)),
    ...over.map(({ title, openedAt }) => `Over: ${title} (since ${since(openedAt)})`),
    `All alerts: ${config.publicUrl}/admin/resources/Alert\nWho gets these mails is in the settings: ${config.publicUrl}/admin/pages/Settings`,
  ]
  return `${parts.join('\n\n')}\n`
}
