import { z } from 'zod'
import { ASSISTANT_MODELS } from '../../integrations/voice/assistant-contract.js'
import { emptyAsNull, line, optionalLine, optionalText, phoneNumber, timeZoneName } from '../../platform/fields.js'
import { FUNCTION_NAMES, transferNumber } from '../functions/index.js'
import { businessHours } from '../hours/index.js'

// What the wizard asks, as data: every field of both kinds of assistant with what it accepts. A list is a list of rows,
// never a text that somebody pasted.

/** Languages an assistant can speak: prompt, first message, voice and transcriber follow. */
export const LANGUAGES = ['en', 'es', 'fr', 'de'] as const
export type Language = (typeof LANGUAGES)[number]

/** Types of business we have suggestions for; anything else is "other". */
export const BUSINESS_TYPES = [
  'dental',
  'medical',
  'legal',
  'real_estate',
  'home_services',
  'restaurant',
  'salon',
  'automotive',
  'fitness',
  'veterinary',
  'insurance',
  'software',
  'other',
] as const
export type BusinessType = (typeof BUSINESS_TYPES)[number]

/** How many rows a list may have. */
export const MOST_ROWS = {
  transferNumbers: 10,
  services: 100,
  policies: 20,
  faqs: 200,
  objections: 50,
  dataToExtract: 30,
} as const

const atMost = <T extends z.ZodType>(row: T, most: number) => z.array(row).max(most, `At most ${most} rows`)

/** Sentences in a box of several lines, kept as one line: they are spoken. */
const sentences = (max: number) =>
  z
    .string()
    .transform((text) => text.replace(/\s+/g, ' '))
    .pipe(line(max))

const languages = z
  .array(z.enum(LANGUAGES, 'Please choose among the languages listed'))
  .min(1, 'Please choose at least one language')
  .transform((chosen) => [...new Set(chosen)])

/** A voice of a provider of voices (src/integrations/voices). `name` is what people read. */
export const voiceChoice = z.strictObject({
  provider: z.enum(['vapi', '11labs'], 'Please choose a voice of the list'),
  voiceId: line(100),
  name: line(100),
})
export type VoiceChoice = z.infer<typeof voiceChoice>

const NO_MINUTES = 'Please write a whole number of minutes such as 30'
const service = z.strictObject({
  name: line(120),
  minutes: emptyAsNull(
    z.coerce.number(NO_MINUTES).int(NO_MINUTES).min(5, 'At least 5 minutes').max(1_440, 'At most a day'),
  ).default(null),
  /** As a person says it: "$120", "from 40 euros". */
  price: optionalLine(60).default(null),
  notes: optionalLine(300).default(null),
})
const policy = z.strictObject({ title: line(80), text: sentences(600) })
const faq = z.strictObject({ question: line(300), answer: sentences(1_000) })
const objection = z.strictObject({ objection: line(300), answer: sentences(1_000) })

const dataField = z.strictObject({
  name: line(60).refine((name) => keyOf(name) !== '', 'Please use letters from A to Z in the name'),
  type: z.enum(['text', 'number', 'yes_no', 'date'], 'Please choose a type'),
  description: line(300),
})

const functionNames = z
  .array(
    z.enum(FUNCTION_NAMES as [string, ...string[]], {
      error: ({ input }) =>
        `There is no function “${String(input).slice(0, 80)}”. There are: ${FUNCTION_NAMES.join(', ')}`,
    }),
  )
  .transform((names) => [...new Set(names)])

/** What both kinds are asked. */
const common = {
  businessName: line(160),
  businessType: z.enum(BUSINESS_TYPES, 'Please choose a type of business'),
  timeZone: timeZoneName,
  /** What the agent calls itself. */
  agentName: line(40),
  /** Those it may answer in; it begins in `language`. */
  languages,
  language: z.enum(LANGUAGES, 'Please choose a language'),
  voice: voiceChoice,
  /** Taken when the first one is not available. */
  fallbackVoice: voiceChoice.nullable(),
  /** Times its usual speed. */
  speed: z.coerce.number().min(0.7, 'Between 0.7 and 1.3').max(1.3, 'Between 0.7 and 1.3'),
  firstMessage: sentences(500),
  tone: z.enum(['warm', 'professional', 'cheerful', 'calm'], 'Please choose a tone'),
  functions: functionNames,
  transferNumbers: atMost(transferNumber, MOST_ROWS.transferNumbers).refine(
    (numbers) => new Set(numbers.map(({ number }) => number)).size === numbers.length,
    'The same number stands here twice',
  ),
  collectEmail: z.boolean(),
  recordCalls: z.boolean(),
  /** Said in the first message when calls are recorded. */
  sayRecorded: z.boolean(),
  /** Whether it says by itself that it is an AI; asked, it always does. */
  sayItIsAi: z.boolean(),
  /** Instructions in the business's own words: a section of the prompt beside those that are made here. */
  customPrompt: optionalText(8_000).optional(),
  /** Left out: the one that was tested here. */
  model: z
    .enum(ASSISTANT_MODELS, { error: () => `Please choose one of these models: ${ASSISTANT_MODELS.join(', ')}` })
    .optional(),
  /** The one property it answers for; its calls count as about it where they say nothing else. */
  propertyId: z.uuid().nullable().optional(),
  maxMinutes: z.coerce.number().int().min(1, 'At least a minute').max(60, 'At most 60 minutes'),
  interruptions: z.enum(['easy', 'normal', 'hard'], 'Please choose how easily it can be interrupted'),
  voicemail: z.enum(['hang_up', 'leave_message'], 'Please choose what happens on voicemail'),
  voicemailMessage: optionalText(600),
}

