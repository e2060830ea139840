import { CURRENCIES, choicesOf, TIME_ZONES } from '../choices.js'
import type { Field, Section } from '../ui-types.js'
import { PORTAL_ACCESS, SETUP_STATUS } from '../words.js'

const profile: Field[] = [
  { name: 'businessName', label: 'Business name', kind: 'text', isRequired: true },
  { name: 'name', label: 'Name of the person', kind: 'text', isRequired: true },
  { name: 'email', label: 'E-mail', kind: 'email', isRequired: true, hint: 'Also the login of its first client user' },
  { name: 'phone', label: 'Phone', kind: 'phone' },
  { name: 'businessType', label: 'Business type', kind: 'text', hint: 'Such as dental practice or property agency' },
  { name: 'serviceHours', label: 'Service hours', kind: 'long', hint: 'In the client’s own words' },
  {
    name: 'timeZone',
    label: 'Time zone',
    kind: 'choice',
    choices: TIME_ZONES,
    isRequired: true,
    initial: 'America/New_York',
    hint: 'Every time the client reads is in it',
  },
]

const vapi: Field[] = [
  {
    name: 'vapiAssistantId',
    label: 'Vapi assistant ID',
    kind: 'text',
    hint: 'The ID, or the address of the assistant in the Vapi dashboard',
  },
  {
    name: 'vapiPhoneNumber',
    label: 'Vapi phone number',
    kind: 'phone',
    hint: 'With the country code, such as +1 415 555 0177',
  },
]

const notes: Field = { name: 'adminNotes', label: 'Admin notes', kind: 'long', hint: 'Only the agency ever sees these' }

const portalAccess: Field = {
  name: 'portalAccess',
  label: 'Portal access',
  kind: 'choice',
  choices: choicesOf(PORTAL_ACCESS),
  isRequired: true,
  initial: 'READ_ONLY',
  hint: 'Self-service lets the client run things; read-only lets it look',
}

const settings: Field[] = [
  { name: 'currency', label: 'Currency', kind: 'choice', choices: CURRENCIES, isRequired: true, initial: 'USD' },
  { name: 'emailNotifications', label: 'E-mail notifications', kind: 'yes-no', initial: true },
  { name: 'smsNotifications', label: 'SMS notifications', kind: 'yes-no', initial: false },
]

export const newSections: Section[] = [
  { title: 'Profile', fields: profile },
  {
    title: 'First login',
    text: 'Leave the password empty to send a link later, with which they choose their own.',
    fields: [{ name: 'password', label: 'Password', kind: 'new-password', hint: 'At least 10 characters' }],
  },
  {
    title: 'Vapi',
    text: 'They can be filled in later; the webhook token is generated on the client’s page.',
    fields: vapi,
  },
  { title: 'Onboarding', fields: [notes] },
  { title: 'Settings', fields: settings },
  { title: 'Access', fields: [portalAccess] },
]

export const editSections: Section[] = [
  { title: 'Profile', fields: profile },
  {
    title: 'Vapi',
    facts: [{ name: 'hasToken', label: 'Webhook token generated', kind: 'yes-no' }],
    copyable: {
      detail: 'webhookUrl',
      label: 'Webhook URL for Vapi',
      hint: 'Paste it into Vapi as the Server URL of the assistant.',
    },
    fields: vapi,
  },
  {
    title: 'Onboarding',
    fields: [
      {
        name: 'setupStatus',
        label: 'Setup status',
        kind: 'choice',
        choices: choicesOf(SETUP_STATUS),
        isRequired: true,
      },
      {
        name: 'reason',
        label: 'Why it goes live without a passed test call',
        kind: 'text',
        hint: 'Only needed for “Live” while no test call has passed; kept in the history',
      },
      notes,
    ],
  },
  { title: 'Settings', fields: settings },
  {
    title: 'Access',
    fields: [
      portalAccess,
      { name: 'isActive', label: 'Active', kind: 'yes-no', hint: 'Nobody of a client that is not active can sign in' },
    ],
  },
  {
    title: 'Important dates',
    fields: [],
    facts: [
      { name: 'createdAt', label: 'Joined', kind: 'moment' },
      { name: 'lastLoginAt', label: 'Last login', kind: 'moment' },
    ],
  },
]
