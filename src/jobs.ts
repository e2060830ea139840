import { checkAlertsJob } from './domain/alerts/index.js'
import { pruneApiSessionsJob } from './domain/api-sessions/index.js'
import { compareAssistantsJob, followClientJob } from './domain/assistants/index.js'
import { settleAttemptsJob } from './domain/attempts/index.js'
import { pruneClientEventsJob } from './domain/client-events/index.js'
import { findAppointmentJob, followUpJob } from './domain/follow-up/index.js'
import { pruneIdempotencyKeysJob } from './domain/idempotency/index.js'
import { replayMatchingJob } from './domain/inbound/index.js'
import { sendMailJob } from './domain/notifications/index.js'
import { refreshNumbersJob } from './domain/numbers/index.js'
import { expireOffersJob } from './domain/offers/index.js'
import { pruneImportsJob } from './domain/properties/index.js'
import { fetchCallJob, nightlyJob, runJob, sweepJob } from './domain/reconciliation/index.js'
import { pruneSessionsJob } from './domain/sessions/index.js'
import { settleTestCallsJob } from './domain/test-calls/index.js'
import { settleUnassignedJob } from './domain/unassigned/index.js'
import { checkVapiSetupJob } from './domain/vapi-setup/index.js'

/** Every job the worker can run. */
export const jobs = [
  sendMailJob,
  pruneSessionsJob,
  pruneApiSessionsJob,
  pruneIdempotencyKeysJob,
  pruneClientEventsJob,
  replayMatchingJob,
  checkAlertsJob,
  settleUnassignedJob,
  sweepJob,
  runJob,
  nightlyJob,
  fetchCallJob,
  checkVapiSetupJob,
  compareAssistantsJob,
  refreshNumbersJob,
  followClientJob,
  settleTestCallsJob,
  settleAttemptsJob,
  followUpJob,
  findAppointmentJob,
  expireOffersJob,
  pruneImportsJob,
]

/** Everything that happens by the clock (UTC). */
export const schedule = [
  { cron: '* * * * *', job: checkAlertsJob },
  { cron: '17 * * * *', job: pruneSessionsJob },
  { cron: '47 * * * *', job: pruneApiSessionsJob },
  { cron: '7 * * * *', job: pruneIdempotencyKeysJob },
  { cron: '*/5 * * * *', job: sweepJob },
  { cron: '10 4 * * *', job: pruneClientEventsJob },
  { cron: '40 3 * * *', job: nightlyJob },
  { cron: '20 3 * * *', job: checkVapiSetupJob },
  { cron: '50 3 * * *', job: compareAssistantsJob },
  { cron: '35 3 * * *', job: refreshNumbersJob },
  { cron: '* * * * *', job: settleUnassignedJob },
  { cron: '* * * * *', job: settleTestCallsJob },
  { cron: '* * * * *', job: settleAttemptsJob },
  { cron: '* * * * *', job: followUpJob },
  { cron: '*/10 * * * *', job: expireOffersJob },
  { cron: '27 * * * *', job: pruneImportsJob },
]