export const inboundFacts = z.strictObject({
  ...common,
  address: optionalLine(300),
  /** null is always open. */
  hours: businessHours.nullable(),
  afterHours: z.enum(['ANSWER', 'FORWARD', 'MESSAGE'], 'Please choose what happens outside business hours'),
  forwardTo: emptyAsNull(phoneNumber),
  afterHoursMessage: emptyAsNull(sentences(500)),
  services: atMost(service, MOST_ROWS.services),
  cancellationPolicy: optionalText(600),
  paymentPolicy: optionalText(600),
  privacyPolicy: optionalText(600),
  policies: atMost(policy, MOST_ROWS.policies),
  faqs: atMost(faq, MOST_ROWS.faqs),
})

export const OBJECTIVES = ['appointment', 'lead', 'information', 'callback', 'custom'] as const

export const outboundFacts = z.strictObject({
  ...common,
  about: sentences(1_000),
  valueProposition: sentences(600),
  audience: sentences(600),
  /** Why they may be called: how they know the business. */
  audienceKnowsUs: optionalText(400),
  objective: z.enum(OBJECTIVES, 'Please choose what the call is for'),
  /** What has been reached when a call was a success; the whole objective when it is a custom one. */
  objectiveDetail: optionalText(600),
  /** From natural with fillers to short and direct. */
  style: z.enum(['very_natural', 'natural', 'balanced', 'direct', 'very_direct'], 'Please choose a style'),
  askPermission: z.boolean(),
  whenRefused: z.enum(['offer_callback', 'end_politely'], 'Please choose what to do when they have no time'),
  emailSpelling: z.enum(['letters', 'letters_with_words'], 'Please choose how it spells'),
  emailAttempts: z.coerce.number().int().min(1, 'At least once').max(5, 'At most 5 times'),
  objections: atMost(objection, MOST_ROWS.objections),
  callLength: z.enum(['brief', 'standard', 'detailed'], 'Please choose a length'),
  /** Puts WAIT after every question, so that it lets people answer. */
  waitAfterQuestions: z.boolean(),
  acknowledge: z.boolean(),
  /** Keeps it from ending a call too early. */
  antiHangUp: z.boolean(),
  dataToExtract: atMost(dataField, MOST_ROWS.dataToExtract).refine(
    (rows) => new Set(rows.map(({ name }) => keyOf(name))).size === rows.length,
    'Two rows have the same name',
  ),
})

export type InboundFacts = z.infer<typeof inboundFacts>
export type OutboundFacts = z.infer<typeof outboundFacts>
export type Facts = InboundFacts | OutboundFacts
export type Direction = 'INBOUND' | 'OUTBOUND'
export type FactName = keyof InboundFacts | keyof OutboundFacts

/** Facts that are still being gathered: any of them may be missing. */
export type DraftFacts = Partial<InboundFacts & OutboundFacts>

/** The whole of what an assistant of this direction has to know. */
export const factsOf = (direction: Direction) => (direction === 'INBOUND' ? inboundFacts : outboundFacts)

/** What one field accepts; undefined when this direction does not know it. */
export const fieldSchema = (direction: Direction, name: string): z.ZodType | undefined =>
  Object.hasOwn(factsOf(direction).shape, name)
    ? (factsOf(direction).shape as Record<string, z.ZodType>)[name]
    : undefined

/** What holds of fields together; the key is the field to mend. */
export function contradictions(facts: DraftFacts): Partial<Record<FactName, string>> {
  const { afterHours, forwardTo, languages: spoken, language, objective, objectiveDetail } = facts
  const { functions, transferNumbers, voicemail, voicemailMessage } = facts
  return {
    ...(afterHours === 'FORWARD' && !forwardTo && { forwardTo: 'Please write where to forward calls to' }),
    ...(language && spoken && !spoken.includes(language) && { language: 'This is none of the languages it speaks' }),
    ...(objective === 'custom' && !objectiveDetail && { objectiveDetail: 'Please say what the call is for' }),
    ...(functions?.includes('transfer_to_human') &&
      transferNumbers?.length === 0 && { transferNumbers: 'Please add a number, or do not allow transfers' }),
    ...(voicemail === 'leave_message' && !voicemailMessage && { voicemailMessage: 'Please write what it says' }),
  }
}

/** The property a row of data is extracted as: "Move-in date" becomes move_in_date. */
export const keyOf = (name: string) =>
  name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replaceAll('æ', 'ae')
    .replaceAll('œ', 'oe')
    .replaceAll('ø', 'o')
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_/, '')
    .slice(0, 40)
    .replace(/_$/, '')
