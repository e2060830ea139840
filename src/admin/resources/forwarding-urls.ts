import {
  createForwardingUrl,
  EVENT_TYPES,
  type EventType,
  getForwardingUrl,
  listForwardings,
  OWN_EVENT_TYPES,
  updateForwardingUrl,
  VAPI_EVENT_TYPES,
} from '../../domain/forwarding/index.js'
import type { Ctx } from '../../platform/context.js'
import { invalid } from '../../platform/errors.js'
import { wordFilter } from '../choices.js'
import type { Row, Spec } from '../spec.js'
import type { Field, Section } from '../ui-types.js'
import { FORWARDING_STANDING, plainName } from '../words.js'
import { forwardingUrlActions } from './forwarding-url-actions.js'
import { kindOfEvent } from './forwardings.js'

/** The field that says whether a URL wants a type. */
const fieldOf = (type: string) => `wants_${type.replaceAll(/\W/g, '_')}`

const urlSection: Section = {
  title: 'Where to',
  fields: [
    {
      name: 'url',
      label: 'Address',
      kind: 'text',
      isRequired: true,
      hint: 'Begins with https:// and can be reached from the internet',
    },
    { name: 'description', label: 'What it is for', kind: 'text', hint: 'Such as: CRM' },
  ],
}

const everything: Field = {
  name: 'wantsEverything',
  label: 'Everything',
  kind: 'yes-no',
  initial: true,
  hint: 'Also kinds of events that come up later; what is ticked below does not matter then',
}

const wishes = (types: readonly EventType[]): Field[] =>
  types.map(({ type, label, means }) => ({ name: fieldOf(type), label, kind: 'yes-no', hint: means }))

const toldSections: Section[] = [
  { title: 'What it is told', fields: [everything] },
  {
    title: 'What it comes to',
    text: 'Our own events, in the form of the API: right for a CRM, a calendar or a chat.',
    fields: wishes(OWN_EVENT_TYPES),
  },
  {
    title: 'What Vapi reports',
    text: 'As it arrives, with Vapi’s own message as its data: for those who follow the call itself.',
    fields: wishes(VAPI_EVENT_TYPES),
  },
]

const clientSection: Section = {
  title: 'Whose events',
  fields: [{ name: 'clientId', label: 'Client', kind: 'client', isRequired: true }],
}

/** URLs of clients that receive their webhook events. */
export const forwardingUrls: Spec = {
  model: 'ForwardingUrl',
  one: 'Forwarding URL',
  many: 'Forwarding URLs',
  group: 'Operations',
  icon: 'forward',
  titleOf: (params) => hostOf(params['url']),
  columns: [
    'id',
    'clientId',
    'url',
    'description',
    'types',
    'state',
    'failingSince',
    'previousUntil',
    'createdAt',
    'updatedAt',
  ],
  computed: {
    host: { needs: ['url'], value: ({ url }) => hostOf(url) },
    told: { needs: ['types'], value: toldOf },
    standing: { needs: ['state', 'failingSince'], value: standingOf },
    wantsEverything: { needs: ['types'], value: ({ types }) => (types as string[]).length === 0 },
    ...Object.fromEntries(
      EVENT_TYPES.map(({ type }) => [
        fieldOf(type),
        { needs: ['types'], value: ({ types }: Row) => (types as string[]).includes(type) },
      ]),
    ),
  },
  linked: { clientId: { relation: 'client', title: 'businessName' } },
  list: [
    { name: 'host', label: 'Host', under: 'description' },
    { name: 'clientId', label: 'Client' },
    { name: 'standing', label: 'State', kind: 'word', words: FORWARDING_STANDING },
    { name: 'failingSince', label: 'Failing since', kind: 'ago', isSortable: true },
    { name: 'told', label: 'Told', from: 1100 },
    { name: 'createdAt', label: 'Added', kind: 'ago', isSortable: true },
  ],
  facts: [
    { name: 'url', label: 'Address' },
    { name: 'description', label: 'What it is for' },
    { name: 'told', label: 'Told' },
    { name: 'failingSince', label: 'Nothing accepted since', kind: 'moment' },
    { name: 'previousUntil', label: 'The secret before signs until', kind: 'moment' },
    { name: 'createdAt', label: 'Added', kind: 'moment' },
  ],
  filters: [
    { name: 'clientId', label: 'Client', kind: 'client' },
    wordFilter('standing', 'State', FORWARDING_STANDING),
  ],
  filterWhere: {
    standing: {
      ON: { state: 'ACTIVE', failingSince: null },
      FAILING: { state: 'ACTIVE', failingSince: { not: null } },
      PAUSED: { state: 'PAUSED' },
      OFF: { state: 'OFF' },
    },
  },
  search: ['url', 'description'],
  searchHint: 'Address or what it is for',
  sort: { by: 'createdAt', direction: 'desc' },
  empty: {
    title: 'No forwarding URLs yet',
    text: 'A client’s own systems can be told what happens on its calls: signed, and tried again until it arrives.',
  },
  details,
  newForm: { sections: [clientSection, urlSection, ...toldSections], run: create },
  editForm: { sections: [urlSection, ...toldSections], run: update },
  actions: forwardingUrlActions,
}

