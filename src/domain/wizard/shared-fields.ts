import { FUNCTIONS, TRANSFER_MODES } from '../functions/index.js'
import type { Field } from './step.js'

// Questions that both wizards ask, each written once.

export const BUSINESS_TYPE_LABELS = {
  dental: 'Dental practice',
  medical: 'Medical practice',
  legal: 'Law firm',
  real_estate: 'Real estate',
  home_services: 'Home services and trades',
  restaurant: 'Restaurant',
  salon: 'Salon or spa',
  automotive: 'Garage or car dealer',
  fitness: 'Gym or studio',
  veterinary: 'Veterinary practice',
  insurance: 'Insurance',
  software: 'Software',
  other: 'Something else',
} as const

export const LANGUAGE_CHOICES = [
  { value: 'en', label: 'English' },
  { value: 'es', label: 'Spanish' },
  { value: 'fr', label: 'French' },
  { value: 'de', label: 'German' },
] as const

export const businessName: Field = {
  name: 'businessName',
  label: 'Name of the business',
  help: 'As callers know it and as it should be said.',
  example: 'Harbor Dental',
  kind: 'line',
  isRequired: true,
  changes: 'Whom the agent answers for, in its first sentence and all through.',
}

export const businessType: Field = {
  name: 'businessType',
  label: 'Type of business',
  help: 'Brings suggestions on later pages that you can change.',
  kind: 'choice',
  choices: Object.entries(BUSINESS_TYPE_LABELS).map(([value, label]) => ({ value, label })),
  isRequired: true,
  changes: 'How the agent introduces the business.',
}

export const timeZone: Field = {
  name: 'timeZone',
  label: 'Time zone',
  help: 'The agent knows the date and time there, also when clocks change.',
  example: 'America/New_York',
  kind: 'zone',
  isRequired: true,
  changes: 'The local date and time the agent goes by.',
}

export const languages: Field = {
  name: 'languages',
  label: 'Languages it may speak',
  help: 'With more than one it follows the language of the other person.',
  kind: 'choices',
  choices: LANGUAGE_CHOICES,
  isRequired: true,
  changes: 'Which languages it understands and answers in.',
}

export const language: Field = {
  name: 'language',
  label: 'Language it begins in',
  help: 'The prompt is written in this language too, which works best.',
  kind: 'choice',
  choices: LANGUAGE_CHOICES,
  isRequired: true,
  changes: 'The language of the prompt, the first message, the voice and the listening.',
}

export const agentName: Field = {
  name: 'agentName',
  label: 'What it calls itself',
  help: 'A first name works best.',
  example: 'Ava',
  kind: 'line',
  isRequired: true,
  changes: 'The name it gives when it introduces itself.',
}

export const voice: Field = {
  name: 'voice',
  label: 'Voice',
  help: 'Voices of ElevenLabs can be listened to here; Vapi’s own on vapi.ai or by a test call.',
  kind: 'voice',
  isRequired: true,
  changes: 'How it sounds.',
}

export const fallbackVoice: Field = {
  name: 'fallbackVoice',
  label: 'Second voice',
  help: 'Taken when a voice of ElevenLabs cannot be reached, so that calls go on. Vapi’s own voices need none.',
  kind: 'voice',
  isRequired: false,
  changes: 'Nothing, unless the first voice fails.',
}

export const speed: Field = {
  name: 'speed',
  label: 'Speed',
  help: '1 is its usual speed, 0.9 a little slower. Voices of ElevenLabs go up to 1.2.',
  example: '1',
  kind: 'number',
  isRequired: true,
  changes: 'How fast it speaks.',
}

export const firstMessage: Field = {
  name: 'firstMessage',
  label: 'First message',
  help: 'The first thing it says. Keep it to one or two sentences.',
  example: 'Thank you for calling Harbor Dental, this is Ava. How can I help you?',
  kind: 'text',
  isRequired: true,
  changes: 'Its first words, exactly.',
}

export const tone: Field = {
  name: 'tone',
  label: 'Tone',
  kind: 'choice',
  choices: [
    { value: 'warm', label: 'Warm', about: 'Friendly and patient' },
    { value: 'professional', label: 'Professional', about: 'Polite and to the point' },
    { value: 'cheerful', label: 'Cheerful', about: 'Lively and upbeat' },
    { value: 'calm', label: 'Calm', about: 'Slow and reassuring' },
  ],
  isRequired: true,
  changes: 'The manner the prompt asks for.',
}

