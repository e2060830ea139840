import { z } from 'zod'
import { defineJob } from '../../platform/queue.js'
import { checkAlerts } from './check-alerts.js'

/** Every minute. What went wrong with one check is found by the next. */
export const checkAlertsJob = defineJob({
  name: 'alerts.check',
  payload: z.object({}),
  attempts: 1,
  run: checkAlerts,
})
