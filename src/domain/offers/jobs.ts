import { z } from 'zod'
import { defineJob } from '../../platform/queue.js'
import { expireOffers } from './expire-offers.js'

/** Every ten minutes: offers whose time is over. Pages say so before, by the moment. */
export const expireOffersJob = defineJob({
  name: 'offers.expire',
  payload: z.object({}) as z.ZodType<Record<string, never>>,
  attempts: 1,
  run: expireOffers,
})
