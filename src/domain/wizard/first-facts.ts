import type { ReadablePlan } from '../answering/index.js'
import { type BusinessHours, WEEKDAYS } from '../hours/index.js'
import type { BusinessType, Direction, DraftFacts } from './facts.js'
import { firstFunctions } from './first-functions.js'
import { suggestionAsKept } from './first-message.js'
import { BUSINESS_TYPE_LABELS } from './shared-fields.js'

type Known = {
  businessName: string
  businessType: string | null
  timeZone: string
  /** Undefined while the client has none. */
  plan: ReadablePlan | undefined
}

const OFFICE_HOURS: BusinessHours = {
  week: Object.fromEntries(WEEKDAYS.slice(0, 5).map((day) => [day, [{ from: '09:00', to: '17:00' }]])),
  closedOn: [],
}

/** What a new assistant begins with: what is known of the client, and a careful choice for everything else. */
export function firstFacts(direction: Direction, { businessName, businessType, timeZone, plan }: Known): DraftFacts {
  const type = typeOf(businessType)
  const facts: DraftFacts = {
    businessName,
    timeZone,
    ...(type && { businessType: type }),
    agentName: 'Ava',
    languages: ['en'],
    language: 'en',
    voice: { provider: 'vapi', voiceId: 'Clara', name: 'Clara' },
    fallbackVoice: null,
    speed: 1,
    tone: 'warm',
    functions: plan?.functions ?? firstFunctions(direction, type),
    transferNumbers: plan?.transferNumbers ?? [],
    collectEmail: false,
    recordCalls: true,
    sayRecorded: true,
    sayItIsAi: true,
    maxMinutes: 10,
    interruptions: 'normal',
    voicemail: 'hang_up',
    voicemailMessage: null,
    ...(direction === 'INBOUND' ? firstOfInbound(plan) : FIRST_OF_OUTBOUND),
  }
  const firstMessage = suggestionAsKept(direction, facts)
  return { ...facts, ...(firstMessage && { firstMessage }) }
}

const firstOfInbound = (plan: Known['plan']): DraftFacts => ({
  address: null,
  hours: plan ? plan.hours : OFFICE_HOURS,
  afterHours: plan?.afterHours ?? 'ANSWER',
  forwardTo: plan?.forwardTo ?? null,
  afterHoursMessage: plan?.afterHoursMessage ?? null,
  services: [],
  cancellationPolicy: null,
  paymentPolicy: null,
  privacyPolicy: null,
  policies: [],
  faqs: [],
})

const FIRST_OF_OUTBOUND: DraftFacts = {
  audienceKnowsUs: null,
  objectiveDetail: null,
  style: 'balanced',
  askPermission: true,
  whenRefused: 'offer_callback',
  emailSpelling: 'letters',
  emailAttempts: 3,
  objections: [],
  callLength: 'standard',
  waitAfterQuestions: true,
  acknowledge: true,
  antiHangUp: true,
  dataToExtract: [],
}

/** The type whose name is part of what was written about the client, such as "Dental practice in Portland". */
function typeOf(written: string | null): BusinessType | undefined {
  const words = written?.toLowerCase() ?? ''
  const types = Object.entries(BUSINESS_TYPE_LABELS) as [BusinessType, string][]
  return types.find(([type, label]) => {
    const first = label.toLowerCase().split(' ')[0] ?? ''
    return words !== '' && type !== 'other' && (words.includes(first) || words.includes(type.replace('_', ' ')))
  })?.[0]
}
