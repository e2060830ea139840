import { z } from 'zod'
import { defineJob } from '../../platform/queue.js'
import { deliverMail } from './deliver-mail.js'

export const sendMailJob = defineJob({
  name: 'notifications.send-mail',
  payload: z.object({ id: z.uuid(), sealed: z.base64() }),
  attempts: 8,
  run: deliverMail,
})
