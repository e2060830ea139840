import type { NumberRow } from './number-row.js'
import { OURS } from './vapi-status.js'

export type NumberState = {
  kind: 'good' | 'broken' | 'waiting' | 'off' | 'resting' | 'free'
  /** For people: "In order", "Vapi no longer has it". */
  words: string
  /** What one click does about it; undefined when there is nothing to repair. */
  repair: string | undefined
}

/** How a number stands, worst first. `restsUntil` is for staff alone: it is about the client before. */
export function stateOf(row: NumberRow, { now, restsUntil }: { now: Date; restsUntil?: Date | null }): NumberState {
  if (row.vapiStatus === OURS.missing) return broken('Vapi no longer has it', 'Look for it again')
  if (row.vapiStatus === 'blocked') return broken('Vapi has blocked it', 'Ask Vapi again')
  if (row.clientId === null) return stateInPool(row, { now, restsUntil })
  if (row.assistant?.archivedAt)
    return broken(`Its assistant “${row.assistant.name}” is archived`, 'Let the usual assistant answer')
  if (row.vapiStatus === OURS.orphaned) return broken('Its assistant is no longer at Vapi', 'Put it right')
  if (!row.isActive) return { kind: 'off', words: 'Switched off', repair: undefined }
  if (row.assistant && row.assistant.vapiAssistantId === null)
    return waiting(`Waits until “${row.assistant.name}” is published`)
  if (row.vapiPhoneNumberId === null) return waiting('Vapi does not know it yet')
  if (row.vapiStatus === OURS.notTold) return broken('Vapi does not know yet who answers', 'Tell Vapi')
  if (row.vapiStatus === OURS.differs) return broken('Vapi sends its calls elsewhere', 'Put it right')
  if (row.vapiStatus === 'activating') return waiting('Vapi is activating it')
  return { kind: 'good', words: 'In order', repair: undefined }
}

function stateInPool(row: NumberRow, { now, restsUntil }: { now: Date; restsUntil?: Date | null | undefined }) {
  if (row.vapiStatus === OURS.notTold || row.vapiStatus === OURS.differs)
    return broken('Vapi still sends its calls to whom it was', 'Tell Vapi')
  if (!row.isActive) return { kind: 'off' as const, words: 'Not given out', repair: undefined }
  if (restsUntil && restsUntil > now) return { kind: 'resting' as const, words: 'Rests', repair: undefined }
  if (row.vapiPhoneNumberId === null) return waiting('Vapi does not know it yet')
  if (row.vapiStatus === 'activating') return waiting('Vapi is activating it')
  return { kind: 'free' as const, words: 'Free', repair: undefined }
}

const broken = (words: string, repair: string): NumberState => ({ kind: 'broken', words, repair })
const waiting = (words: string): NumberState => ({ kind: 'waiting', words, repair: undefined })
