import { z } from 'zod'

/** Does what follows from calls that ended. Only its shape: domain/follow-up runs it, which stands on top of the inbox. */
export const followUpShape = {
  name: 'calls.follow-up',
  payload: z.object({}),
  attempts: 1,
}
