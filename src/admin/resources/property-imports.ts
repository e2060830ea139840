import { z } from 'zod'
import {
  applyPropertyImport,
  getPropertyImport,
  IMPORT_COLUMNS,
  type PropertyImportView,
  propertyImportProblems,
  readPropertyFile,
  undoPropertyImport,
} from '../../domain/properties/index.js'
import type { Ctx } from '../../platform/context.js'
import { invalid } from '../../platform/errors.js'
import { wordFilter } from '../choices.js'
import { IMPORT_STATE } from '../lead-words.js'
import type { PartView } from '../part-types.js'
import { oneOf, type Row, type Spec, verbAction } from '../spec.js'
import type { Section } from '../ui-types.js'

const file: Section = {
  title: 'The file',
  text: 'CSV, at most 2 MB and 5,000 properties, with a heading for each column. It is read first and adds nothing.',
  fields: [
    { name: 'clientId', label: 'Client', kind: 'client', isRequired: true },
    { name: 'file', label: 'CSV file', kind: 'file', isRequired: true },
  ],
}

/** CSV files of properties: read first, added when somebody says so, and undone while nothing hangs on them. */
export const propertyImports: Spec = {
  model: 'PropertyImport',
  one: 'Property import',
  many: 'Property imports',
  group: 'Leads',
  icon: 'intake',
  titleOf: ({ fileName }) => String(fileName ?? ''),
  columns: ['id', 'clientId', 'fileName', 'state', 'added', 'changed', 'createdBy', 'createdAt', 'doneAt', 'undoneAt'],
  linked: { clientId: { relation: 'client', title: 'businessName' } },
  list: [
    { name: 'fileName', label: 'File' },
    { name: 'clientId', label: 'Client' },
    { name: 'state', label: 'State', kind: 'word', words: IMPORT_STATE },
    { name: 'added', label: 'Added', kind: 'number' },
    { name: 'changed', label: 'Changed', kind: 'number' },
    { name: 'createdBy', label: 'By', from: 1100 },
    { name: 'createdAt', label: 'When', kind: 'moment', isSortable: true },
  ],
  facts: [
    { name: 'state', label: 'State', kind: 'word', words: IMPORT_STATE, isTag: true },
    { name: 'clientId', label: 'Client' },
    { name: 'createdBy', label: 'By' },
    { name: 'createdAt', label: 'Read', kind: 'moment' },
    { name: 'doneAt', label: 'Added', kind: 'moment' },
    { name: 'undoneAt', label: 'Undone', kind: 'moment' },
  ],
  filters: [{ name: 'clientId', label: 'Client', kind: 'client' }, wordFilter('state', 'State', IMPORT_STATE)],
  search: ['fileName'],
  searchHint: 'File name',
  sort: { by: 'createdAt', direction: 'desc' },
  empty: { title: 'No files yet', text: 'A client’s whole list of properties can come from one CSV file.' },
  details,
  newForm: { sections: [file], run: create },
  actions: [
    verbAction({
      name: 'apply',
      kind: 'record',
      label: 'Add these properties',
      explain: 'All rows that are right, or none. Those of the same reference or address are changed.',
      submit: 'Add them',
      isOffered: ({ state }) => state === 'READY',
      input: z.object({}),
      run: async (ctx, ids) => {
        const { added, changed } = await applyPropertyImport(ctx, { id: oneOf(ids) })
        return { message: `${added} added, ${changed} changed`, kind: 'good' }
      },
    }),
    verbAction({
      name: 'undo',
      kind: 'record',
      label: 'Undo',
      explain: 'What it added goes, and what it changed is as before: while nothing hangs on those properties.',
      submit: 'Undo it',
      isDanger: true,
      isOffered: ({ state }) => state === 'DONE',
      input: z.object({}),
      run: async (ctx, ids) => {
        const { removed, restored } = await undoPropertyImport(ctx, { id: oneOf(ids) })
        return { message: `${removed} taken away, ${restored} put back`, kind: 'good' }
      },
    }),
  ],
}

/** The browser sends the name of the file, a line break, and its bytes as a data URL. */
async function create(ctx: Ctx, { clientId, file: sent }: Row): Promise<{ id: string; message: string }> {
  const [, fileName, base64] = /^([^\n]+)\ndata:[^,]*;base64,([A-Za-z0-9+/=]+)$/.exec(String(sent ?? '')) ?? []
  if (!fileName || !base64) throw invalid('file', 'Please choose a CSV file that is not empty')
  const bytes = new Uint8Array(Buffer.from(base64, 'base64'))
  const { id } = await readPropertyFile(ctx, { clientId: String(clientId ?? ''), fileName, bytes })
  return { id, message: 'Read. Look at what it would do, then add it (under Actions).' }
}

async function details(ctx: Ctx, id: string): Promise<Row> {
  const view = await getPropertyImport(ctx, { id })
  const parts: PartView[] = [
    ...(view.preview.length > 0 ? [previewOf(view)] : []),
    ...(view.problems.length > 0 ? [problemsOf(view)] : []),
    ...(view.state === 'READY' ? [columnsOf(view)] : []),
    { ...countsOf(view), isBeside: true },
    ...(view.wrong > 0 ? [{ ...(await errorFile(ctx, id)), isBeside: true as const }] : []),
  ]
  return { parts }
}

function countsOf({ state, adding, changing, same, wrong }: PropertyImportView): PartView {
  const isReady = state === 'READY'
  return {
    kind: 'facts',
    title: isReady ? 'What it would do' : 'What it did',
    facts: [
      [isReady ? 'Adds' : 'Added', String(adding)],
      [isReady ? 'Changes' : 'Changed', String(changing)],
      ...(isReady ? [['Leaves as they are', String(same)] satisfies [string, string]] : []),
      ['Not taken', String(wrong)],
    ],
  }
}

const previewOf = ({ preview }: PropertyImportView): PartView => ({
  kind: 'table',
  title: 'The first rows',
  columns: ['Line', 'Address', 'City', ''],
  rows: preview.map(({ line, isNew, fields }) => [
    String(line),
    fields.address ?? '',
    fields.city ?? '',
    isNew ? { label: 'New', tone: 'good' } : { label: 'Changed', tone: 'info' },
  ]),
  empty: '',
})

const problemsOf = ({ problems, wrong }: PropertyImportView): PartView => ({
  kind: 'table',
  title: wrong > problems.length ? `The first ${problems.length} that are not taken` : 'Not taken',
  columns: ['Line', 'What is wrong'],
  rows: problems.map(({ line, problem }) => [String(line), problem]),
  empty: '',
})

const columnsOf = ({ columns }: PropertyImportView): PartView => ({
  kind: 'table',
  title: 'Columns',
  columns: ['Heading', 'Read as', 'Such as'],
  rows: columns.map(({ heading, field, sample, note }) => [
    heading,
    IMPORT_COLUMNS.find((column) => column.field === field)?.label ?? { label: 'Left out', tone: 'warn' },
    [note, sample].filter(Boolean).join(' '),
  ]),
  empty: '',
})

/** The rows that were not taken, to be mended and brought in again. */
async function errorFile(ctx: Ctx, id: string): Promise<PartView> {
  const { fileName, text } = await propertyImportProblems(ctx, { id })
  return { kind: 'file', title: 'To be mended', name: fileName, text }
}
