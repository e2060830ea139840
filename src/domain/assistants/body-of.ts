import { type AssistantBody, assistantBody } from '../../integrations/voice/index.js'
import { assistantPlan, type Direction, type Facts } from '../wizard/index.js'

type Assistant = { id: string; clientId: string; name: string; direction: Direction }

/** The body that these facts make; the same facts make the same bytes. */
export const bodyOf = ({ id, clientId, name, direction }: Assistant, facts: Facts): AssistantBody =>
  assistantBody(assistantPlan(direction, facts, { name, assistantId: id, clientId }))