export const functions: Field = {
  name: 'functions',
  label: 'What it may do during a call',
  help: 'What is not ticked it cannot do, whatever a caller asks.',
  kind: 'choices',
  choices: FUNCTIONS.map(({ name, label, about }) => ({ value: name, label, about })),
  isRequired: false,
  changes: 'The tools it is given and how it is told to use them.',
}

export const transferNumbers: Field = {
  name: 'transferNumbers',
  label: 'People it can put callers through to',
  help: 'Tried in this order.',
  kind: 'rows',
  row: 'person',
  columns: [
    { name: 'name', label: 'Name', kind: 'line', example: 'Front desk', isRequired: true },
    { name: 'number', label: 'Phone number', kind: 'phone', example: '+1 415 555 2671', isRequired: true },
    { name: 'mode', label: 'Handed on', kind: 'choice', choices: TRANSFER_MODES, isRequired: false },
  ],
  isRequired: false,
  changes: 'Whom it offers to connect a caller with.',
}

export const collectEmail: Field = {
  name: 'collectEmail',
  label: 'Ask for an e-mail address, letter by letter',
  help: 'It spells the address back until it is confirmed.',
  kind: 'switch',
  isRequired: false,
  changes: 'Adds how to take down and confirm an e-mail address.',
}

export const recordCalls: Field = {
  name: 'recordCalls',
  label: 'Record calls',
  help: 'Many places require that callers are told: leave the next switch on unless you know better.',
  kind: 'switch',
  isRequired: false,
  changes: 'Whether Vapi keeps a recording.',
}

export const sayRecorded: Field = {
  name: 'sayRecorded',
  label: 'Say that the call is recorded',
  kind: 'switch',
  isRequired: false,
  when: { field: 'recordCalls', is: [true] },
  changes: 'Adds a sentence to the first message.',
}

export const sayItIsAi: Field = {
  name: 'sayItIsAi',
  label: 'Say that it is an AI assistant',
  help: 'When somebody asks, it always says so.',
  kind: 'switch',
  isRequired: false,
  changes: 'Adds a sentence to the first message.',
}

export const customPrompt: Field = {
  name: 'customPrompt',
  label: 'Your own instructions',
  help: 'They stand beside what is written from your other answers, which need not be said again.',
  example: 'Offer the spring discount to everybody who asks about prices.',
  kind: 'text',
  isRequired: false,
  changes: 'Adds a section of its own to the prompt.',
}

export const maxMinutes: Field = {
  name: 'maxMinutes',
  label: 'Longest call, in minutes',
  help: 'The call ends then, whatever is being said.',
  example: '10',
  kind: 'number',
  isRequired: true,
  changes: 'When Vapi ends a call.',
}

export const interruptions: Field = {
  name: 'interruptions',
  label: 'How easily it can be interrupted',
  kind: 'choice',
  choices: [
    { value: 'easy', label: 'Easily', about: 'It stops at the first sound of the other person' },
    { value: 'normal', label: 'Normally', about: 'It stops after two words' },
    { value: 'hard', label: 'Hardly', about: 'It finishes its sentence unless somebody insists; for noisy places' },
  ],
  isRequired: true,
  changes: 'When it stops speaking because somebody else does.',
}

export const voicemail: Field = {
  name: 'voicemail',
  label: 'When an answering machine picks up',
  kind: 'choice',
  choices: [
    { value: 'hang_up', label: 'Hang up' },
    { value: 'leave_message', label: 'Leave a message' },
  ],
  isRequired: true,
  changes: 'What happens on calls it makes that a machine answers.',
}

export const voicemailMessage: Field = {
  name: 'voicemailMessage',
  label: 'What it says to the machine',
  example: 'Hello, this is Ava from Harbor Dental. Please call us back at your convenience.',
  kind: 'text',
  isRequired: true,
  when: { field: 'voicemail', is: ['leave_message'] },
  changes: 'Its words to an answering machine, exactly.',
}