function hostOf(url: unknown): string {
  return typeof url === 'string' && URL.canParse(url) ? new URL(url).host : 'Forwarding URL'
}

function toldOf({ types }: Row): string {
  const wanted = types as string[]
  if (wanted.length === 0) return 'Everything'
  return wanted.map((type) => EVENT_TYPES.find((known) => known.type === type)?.label ?? plainName(type)).join(', ')
}

function standingOf({ state, failingSince }: Row): string {
  return state === 'ACTIVE' ? (failingSince === null ? 'ON' : 'FAILING') : String(state)
}

/** How the last day went, and the last events. */
async function details(ctx: Ctx, id: string): Promise<Row> {
  const [{ lastDay }, { forwardings }] = await Promise.all([
    getForwardingUrl(ctx, { id }),
    listForwardings(ctx, { urlId: id }),
  ])
  const latest = forwardings.slice(0, 10).map(({ url: _url, ...line }) => ({ ...line, kind: kindOfEvent(line.type) }))
  return { lastDay, latest }
}

async function create(ctx: Ctx, values: Row): Promise<{ id: string; message: string }> {
  const wanted = { ...values, types: typesOf(values) } as Parameters<typeof createForwardingUrl>[1]
  const { id } = await createForwardingUrl(ctx, { ...wanted, url: String(values['url'] ?? '') })
  return { id, message: 'Added. Next: make its secret (under Actions) and hand it to whoever builds the other end.' }
}

async function update(ctx: Ctx, id: string, changes: Row, expectedUpdatedAt: Date | undefined): Promise<string> {
  const names = Object.keys(changes)
  if (names.length === 0) return 'Nothing was different'
  const { types: before } = await getForwardingUrl(ctx, { id })
  const isTold = names.some((name) => name.startsWith('wants'))
  await updateForwardingUrl(ctx, {
    id,
    ...('url' in changes && { url: String(changes['url'] ?? '') }),
    ...('description' in changes && { description: changes['description'] as string | null }),
    ...(isTold && { types: typesOf({ ...wantsOf(before), ...changes }) }),
    expectedUpdatedAt,
  })
  return 'Saved'
}

/** Types as the form has them. */
const wantsOf = (types: readonly string[]): Row => ({
  wantsEverything: types.length === 0,
  ...Object.fromEntries(EVENT_TYPES.map(({ type }) => [fieldOf(type), types.includes(type)])),
})

/** @throws invalid when nothing at all is wanted, which would mean everything */
function typesOf(values: Row): string[] {
  const types = EVENT_TYPES.filter(({ type }) => values[fieldOf(type)] === true).map(({ type }) => type)
  if (values['wantsEverything'] === true) return []
  if (types.length === 0) throw invalid('wantsEverything', 'Please choose at least one kind, or everything')
  return types
}
