import type { InboundFacts, Language, OutboundFacts } from '../../../src/domain/wizard/index.js'
import { DENTAL, HOME_SERVICES, LEGAL, REAL_ESTATE } from './sample-businesses.js'
import { OUTBOUND_DENTAL, OUTBOUND_REAL_ESTATE } from './sample-campaigns.js'

// Facts as a business would really write them, for tests of everything that is made from facts.

export type Told<T> = Partial<T> & Record<'businessName' | 'agentName' | 'timeZone' | 'firstMessage', string>
export type PerLanguage<T> = Record<Language, Told<T>>

const BUSINESSES = { dental: DENTAL, legal: LEGAL, real_estate: REAL_ESTATE, home_services: HOME_SERVICES }
const CAMPAIGNS = { dental: OUTBOUND_DENTAL, real_estate: OUTBOUND_REAL_ESTATE }

export type SampleBusiness = keyof typeof BUSINESSES
export type SampleCampaign = keyof typeof CAMPAIGNS
export const SAMPLE_BUSINESSES = Object.keys(BUSINESSES) as SampleBusiness[]
export const SAMPLE_CAMPAIGNS = Object.keys(CAMPAIGNS) as SampleCampaign[]

const COMMON = {
  voice: { provider: 'vapi', voiceId: 'Clara', name: 'Clara' },
  fallbackVoice: null,
  speed: 1,
  tone: 'warm',
  functions: ['take_message', 'transfer_to_human'],
  collectEmail: true,
  recordCalls: true,
  sayRecorded: true,
  sayItIsAi: true,
  maxMinutes: 10,
  interruptions: 'normal',
  voicemail: 'hang_up',
  voicemailMessage: null,
} as const

/** An agent that answers calls, complete. */
export const inboundFacts = (business: SampleBusiness, language: Language): InboundFacts => ({
  ...copyOf(COMMON),
  businessType: business,
  languages: [language],
  language,
  transferNumbers: [],
  address: null,
  hours: null,
  afterHours: 'ANSWER',
  forwardTo: null,
  afterHoursMessage: null,
  services: [],
  cancellationPolicy: null,
  paymentPolicy: null,
  privacyPolicy: null,
  policies: [],
  faqs: [],
  ...copyOf(BUSINESSES[business][language]),
})

/** An agent that makes calls, complete. */
export const outboundFacts = (business: SampleCampaign, language: Language): OutboundFacts => ({
  ...copyOf(COMMON),
  functions: ['take_message'],
  businessType: business,
  languages: [language],
  language,
  transferNumbers: [],
  about: '',
  valueProposition: '',
  audience: '',
  audienceKnowsUs: null,
  objective: 'appointment',
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
  ...copyOf(CAMPAIGNS[business][language]),
})

/** So that a test may change what it got. */
const copyOf = <T>(facts: T): { -readonly [K in keyof T]: T[K] extends readonly (infer E)[] ? E[] : T[K] } =>
  structuredClone(facts) as never
