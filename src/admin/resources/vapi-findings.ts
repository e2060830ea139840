import { z } from 'zod'
import { findingInWords, getFinding, repairVapiSetup } from '../../domain/vapi-setup/index.js'
import type { Ctx } from '../../platform/context.js'
import { wordFilter } from '../choices.js'
import { type Row, type Spec, type VerbAction, verbAction } from '../spec.js'
import type { Said } from '../ui-types.js'
import { FINDING_STATE, VAPI_KIND, VAPI_PATH } from '../words.js'

/** Assistants and numbers at Vapi that would not tell us everything. */
export const vapiFindings: Spec = {
  model: 'VapiFinding',
  one: 'Finding',
  many: 'Vapi set-up',
  group: 'Operations',
  icon: 'repair',
  titleOf: (params) => String(params['name'] ?? 'Finding'),
  columns: ['id', 'clientId', 'kind', 'vapiId', 'name', 'foundAt', 'checkedAt', 'repairedAt', 'repairedBy'],
  computed: {
    state: { needs: ['repairedAt', 'details'], value: stateOf },
    wrong: { needs: ['problems'], value: ({ problems }) => (problems as string[]).map(nameOf).join(', ') },
    change: { needs: ['details'], value: changeIn },
    isRepairable: {
      needs: ['details', 'repairedAt'],
      value: (row) => row['repairedAt'] === null && findingInWords(row['details']).isRepairable,
    },
  },
  linked: { clientId: { relation: 'client', title: 'businessName' } },
  list: [
    { name: 'name', label: 'Assistant or number' },
    { name: 'kind', label: 'Kind', kind: 'word', words: VAPI_KIND, from: 1100 },
    { name: 'clientId', label: 'Client' },
    { name: 'state', label: 'State', kind: 'word', words: FINDING_STATE },
    { name: 'wrong', label: 'What is wrong' },
    { name: 'foundAt', label: 'Found', kind: 'ago', isSortable: true },
    { name: 'checkedAt', label: 'Checked', kind: 'ago', isSortable: true, from: 1280 },
  ],
  facts: [
    { name: 'state', label: 'State', kind: 'word', words: FINDING_STATE },
    { name: 'kind', label: 'Kind', kind: 'word', words: VAPI_KIND },
    { name: 'clientId', label: 'Client' },
    { name: 'vapiId', label: 'ID at Vapi' },
    { name: 'foundAt', label: 'Found', kind: 'moment' },
    { name: 'checkedAt', label: 'Last checked', kind: 'moment' },
    { name: 'repairedAt', label: 'In order since', kind: 'moment' },
    { name: 'repairedBy', label: 'Repaired by' },
  ],
  filters: [
    {
      name: 'state',
      label: 'State',
      kind: 'choice',
      choices: [
        { value: 'OPEN', label: 'To be repaired' },
        { value: 'REPAIRED', label: 'In order' },
      ],
    },
    { name: 'clientId', label: 'Client', kind: 'client' },
    wordFilter('kind', 'Kind', VAPI_KIND),
    wordFilter('part', 'What is wrong', VAPI_PATH),
  ],
  filterWhere: {
    state: { OPEN: { repairedAt: null }, REPAIRED: { repairedAt: { not: null } } },
    part: Object.fromEntries(
      Object.keys(VAPI_PATH).map((path) => [path, { problems: { has: path }, repairedAt: null }]),
    ),
  },
  search: ['name', 'vapiId'],
  searchHint: 'Name, number or ID at Vapi',
  sort: { by: 'foundAt', direction: 'desc' },
  empty: {
    title: 'Nothing to repair',
    text: 'Every night, and on the page Reconciliation whenever you like, we check where assistants and numbers at Vapi report to.',
  },
  details: async (ctx, id) => ({ finding: await getFinding(ctx, { findingId: id }) }),
  actions: [repairAction('record'), repairAction('bulk')],
}

function repairAction(kind: 'record' | 'bulk'): VerbAction {
  return verbAction({
    name: kind === 'record' ? 'repair' : 'repairAll',
    kind,
    label: 'Repair',
    explain: 'Writes this to Vapi, and nothing else: prompt, voice, tools and all other settings stay as they are.',
    tells: 'change',
    submit: 'Repair at Vapi',
    isOffered: ({ isRepairable }) => isRepairable === true,
    input: z.object({}),
    run: repair,
  })
}

async function repair(ctx: Ctx, ids: readonly string[]): Promise<Said> {
  const { repaired, refused } = await repairVapiSetup(ctx, { findingIds: [...ids] })
  const done = repaired.length === 1 ? `${repaired[0]} is in order` : `${repaired.length} are in order`
  if (refused.length === 0) return { message: done, kind: 'good' }
  const said = refused.map(({ name, message }) => `${name}: ${message}`).join(' · ')
  return { message: repaired.length > 0 ? `${done}. Not repaired: ${said}` : said, kind: 'bad' }
}

function stateOf({ repairedAt, details }: Row): string {
  if (repairedAt !== null) return 'REPAIRED'
  return findingInWords(details).isRefused ? 'REFUSED' : 'OPEN'
}

function changeIn({ details }: Row): string {
  const { problems } = findingInWords(details)
  return problems.map(({ path, is, should }) => `${nameOf(path)}: ${is} → ${should}`).join('\n')
}

function nameOf(path: string): string {
  return VAPI_PATH[path]?.label ?? path
}
