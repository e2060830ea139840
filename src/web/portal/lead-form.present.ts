import { type LeadView, MOST_NOTE } from '../../domain/leads/index.js'
import { minorOf, writePrice } from '../../domain/properties/index.js'
import { invalid } from '../../platform/errors.js'
import { displayNumber } from '../../platform/phone.js'
import { textOf } from '../request.js'
import { zoneGroups } from './assistant-zones.js'
import { assigneeField } from './lead.present.js'

type Person = { id: string; name: string }

/** What was typed, or what is kept. */
export type LeadForm = {
  name: string
  number: string
  email: string
  timeZone: string
  assigneeId: string
  note: string
  customFields: string
} & Record<(typeof WISHES)[number], string>

const WISHES = ['budget', 'currency', 'moveInOn', 'timeframe', 'bedrooms', 'sizeArea', 'needs'] as const

export const LEAD_FIELDS = [
  'name',
  'number',
  'email',
  'timeZone',
  'assigneeId',
  'note',
  'customFields',
  ...WISHES,
] as const

export const leadFormOf = (body: unknown): LeadForm =>
  Object.fromEntries(LEAD_FIELDS.map((name) => [name, textOf(body, name)])) as LeadForm

/** A form with nothing in it, for a business that counts in this currency. */
export const emptyLeadForm = (currency: string): LeadForm => ({ ...leadFormOf(undefined), currency })

export const formOfLead = (lead: LeadView, homeCurrency: string): LeadForm => ({
  ...wishesOf(lead.qualification, homeCurrency),
  name: lead.name ?? '',
  // With its country, so that it is read back as the same number wherever the client is at home.
  number: lead.number ? displayNumber(lead.number, 'none') : '',
  email: lead.email ?? '',
  timeZone: lead.timeZone ?? '',
  assigneeId: lead.assignee?.id ?? '',
  note: lead.note ?? '',
  customFields: Object.entries(lead.customFields)
    .map(([name, value]) => `${name}: ${value}`)
    .join('\n'),
})

function wishesOf(wants: LeadView['qualification'], homeCurrency: string) {
  const {
    budgetMinor,
    currency = homeCurrency,
    moveInOn = '',
    timeframe = '',
    bedrooms,
    sizeArea = '',
    needs = '',
  } = wants
  const budget = budgetMinor === undefined ? '' : writePrice(budgetMinor, currency)
  return {
    budget,
    currency,
    moveInOn,
    timeframe,
    bedrooms: bedrooms === undefined ? '' : String(bedrooms),
    sizeArea,
    needs,
  }
}

/** What a verb takes; fields that were left empty are null. @throws invalid beside an own field or the budget */
export function leadOf(form: LeadForm) {
  const filled = Object.fromEntries(Object.entries(form).map(([name, value]) => [name, value.trim() || null]))
  const { customFields: _own, budget: _budget, currency, ...rest } = filled as Record<keyof LeadForm, string | null>
  const { moveInOn, timeframe, bedrooms, sizeArea, needs, ...plain } = rest
  const budgetMinor = budgetOf(form)
  const money = { budgetMinor, currency: budgetMinor === null ? null : currency }
  return {
    ...plain,
    customFields: customFieldsOf(form.customFields),
    qualification: { ...money, moveInOn, timeframe, bedrooms, sizeArea, needs },
  }
}

const budgetOf = ({ budget, currency }: LeadForm) => minorOf({ field: 'budget', written: budget, currency })

function customFieldsOf(text: string): Record<string, string> {
  const lines = text.split('\n').map((line) => line.trim())
  const pairs = lines.filter(Boolean).map((line) => {
    const [, name = '', value = ''] = /^([^:]+):(.*)$/.exec(line) ?? []
    if (!value.trim())
      throw invalid('customFields', `Please write a name, a colon and a value; “${line.slice(0, 40)}” has none`)
    return [name.trim(), value.trim()]
  })
  return Object.fromEntries(pairs)
}

/** The form as its page shows it. */
export function presentLeadForm(
  form: LeadForm,
  { wrong, team }: { wrong: Record<string, string>; team: readonly Person[] },
) {
  const field = (name: keyof LeadForm, rest: object) => ({ name, value: form[name], wrong: wrong[name], ...rest })
  const chosen = team.find(({ id }) => id === form.assigneeId)
  return {
    fields: [
      field('name', { label: 'Name', type: 'text', max: 120, autocomplete: 'off' }),
      field('number', {
        label: 'Phone number',
        type: 'tel',
        max: 40,
        autocomplete: 'off',
        help: 'Calls from it join this lead by themselves.',
      }),
      field('email', { label: 'E-mail', type: 'email', max: 254, autocomplete: 'off' }),
    ],
    choices: [
      ...(team.length > 0 ? [{ ...assigneeField(team, chosen), wrong: wrong['assigneeId'] }] : []),
      {
        name: 'timeZone',
        label: 'Time zone',
        wrong: wrong['timeZone'],
        help: 'Where they are, so that “tomorrow after five” means their clock.',
        options: [{ value: '', label: 'The same as yours', isChosen: form.timeZone === '' }],
        groups: zoneGroups(form.timeZone).map(({ label, zones }) => ({ label, options: zones })),
      },
    ],
    wishes: [
      field('budget', { label: 'Budget', type: 'text', max: 40, help: `In ${form.currency}, such as 450,000.` }),
      field('moveInOn', { label: 'From when', type: 'date' }),
      field('timeframe', { label: 'Or roughly', type: 'text', max: 120, help: 'Such as “after the summer”.' }),
      field('bedrooms', { label: 'Bedrooms', type: 'number', max: 3 }),
      field('sizeArea', { label: 'Size', type: 'text', max: 120, help: 'Such as “about 900 square feet”.' }),
    ],
    needs: field('needs', { label: 'What else they need', rows: 2, max: 1_000 }),
    currency: form.currency,
    areas: [
      field('note', { label: 'About them', rows: 3, max: MOST_NOTE }),
      field('customFields', {
        label: 'Your own fields',
        rows: 3,
        max: 4_000,
        help: 'One on each line, such as “Parking: two cars”.',
      }),
    ],
  }
}
