import { followClientsLater } from '../../domain/assistants/index.js'
import { clientHistory, createClient, getWebhookUrl, goingLive, updateClient } from '../../domain/clients/index.js'
import { webhookHealth } from '../../domain/inbound/index.js'
import { getSigning } from '../../domain/signing/index.js'
import { may } from '../../domain/staff/index.js'
import type { Ctx } from '../../platform/context.js'
import { wordFilter, yesNoFilter } from '../choices.js'
import { deed } from '../deeds.js'
import type { Row, Spec } from '../spec.js'
import { PORTAL_ACCESS, SETUP_STATUS } from '../words.js'
import { answeringDetails } from './answering.js'
import { bookingDetails } from './booking.js'
import { clientActions } from './client-actions.js'
import { editSections, newSections } from './client-form.js'

/** Clients: brought live here, step by step. */
export const clients: Spec = {
  model: 'Client',
  one: 'Client',
  many: 'Clients',
  group: 'Agency',
  icon: 'clients',
  titleOf: (params) => String(params['businessName'] ?? ''),
  columns: [
    'id',
    'email',
    'name',
    'businessName',
    'phone',
    'businessType',
    'serviceHours',
    'timeZone',
    'vapiAssistantId',
    'vapiPhoneNumber',
    'setupStatus',
    'adminNotes',
    'currency',
    'emailNotifications',
    'smsNotifications',
    'portalAccess',
    'isActive',
    'lastLoginAt',
    'createdAt',
    'updatedAt',
  ],
  computed: {
    hasToken: { needs: ['webhookTokenHash'], value: (row) => row['webhookTokenHash'] != null },
    hasVapiKey: { needs: ['vapiApiKeySealed'], value: (row) => row['vapiApiKeySealed'] != null },
  },
  list: [
    { name: 'businessName', label: 'Business and name', isSortable: true, under: 'name' },
    { name: 'email', label: 'E-mail', isSortable: true },
    {
      name: 'setupStatus',
      label: 'Setup status',
      kind: 'word',
      words: SETUP_STATUS,
      isSortable: true,
      edits: 'setStatus',
    },
    { name: 'hasToken', label: 'Vapi token', kind: 'check' },
    { name: 'vapiPhoneNumber', label: 'Vapi phone', kind: 'phone' },
    { name: 'isActive', label: 'Active', kind: 'check', isSortable: true },
    { name: 'lastLoginAt', label: 'Last login', kind: 'ago', isSortable: true },
    { name: 'createdAt', label: 'Joined', kind: 'ago', isSortable: true, from: 1100 },
  ],
  facts: [
    { name: 'name', label: 'Name' },
    { name: 'email', label: 'E-mail' },
    { name: 'phone', label: 'Phone', kind: 'phone' },
    { name: 'businessType', label: 'Business type' },
    { name: 'serviceHours', label: 'Service hours' },
    { name: 'timeZone', label: 'Time zone' },
    { name: 'portalAccess', label: 'Portal access', kind: 'word', words: PORTAL_ACCESS },
    { name: 'currency', label: 'Currency' },
    { name: 'emailNotifications', label: 'E-mail notifications', kind: 'yes-no' },
    { name: 'smsNotifications', label: 'SMS notifications', kind: 'yes-no' },
    { name: 'hasVapiKey', label: 'Own Vapi API key', kind: 'yes-no' },
    { name: 'lastLoginAt', label: 'Last login', kind: 'moment' },
    { name: 'createdAt', label: 'Joined', kind: 'moment' },
  ],
  filters: [
    yesNoFilter('isActive', 'Active', 'Active', 'Not active'),
    wordFilter('setupStatus', 'Setup status', SETUP_STATUS),
  ],
  search: ['email', 'name', 'businessName', 'vapiAssistantId', 'phone', 'vapiPhoneNumber'],
  searchHint: 'E-mail, name, business, assistant ID or phone',
  sort: { by: 'createdAt', direction: 'desc' },
  empty: {
    title: 'No clients yet',
    text: 'Create the first one, generate its webhook token, and paste the URL into Vapi.',
  },
  details: clientDetails,
  newForm: { sections: newSections, run: create },
  editForm: { sections: editSections, details: tokenDetails, run: update },
  actions: clientActions,
}

/** What the page of a client shows beside its columns. The URL is a secret, so only those who handle tokens get it. */
async function clientDetails(ctx: Ctx, id: string): Promise<Row> {
  const health = may(ctx.actor, 'events.read') ? await webhookHealth(ctx, { clientId: id }) : undefined
  const entries = may(ctx.actor, 'audit.read') ? await clientHistory(ctx, { clientId: id }) : undefined
  const history = entries?.slice(0, 12).map(({ action, ...entry }) => ({ ...entry, what: deed(action) }))
  const signing = may(ctx.actor, 'events.read') ? await getSigning(ctx, { clientId: id }) : undefined
  const answering = await answeringDetails(ctx, id)
  const booking = may(ctx.actor, 'team.read') ? await bookingDetails(ctx, id) : undefined
  const live = await goingLive(ctx, { clientId: id })
  return { ...(await tokenDetails(ctx, id)), goingLive: live, health, signing, answering, booking, history }
}

async function tokenDetails(ctx: Ctx, id: string): Promise<Row> {
  return { webhookUrl: may(ctx.actor, 'clients.token') ? await getWebhookUrl(ctx, { clientId: id }) : undefined }
}

async function create(ctx: Ctx, values: Row): Promise<{ id: string; message: string }> {
  const { id } = await createClient(ctx, withoutNulls(values) as Parameters<typeof createClient>[1])
  return { id, message: `${values['businessName']} was created. Next: generate its webhook token.` }
}

async function update(ctx: Ctx, id: string, given: Row, expectedUpdatedAt: Date | undefined): Promise<string> {
  const { reason, ...changes } = given
  await updateClient(ctx, { id, changes, expectedUpdatedAt, reason } as Parameters<typeof updateClient>[1])
  if ('isActive' in changes || 'timeZone' in changes) await followClientsLater(ctx, [id])
  return Object.keys(changes).length === 0 ? 'Nothing was different' : 'Saved'
}

/** Fields left empty are not given at all, so that the verb's own defaults apply. */
const withoutNulls = (values: Row) => Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null))
