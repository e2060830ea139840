import { z } from 'zod'
import {
  archiveAssistant,
  compareAssistant,
  getAssistant,
  publishAssistant,
  renameAssistant,
  unarchiveAssistant,
} from '../../domain/assistants/index.js'
import { startImpersonation } from '../../domain/sessions/index.js'
import { createTemplate } from '../../domain/templates/index.js'
import { oneOf, type Row, type VerbAction, verbAction } from '../spec.js'
import type { Field, Said } from '../ui-types.js'
import { counted, forEach, namingFields, saidOfMany, saidOfPublishing } from './assistant-publishing.js'
import { testCallAction } from './assistant-test-call.js'
import {
  isPublished,
  putOursBackAction,
  readVersionAction,
  restoreVersionAction,
  takeTheirsAction,
} from './assistant-version-actions.js'

const nothing = z.object({})
const PUBLISHABLE = ['DRAFT', 'CHANGED', 'LIVE', 'INCOMPLETE', 'DIFFERS', 'UNDER_WAY']
const isIn = (standings: readonly string[]) => (row: Row) => standings.includes(String(row['standing']))
const isKept = (row: Row) => row['archivedAt'] == null

const openWizard = verbAction({
  name: 'openWizard',
  kind: 'record',
  label: 'Open the wizard',
  explain: 'Opens it in a new tab in the client’s portal, for 30 minutes. The client can read who did and why.',
  fields: [{ name: 'reason', label: 'Why', kind: 'text', isRequired: true, initial: 'Setting up the assistant' }],
  submit: 'Open the wizard',
  isOffered: isIn(PUBLISHABLE),
  input: z.object({ reason: z.string('Please say in a few words why') }),
  run: async (ctx, ids, { reason }) => {
    const { id, clientId } = await getAssistant(ctx, { id: oneOf(ids) })
    const { url } = await startImpersonation(ctx, { clientId, reason, path: `/assistants/${id}` })
    return { message: 'The wizard opens in a new tab', kind: 'good', open: url }
  },
})

const overDriftField: Field = {
  name: 'overDrift',
  label: 'Publish over what somebody changed in Vapi',
  kind: 'yes-no',
  initial: false,
  hint: 'Otherwise it stops there, to be compared first',
}
const noteField: Field = { name: 'note', label: 'What is new', kind: 'text', hint: 'Stands with the version' }

const publish = verbAction({
  name: 'publish',
  kind: 'record',
  label: 'Publish',
  explain:
    'Makes what the wizard was told live at Vapi, as a new version. Safe to repeat: it goes on where it stopped.',
  fields: [noteField, overDriftField],
  submit: 'Publish',
  isOffered: isIn(PUBLISHABLE),
  input: z.object({ note: z.string().nullish(), overDrift: z.boolean().nullish() }),
  run: async (ctx, ids, { note, overDrift }) => {
    const id = oneOf(ids)
    return saidOfPublishing(
      await namingFields(ctx, id, publishAssistant(ctx, { id, note: note ?? null, overDrift: overDrift === true })),
    )
  },
})

const publishAll = verbAction({
  name: 'publishAll',
  kind: 'bulk',
  label: 'Publish changes',
  explain: 'Publishes those of these that have changes, one after the other. What is only a draft stays one.',
  submit: 'Publish',
  input: nothing,
  run: async (ctx, ids) => {
    const { done, failed, left } = await forEach(ctx, ids, async ({ id, publishedVersion, publishState, ...one }) => {
      const isWaiting = one.hasUnpublishedChanges || publishState === 'INCOMPLETE'
      if (publishedVersion === null || !isWaiting || one.archivedAt) return 'left'
      const { kind, message } = saidOfPublishing(await namingFields(ctx, id, publishAssistant(ctx, { id })))
      return kind === 'good' ? 'done' : message
    })
    const rest = left > 0 ? ` ${left} had nothing to publish.` : ''
    return saidOfMany(`${counted(done)} published.${rest}`, failed)
  },
})

const compare = verbAction({
  name: 'compare',
  kind: 'record',
  label: 'Compare with Vapi',
  submit: 'Compare',
  isOffered: isPublished,
  input: nothing,
  run: async (ctx, ids) => COMPARED[(await compareAssistant(ctx, { id: oneOf(ids) })).state],
})

