import type { Choice, FilterField } from './ui-types.js'
import type { Words } from './words.js'

/** The values of an enum as a list to choose from. */
export const choicesOf = (words: Words): Choice[] =>
  Object.entries(words).map(([value, { label }]) => ({ value, label }))

/** A filter over the values of an enum. */
export const wordFilter = (name: string, label: string, words: Words): FilterField => ({
  name,
  label,
  kind: 'choice',
  choices: choicesOf(words),
})

export const yesNoFilter = (name: string, label: string, yes: string, no: string): FilterField => ({
  name,
  label,
  kind: 'choice',
  choices: [
    { value: 'true', label: yes },
    { value: 'false', label: no },
  ],
})

const zones = Intl.supportedValuesOf('timeZone')

/** Every time zone by its name, common ones of our clients first. */
export const TIME_ZONES: Choice[] = [
  'America/New_York',
  'America/Chicago',
  'America/Denver',
  'America/Los_Angeles',
  'Europe/London',
  'Europe/Berlin',
  'Europe/Madrid',
  'Europe/Paris',
  'UTC',
  ...zones.filter((zone) => zone.includes('/')),
]
  .filter((zone, index, all) => all.indexOf(zone) === index)
  .map((zone) => ({ value: zone, label: zone.replaceAll('_', ' ') }))

export const CURRENCIES: Choice[] = [
  { value: 'USD', label: 'US dollar (USD)' },
  { value: 'EUR', label: 'Euro (EUR)' },
  { value: 'GBP', label: 'Pound sterling (GBP)' },
  { value: 'CAD', label: 'Canadian dollar (CAD)' },
  { value: 'AUD', label: 'Australian dollar (AUD)' },
  { value: 'CHF', label: 'Swiss franc (CHF)' },
]
