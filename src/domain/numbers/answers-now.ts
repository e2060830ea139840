import { displayNumber } from '../../platform/phone.js'
import { whoAnswers } from '../answering/index.js'
import type { BusinessHours } from '../hours/index.js'
import type { OwnedNumber } from './number-row.js'

const USUAL = 'usual'

/** Who would take a call on this number at this moment, in words, by the very rules that answer calls. */
export function answersNow(row: OwnedNumber, now: Date): string {
  const { assistant, client } = row
  const [plan] = client.answeringPlans
  const answers = assistant !== null && assistant.archivedAt === null && assistant.direction === 'INBOUND'
  const own = answers ? assistant.vapiAssistantId : null
  const who = whoAnswers(
    {
      clientId: row.clientId,
      isActive: client.isActive,
      businessName: client.businessName,
      timeZone: client.timeZone,
      hours: (plan?.hours ?? null) as BusinessHours | null,
      afterHours: plan?.afterHours ?? 'ANSWER',
      forwardTo: plan?.forwardTo ?? null,
      afterHoursMessage: plan?.afterHoursMessage ?? null,
      transientAssistant: null,
      numberAssistantId: own,
      clientAssistantId: USUAL,
      onlyAssistantId: null,
      isOfAnother: false,
      number: {
        isActive: row.isActive,
        hours: row.hours,
        forwardTo: row.forwardTo,
        greeting: null,
        voice: null,
      },
    },
    now,
  )
  switch (who.kind) {
    case 'saved':
      return who.assistantId === USUAL ? 'The usual assistant' : (assistant?.name ?? 'The usual assistant')
    case 'transient':
      return 'The usual assistant'
    case 'forward':
      return `Forwarded to ${displayNumber(who.number)}`
    case 'say':
      return row.isActive ? 'A sentence: you are closed' : 'A sentence: nobody can take the call'
  }
}
