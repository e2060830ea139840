import { IMPORT_COLUMNS, type PropertyImportLine, type PropertyImportView } from '../../domain/properties/index.js'
import { money } from './money.present.js'
import { LISTING_WORDS, PROPERTIES } from './properties.present.js'
import { type Clock, counted } from './times.present.js'
import type { Tag } from './words.present.js'

export const IMPORTS = `${PROPERTIES}/imports`

const TAGS: Readonly<Record<PropertyImportLine['state'], Tag>> = {
  READY: { text: 'Not added yet', tone: 'warn' },
  DONE: { text: 'Added', tone: 'good' },
  UNDONE: { text: 'Undone', tone: 'none' },
}

/** A file as the list shows it. */
export function presentImportLine(line: PropertyImportLine, clock: Clock) {
  return {
    href: `${IMPORTS}/${line.id}`,
    fileName: line.fileName,
    tag: TAGS[line.state],
    when: `${clock.dayAndTime(line.createdAt)}, by ${line.createdBy}`,
    did: line.state === 'READY' ? '' : `${line.added} added, ${line.changed} changed`,
  }
}

/** A file on its page: what its columns are, what adding it does, and what is wrong with it. */
export function presentImport(view: PropertyImportView, { clock, currency }: { clock: Clock; currency: string }) {
  const missing = IMPORT_COLUMNS.filter(
    ({ field, isRequired }) => isRequired && !view.columns.some((column) => column.field === field),
  )
  const isReady = view.state === 'READY'
  return {
    ...presentImportLine(view, clock),
    isReady,
    mayUndo: view.state === 'DONE',
    undoes: `Takes ${propertiesOf(view.added)} away again and puts ${view.changed} back as they were before. Not possible once something hangs on one of them.`,
    columns: view.columns.map(({ heading, field, sample, note }, at) => ({
      name: `column-${at}`,
      label: heading || `Column ${at + 1}`,
      help: [note, sample ? `Such as: ${sample}` : 'Empty in every row'].filter(Boolean).join(' '),
      options: [
        { value: '', label: 'Leave out', isChosen: field === null },
        ...IMPORT_COLUMNS.map((one) => ({ value: one.field, label: one.label, isChosen: one.field === field })),
      ],
    })),
    missing:
      isReady && missing.length > 0
        ? `Choose which column is: ${missing.map(({ label }) => label).join(', ')}.`
        : undefined,
    sum: isReady ? sumOf(view) : undefined,
    add: view.adding + view.changing > 0 && isReady ? addWords(view) : undefined,
    rows: view.preview.map(({ line, isNew, fields }) => ({
      line,
      does: isNew ? 'New' : 'Changes',
      cells: [
        [fields.address, fields.city].filter(Boolean).join(', '),
        fields.reference ?? '',
        fields.priceMinor ? money(fields.priceMinor, fields.currency ?? currency) : '',
        fields.listing ? LISTING_WORDS[fields.listing] : '',
        fields.bedrooms?.toString() ?? '',
      ],
    })),
    wrong: view.wrong > 0 ? `${counted(view.wrong, 'row')} cannot be taken` : undefined,
    problems: view.problems.map(({ line, problem }) => ({ line: `Line ${line}`, problem })),
    more:
      view.wrong > view.problems.length ? `and ${view.wrong - view.problems.length} more in the error file` : undefined,
  }
}

const propertiesOf = (count: number) => counted(count, 'property').replace('propertys', 'properties')

function sumOf({ adding, changing, same }: PropertyImportView): string {
  const parts = [`${propertiesOf(adding)} to add`, `${changing} to change`]
  return [...parts, ...(same > 0 ? [`${same} already as they stand in the file`] : [])].join(', ')
}

const addWords = ({ adding, changing }: PropertyImportView) =>
  [adding > 0 && `Add ${adding}`, changing > 0 && `${adding > 0 ? 'change' : 'Change'} ${changing}`]
    .filter(Boolean)
    .join(', ')