const COMPARED: Record<Awaited<ReturnType<typeof compareAssistant>>['state'], Said> = {
  same: { message: 'Vapi has it as it was published', kind: 'good' },
  differs: { message: 'Somebody changed it in Vapi: see what differs', kind: 'info' },
  gone: { message: 'Vapi no longer has it. Publish it to make it anew.', kind: 'info' },
  unpublished: { message: 'It was never published, so there is nothing to compare', kind: 'info' },
}

const compareAll = verbAction({
  name: 'compareAll',
  kind: 'bulk',
  label: 'Compare with Vapi',
  explain: 'Asks Vapi for each of these that is published, and notes where somebody changed it there.',
  submit: 'Compare',
  input: nothing,
  run: async (ctx, ids) => {
    const found = { same: 0, differs: 0, gone: 0 }
    const { failed } = await forEach(ctx, ids, async ({ id }) => {
      const { state } = await compareAssistant(ctx, { id })
      if (state === 'unpublished') return 'left'
      found[state] += 1
      return 'done'
    })
    const gone = found.gone > 0 ? `, ${found.gone} Vapi no longer has` : ''
    return saidOfMany(`${found.same} as published, ${found.differs} changed at Vapi${gone}.`, failed)
  },
})

const rename = verbAction({
  name: 'rename',
  kind: 'record',
  label: 'Rename',
  fields: [
    { name: 'name', label: 'New name', kind: 'text', isRequired: true, hint: 'At Vapi with the next publishing' },
  ],
  submit: 'Rename',
  isOffered: isIn(PUBLISHABLE),
  input: z.object({ name: z.string('Please fill this in') }),
  run: async (ctx, ids, { name }) => {
    await renameAssistant(ctx, { id: oneOf(ids), name })
    return { message: 'Renamed', kind: 'good' }
  },
})

const saveAsTemplate = verbAction({
  name: 'saveAsTemplate',
  kind: 'record',
  label: 'Save as a template',
  explain:
    'Keeps what it was told to begin others with. What names this client, its numbers or its addresses is left out.',
  fields: [
    { name: 'name', label: 'Name of the template', kind: 'text', isRequired: true },
    { name: 'about', label: 'What it is for', kind: 'text' },
  ],
  submit: 'Save',
  isOffered: isIn([...PUBLISHABLE, 'ARCHIVED']),
  input: z.object({ name: z.string('Please fill this in'), about: z.string().nullish() }),
  run: async (ctx, ids, { name, about }) => {
    const { leftOut } = await createTemplate(ctx, { name, about: about ?? null, fromAssistantId: oneOf(ids) })
    const message = leftOut.length > 0 ? `Saved. Left out: ${leftOut.join(', ')}.` : 'Saved.'
    return { message: `${message} Look it over under Templates before it is used.`, kind: 'good' }
  },
})

const archive = verbAction({
  name: 'archive',
  kind: 'record',
  label: 'Archive',
  explain:
    'Deletes it at Vapi and takes it off its numbers, which then need another. Its versions and calls stay here.',
  submit: 'Archive',
  isDanger: true,
  isOffered: isKept,
  input: nothing,
  run: async (ctx, ids) => {
    await archiveAssistant(ctx, { id: oneOf(ids) })
    return { message: 'Archived', kind: 'good' }
  },
})

const unarchive = verbAction({
  name: 'unarchive',
  kind: 'record',
  label: 'Take out of the archive',
  explain: 'It is a draft again, with all it was told. It is live again once it is published and has a number.',
  submit: 'Take out',
  isOffered: isIn(['ARCHIVED']),
  input: nothing,
  run: async (ctx, ids) => {
    await unarchiveAssistant(ctx, { id: oneOf(ids) })
    return { message: 'It is a draft again', kind: 'good' }
  },
})

/** In the order of the menu. */
export const assistantActions: readonly VerbAction[] = [
  openWizard,
  publish,
  testCallAction,
  compare,
  takeTheirsAction,
  putOursBackAction,
  readVersionAction,
  restoreVersionAction,
  rename,
  saveAsTemplate,
  archive,
  unarchive,
  publishAll,
  compareAll,
]
