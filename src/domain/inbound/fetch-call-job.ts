import { z } from 'zod'

/** Asks Vapi for one call again. Only its shape: domain/reconciliation runs it, which stands on top of the inbox. */
export const fetchCallJob = {
  name: 'reconciliation.fetch-call',
  payload: z.object({ clientId: z.uuid(), vapiCallId: z.string() }),
  attempts: 5,
}
