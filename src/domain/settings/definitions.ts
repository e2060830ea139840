import { z } from 'zod'
import { emailAddress, line, timeZoneName } from '../../platform/fields.js'
import { contrastWithWhite } from './contrast.js'

/** WCAG 2.2, 1.4.3: what text needs against what is behind it. */
const READABLE = 4.5

const colour = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^#[0-9a-f]{6}$/, 'Please write a colour such as #1f5f4f')
  .refine((value) => !/^#[0-9a-f]{6}$/.test(value) || contrastWithWhite(value) >= READABLE, {
    message: 'White text would be hard to read on this colour. Please choose a darker one.',
  })

const MOST_RECIPIENTS = 20

/** Addresses with commas between them, each once; or none. */
const recipients = z
  .string()
  .transform((text) => [...new Set(text.split(/[,;\s]+/).filter(Boolean))])
  .pipe(
    z
      .array(emailAddress, 'Please write e-mail addresses with commas between them')
      .max(MOST_RECIPIENTS, `At most ${MOST_RECIPIENTS} addresses`),
  )
  .transform((addresses) => [...new Set(addresses)].join(', '))

/** Every setting of the installation that staff may change, in the order they see them. */
export const definitions = {
  'branding.name': {
    label: 'Name',
    hint: 'Shown at the top of every page and in mails',
    kind: 'text',
    initial: 'Backline',
    schema: line(40),
  },
  'branding.colour': {
    label: 'Colour',
    hint: 'Buttons and links; white text has to be readable on it',
    kind: 'colour',
    initial: '#1f5f4f',
    schema: colour,
  },
  'agency.timeZone': {
    label: 'Time zone of the agency',
    hint: 'Times in the back office, such as America/New_York',
    kind: 'time zone',
    initial: 'America/New_York',
    schema: timeZoneName,
  },
  'alerts.isOn': {
    label: 'Alerts by mail',
    hint: 'Off: they are only shown on the dashboard',
    kind: 'switch',
    initial: 'on',
    schema: z.enum(['on', 'off'], 'Please choose on or off'),
  },
  'alerts.recipients': {
    label: 'Who gets alerts',
    hint: 'E-mail addresses with commas between them. Empty: every owner and admin',
    kind: 'e-mails',
    initial: '',
    schema: recipients,
  },
} as const

export type SettingId = keyof typeof definitions

export const settingIds = Object.keys(definitions) as SettingId[]
