import { z } from 'zod'
import { archiveProperty, markPropertyChecked, unarchiveProperty } from '../../domain/properties/index.js'
import { oneOf, type Row, type VerbAction, verbAction } from '../spec.js'

const isThere = ({ archivedAt }: Row) => archivedAt === null

const markChecked = verbAction({
  name: 'markChecked',
  kind: 'record',
  label: 'Mark as checked',
  explain: 'Callers hear how fresh what we know is: the day of today, and whether all of it was found right.',
  fields: [
    {
      name: 'isHealthy',
      label: 'Researched and healthy',
      kind: 'yes-no',
      initial: true,
      hint: 'Without it callers hear that it may have changed',
    },
  ],
  submit: 'Mark as checked',
  isOffered: isThere,
  input: z.object({ isHealthy: z.boolean() }),
  run: async (ctx, ids, { isHealthy }) => {
    await markPropertyChecked(ctx, { id: oneOf(ids), isHealthy })
    return { message: 'Checked today', kind: 'good' }
  },
})

const archive = verbAction({
  name: 'archive',
  kind: 'record',
  label: 'Archive',
  explain: 'Callers do not hear of it any more. Its calls, appointments and offers stay.',
  submit: 'Archive',
  isDanger: true,
  isOffered: isThere,
  input: z.object({}),
  run: async (ctx, ids) => {
    await archiveProperty(ctx, { id: oneOf(ids) })
    return { message: 'Archived', kind: 'good' }
  },
})

const unarchive = verbAction({
  name: 'unarchive',
  kind: 'record',
  label: 'Take out of the archive',
  submit: 'Take out of the archive',
  isOffered: (row) => !isThere(row),
  input: z.object({}),
  run: async (ctx, ids) => {
    await unarchiveProperty(ctx, { id: oneOf(ids) })
    return { message: 'Callers can ask about it again', kind: 'good' }
  },
})

/** In the order of the menu. */
export const propertyActions: readonly VerbAction[] = [markChecked, archive, unarchive]
