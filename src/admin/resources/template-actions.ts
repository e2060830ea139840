import { z } from 'zod'
import {
  addStarterTemplates,
  applyRollOut,
  duplicateTemplate,
  setTemplateActive,
} from '../../domain/templates/index.js'
import { invalid } from '../../platform/errors.js'
import { oneOf, type Row, type VerbAction, verbAction } from '../spec.js'

const nothing = z.object({})

const addStarters = verbAction({
  name: 'addStarters',
  kind: 'resource',
  isAboutNone: true,
  isForEmpty: true,
  label: 'Add starter templates',
  explain:
    'Dentist, law firm, real estate and home services for calls that come in, and one for calling back new leads.',
  submit: 'Add them',
  input: nothing,
  run: async (ctx) => {
    const { names } = await addStarterTemplates(ctx)
    return { message: `Added: ${names.join(', ')}`, kind: 'good' }
  },
})

/** The page posts one assistant at a time, so that it can say how each went. */
const rollOut = verbAction({
  name: 'rollOut',
  kind: 'record',
  label: 'Roll out',
  fields: [
    { name: 'choice', label: 'What to take over', kind: 'long', isRequired: true },
    { name: 'templateRevision', label: 'Revision', kind: 'number', isRequired: true },
    { name: 'publish', label: 'Publish', kind: 'yes-no' },
  ],
  submit: 'Roll out',
  isInline: true,
  input: z.object({ choice: z.string(), templateRevision: z.number(), publish: z.boolean().default(false) }),
  run: async (ctx, ids, { choice, templateRevision, publish }) => {
    const choices = [read(choice)] as Parameters<typeof applyRollOut>[1]['choices']
    const { results } = await applyRollOut(ctx, { templateId: oneOf(ids), templateRevision, choices, publish })
    const [result] = results
    const kind = { published: 'good', drafted: 'info', failed: 'bad' } as const
    return { message: result?.message ?? '', kind: kind[result?.state ?? 'failed'] }
  },
})

const duplicate = verbAction({
  name: 'duplicate',
  kind: 'record',
  label: 'Duplicate',
  fields: [{ name: 'name', label: 'Name of the copy', kind: 'text', isRequired: true }],
  submit: 'Duplicate',
  input: z.object({ name: z.string('Please fill this in') }),
  run: async (ctx, ids, { name }) => {
    await duplicateTemplate(ctx, { id: oneOf(ids), name })
    return { message: `${name} says the same now`, kind: 'good' }
  },
})

const offer = (isActive: boolean): VerbAction =>
  verbAction({
    name: isActive ? 'activate' : 'deactivate',
    kind: 'record',
    label: isActive ? 'Offer again' : 'Offer no more',
    explain: isActive
      ? 'It can be chosen for new assistants again.'
      : 'Nobody can choose it for a new assistant. Those made from it stay, and it can still be rolled out to them.',
    submit: isActive ? 'Offer again' : 'Offer no more',
    isOffered: (row: Row) => row['isActive'] === !isActive,
    input: nothing,
    run: async (ctx, ids) => {
      await setTemplateActive(ctx, { id: oneOf(ids), isActive })
      return { message: isActive ? 'Offered again' : 'Not offered any more', kind: 'good' }
    },
  })

export const templateActions: readonly VerbAction[] = [addStarters, rollOut, duplicate, offer(true), offer(false)]

function read(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw invalid('choice', 'This is no JSON')
  }
}
