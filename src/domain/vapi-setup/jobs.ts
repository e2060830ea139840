import { z } from 'zod'
import { defineJob } from '../../platform/queue.js'
import { listVapiAccounts } from '../vapi-accounts/index.js'
import { checkVapiSetup } from './check.js'

/** Every night: whether Vapi is still set up to tell us everything. */
export const checkVapiSetupJob = defineJob({
  name: 'vapi-setup.check',
  payload: z.object({}),
  attempts: 1,
  run: async (ctx) => {
    if ((await listVapiAccounts(ctx)).length === 0) return
    const { failures, ...figures } = await checkVapiSetup(ctx)
    ctx.log.info('the set-up at Vapi was checked', { ...figures, notAsked: failures.length })
  },
})
