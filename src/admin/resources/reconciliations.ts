import { accountName } from '../../domain/reconciliation/index.js'
import { ORGANISATION } from '../../domain/vapi-accounts/index.js'
import { wordFilter } from '../choices.js'
import type { Row, Spec } from '../spec.js'
import { RUN_STATE } from '../words.js'

/** Every comparison of Vapi's calls with ours, what it found and why it failed. */
export const reconciliations: Spec = {
  model: 'Reconciliation',
  one: 'Reconciliation',
  many: 'Reconciliation log',
  group: 'Operations',
  icon: 'history',
  titleOf: (params) =>
    `Reconciliation of ${params['whose'] === OWN ? 'a client’s account' : 'the organisation’s account'}`,
  columns: [
    'id',
    'account',
    'state',
    'askedBy',
    'watermark',
    'callsSeen',
    'callsAdded',
    'reportsAdded',
    'artifactsAdded',
    'callsUnknown',
    'error',
    'startedAt',
    'finishedAt',
  ],
  computed: {
    whose: { needs: ['account'], value: (row) => (row['account'] === ORGANISATION ? 'The organisation' : OWN) },
    seconds: { needs: ['startedAt', 'finishedAt'], value: secondsOf },
  },
  list: [
    { name: 'startedAt', label: 'Began', kind: 'moment', isSortable: true },
    { name: 'state', label: 'State', kind: 'word', words: RUN_STATE },
    { name: 'whose', label: 'Account', under: 'askedBy' },
    { name: 'callsSeen', label: 'Calls seen', kind: 'number' },
    { name: 'callsAdded', label: 'Calls added', kind: 'number' },
    { name: 'reportsAdded', label: 'Reports added', kind: 'number' },
    { name: 'artifactsAdded', label: 'Late artifacts', kind: 'number', from: 1280 },
    { name: 'callsUnknown', label: 'Of nobody', kind: 'number', from: 1280 },
    { name: 'error', label: 'To know' },
  ],
  facts: [
    { name: 'state', label: 'State', kind: 'word', words: RUN_STATE },
    { name: 'whose', label: 'Account' },
    { name: 'askedBy', label: 'Asked for by' },
    { name: 'startedAt', label: 'Began', kind: 'moment' },
    { name: 'finishedAt', label: 'Ended', kind: 'moment' },
    { name: 'seconds', label: 'Took', kind: 'duration' },
    { name: 'callsSeen', label: 'Calls seen', kind: 'number' },
    { name: 'callsAdded', label: 'Calls we did not know', kind: 'number' },
    { name: 'reportsAdded', label: 'Reports that never came', kind: 'number' },
    { name: 'artifactsAdded', label: 'Artifacts that came late', kind: 'number' },
    { name: 'callsUnknown', label: 'Calls of no client', kind: 'number' },
    { name: 'watermark', label: 'Everything seen up to', kind: 'moment' },
    { name: 'error', label: 'To know' },
  ],
  filters: [
    wordFilter('state', 'State', RUN_STATE),
    {
      name: 'found',
      label: 'Found',
      kind: 'choice',
      choices: [
        { value: 'something', label: 'Something was missing' },
        { value: 'strangers', label: 'Calls of no client' },
      ],
    },
    {
      name: 'whose',
      label: 'Account',
      kind: 'choice',
      choices: [
        { value: 'organisation', label: 'The organisation' },
        { value: 'own', label: 'Clients with a key of their own' },
      ],
    },
    { name: 'startedAt', label: 'Day', kind: 'days' },
  ],
  filterWhere: {
    found: {
      something: { OR: ['callsAdded', 'reportsAdded', 'artifactsAdded'].map((name) => ({ [name]: { gt: 0 } })) },
      strangers: { callsUnknown: { gt: 0 } },
    },
    whose: { organisation: { account: ORGANISATION }, own: { account: { not: ORGANISATION } } },
  },
  search: [],
  sort: { by: 'startedAt', direction: 'desc' },
  empty: {
    title: 'Nothing was reconciled yet',
    text: 'It happens every five minutes once there is an API key of Vapi: VAPI_API_KEY for the organisation, or a client’s own, set on the client.',
  },
  details: async (ctx, _id, params) => ({
    accountName: await accountName(ctx, { account: String(params['account']) }),
  }),
}

const OWN = 'A client’s own'

function secondsOf({ startedAt, finishedAt }: Row): number | null {
  if (!(startedAt instanceof Date) || !(finishedAt instanceof Date)) return null
  return Math.max(0, Math.round((finishedAt.getTime() - startedAt.getTime()) / 1_000))
}
