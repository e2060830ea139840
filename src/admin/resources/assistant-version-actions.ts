import { z } from 'zod'
import { getVersion, putOursBack, restoreVersion, takeTheirs } from '../../domain/assistants/index.js'
import { oneOf, type Row, verbAction } from '../spec.js'
import type { Field } from '../ui-types.js'
import { namingFields, saidOfPublishing } from './assistant-publishing.js'

// What is live and what was: changes made in Vapi, and versions.

const nothing = z.object({})
export const isPublished = (row: Row) => row['publishedVersion'] != null && row['archivedAt'] == null
const differs = (row: Row) => isPublished(row) && row['differs'] === true

export const takeTheirsAction = verbAction({
  name: 'takeTheirs',
  kind: 'record',
  label: 'Take theirs',
  explain: 'What somebody changed in Vapi becomes a new version here. Nothing changes at Vapi.',
  submit: 'Take theirs',
  isOffered: differs,
  input: nothing,
  run: async (ctx, ids) => {
    const { version, onlyInVersion } = await takeTheirs(ctx, { id: oneOf(ids) })
    const lost = onlyInVersion.join(', ')
    return lost
      ? {
          message: `Version ${version}. The wizard cannot say this, so publishing again replaces it: ${lost}`,
          kind: 'info',
        }
      : { message: `Taken over as version ${version}`, kind: 'good' }
  },
})

export const putOursBackAction = verbAction({
  name: 'putOursBack',
  kind: 'record',
  label: 'Put ours back',
  explain: 'Writes to Vapi what was published. What somebody changed there is lost.',
  submit: 'Put ours back',
  isDanger: true,
  isOffered: differs,
  input: nothing,
  run: async (ctx, ids) => {
    await putOursBack(ctx, { id: oneOf(ids) })
    return { message: 'Vapi has it as it was published again', kind: 'good' }
  },
})

const number = z.number('Please write the number of a version').int().positive()
const versionField: Field = { name: 'number', label: 'Version', kind: 'number', isRequired: true }

export const readVersionAction = verbAction({
  name: 'readVersion',
  kind: 'record',
  label: 'Look at a version',
  fields: [versionField],
  submit: 'Look',
  isInline: true,
  input: z.object({ number }),
  run: async (ctx, ids, input) => {
    const { firstMessage, prompt, diff } = await getVersion(ctx, { assistantId: oneOf(ids), number: input.number })
    return { message: `Version ${input.number}`, version: { number: input.number, firstMessage, prompt, diff } }
  },
})

export const restoreVersionAction = verbAction({
  name: 'restoreVersion',
  kind: 'record',
  label: 'Bring a version back',
  explain: 'What it was told then becomes the draft and is published, as a new version.',
  fields: [versionField],
  submit: 'Bring back and publish',
  isInline: true,
  isOffered: (row) => row['archivedAt'] == null,
  input: z.object({ number }),
  run: async (ctx, ids, input) => {
    const id = oneOf(ids)
    const restored = await namingFields(ctx, id, restoreVersion(ctx, { assistantId: id, number: input.number }))
    const kept = restored.keptFromDraft.join(', ')
    const { message, kind = 'good' } = saidOfPublishing(restored)
    return {
      message: kept ? `${message}. Not brought back, because it is not accepted any more: ${kept}` : message,
      kind,
    }
  },
})
