import type { AssistantOutput } from '../../integrations/voice/assistant-contract.js'
import { type Direction, type DraftFacts, keyOf, type OutboundFacts } from './facts.js'
import { intentsOf, outcomesOf } from './intents.js'
import { quoted } from './quoting.js'

type Property = { type: 'string' | 'number' | 'boolean'; description: string; enum?: string[]; format?: string }

/**
 * What is worked out of every conversation. Names and members are those that the reader of reports looks for
 * (integrations/voice/vapi/extracted.ts), and stay the same from version to version.
 */
export function outputsOf(direction: Direction, facts: DraftFacts): AssistantOutput[] {
  const custom = customOf(facts)
  return [
    intent(direction, facts),
    outcome(direction, facts),
    CALLER,
    APPOINTMENT,
    ...(direction === 'OUTBOUND' && custom ? [custom] : []),
    success(direction, facts),
  ]
}

const LEAVE_OUT = 'Leave it out when it was not said; never guess.'

const intent = (direction: Direction, { businessType }: DraftFacts): AssistantOutput => ({
  name: 'intent',
  description: 'What the other person mainly wanted.',
  schema: object(
    {
      intent: {
        type: 'string',
        description: 'The one that fits best; general when none does.',
        enum: intentsOf(direction, businessType),
      },
      confidence: { type: 'number', description: 'How certain that is, from 0 to 1.' },
    },
    ['intent', 'confidence'],
  ),
})

const outcome = (direction: Direction, { businessType }: DraftFacts): AssistantOutput => ({
  name: 'outcome',
  description: 'What the call led to.',
  schema: object(
    {
      outcome: {
        type: 'string',
        description: 'What really happened in the call, not what was only talked about.',
        enum: outcomesOf(direction, businessType),
      },
      service: { type: 'string', description: `The service or product it was about. ${LEAVE_OUT}` },
      price: {
        type: 'string',
        description: `The price the assistant named for it, with its currency. ${LEAVE_OUT}`,
      },
    },
    ['outcome'],
  ),
})

const CALLER: AssistantOutput = {
  name: 'caller',
  description: 'Who the other person is, as far as they said it.',
  schema: object(
    {
      name: { type: 'string', description: `Their full name. ${LEAVE_OUT}` },
      phone: {
        type: 'string',
        description: `A number to reach them at, if they gave one, with all digits. ${LEAVE_OUT}`,
      },
      email: { type: 'string', description: `Their e-mail address as it was confirmed. ${LEAVE_OUT}` },
    },
    [],
  ),
}

const APPOINTMENT: AssistantOutput = {
  name: 'appointment',
  description: 'An appointment that the other person asked for or agreed to.',
  schema: object(
    {
      requested: { type: 'boolean', description: 'Whether they asked for one or agreed to one.' },
      date: { type: 'string', format: 'date', description: `The day as YYYY-MM-DD. ${LEAVE_OUT}` },
      time: { type: 'string', description: `The time of day as HH:MM on a clock of 24 hours. ${LEAVE_OUT}` },
      service: { type: 'string', description: `What the appointment is for. ${LEAVE_OUT}` },
    },
    ['requested'],
  ),
}

const TYPES: Record<OutboundFacts['dataToExtract'][number]['type'], Pick<Property, 'type' | 'format'>> = {
  text: { type: 'string' },
  number: { type: 'number' },
  yes_no: { type: 'boolean' },
  date: { type: 'string', format: 'date' },
}

function customOf({ dataToExtract = [] }: DraftFacts): AssistantOutput | undefined {
  if (dataToExtract.length === 0) return undefined
  const properties = dataToExtract.map(({ name, type, description }): [string, Property] => [
    keyOf(name),
    { ...TYPES[type], description: `${quoted(name)}: ${quoted(description)} ${LEAVE_OUT}` },
  ])
  return {
    name: 'details',
    description: 'What the business wants to know from each call.',
    schema: object(Object.fromEntries(properties), []),
  }
}

function success(direction: Direction, { objective, objectiveDetail }: DraftFacts): AssistantOutput {
  const aim = direction === 'OUTBOUND' ? AIMS[objective ?? 'custom'] : 'The other person got what they called for.'
  const detail =
    direction === 'OUTBOUND' && objectiveDetail
      ? ` More precisely, in the words of the business: “${quoted(objectiveDetail)}”`
      : ''
  return {
    name: 'success',
    description: 'Whether the call reached its aim.',
    schema: object(
      {
        success: { type: 'boolean', description: `True when: ${aim}${detail}` },
        reason: { type: 'string', description: 'Why, in one sentence.' },
      },
      ['success', 'reason'],
    ),
  }
}

const AIMS: Record<OutboundFacts['objective'], string> = {
  appointment: 'They agreed to an appointment.',
  lead: 'It is known whether they are interested, and those who are may be contacted.',
  information: 'They were told what there was to tell.',
  callback: 'They agreed to be called back, and when.',
  custom: 'The aim of the business was reached.',
}

function object(properties: Record<string, Property>, required: string[]): AssistantOutput['schema'] {
  return { type: 'object', properties, required }
}
