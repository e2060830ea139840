import { randomUUID } from 'node:crypto'
import type { Ctx } from '../../platform/context.js'
import { given } from '../../platform/fields.js'
import { addActivity } from './activities.js'
import { changeLead } from './change-lead.js'
import type { Qualification } from './details.js'
import { raiseLeadStatus } from './raise-lead-status.js'
import { tellOfChangedLead } from './tell-of-lead.js'

type Qualified = {
  clientId: string
  leadId: string
  /** What was said now; what is left out stays as it was. */
  qualification: Qualification
  vapiCallId?: string | undefined
  /** For the history, in words. */
  text: string
}

/** Writes down what a lead looks for, scores it, and raises it to Qualified. @throws not_found */
export async function qualifyLead(tx: Ctx, { qualification, text, ...of }: Qualified): Promise<void> {
  await changeLead(tx, of, (before) => ({
    details: { qualification: { ...withoutOther(before.qualification, qualification), ...given(qualification) } },
  }))
  await addActivity(tx, { ...of, kind: 'QUALIFIED', key: `qualified ${randomUUID()}`, at: tx.now, text })
  await tellOfChangedLead(tx, of, ['qualification'])
  await raiseLeadStatus(tx, { ...of, to: 'QUALIFIED' })
}

/** When they want to move is a day or words: whichever is said now takes the place of the other. */
function withoutOther({ moveInOn, timeframe, ...rest }: Qualification, now: Qualification): Qualification {
  const isSaid = now.moveInOn !== undefined || now.timeframe !== undefined
  return isSaid ? rest : { ...rest, ...given({ moveInOn, timeframe }) }
}
