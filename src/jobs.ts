import { sendMailJob } from './domain/notifications/index.js'
import { pruneSessionsJob } from './domain/sessions/index.js'

/** Every job the worker can run. */
export const jobs = [sendMailJob, pruneSessionsJob]

/** Everything that happens by the clock (UTC). */
export const schedule = [{ cron: '17 * * * *', job: pruneSessionsJob }]
