import { z } from 'zod'
import { placeTestCall } from '../../domain/test-calls/index.js'
import { oneOf, type Row, verbAction } from '../spec.js'

/** Rings somebody of the agency; how it went stands on the assistant's page. */
export const testCallAction = verbAction({
  name: 'testCall',
  kind: 'record',
  label: 'Test call',
  explain: 'Rings this phone now, and lets the assistant talk as it is published. The page shows how it went.',
  fields: [
    {
      name: 'toNumber',
      label: 'Phone to ring',
      kind: 'phone',
      isRequired: true,
      hint: 'Your own, with its country code',
    },
  ],
  submit: 'Ring it now',
  isOffered: (row: Row) => row['archivedAt'] == null && row['vapiAssistantId'] != null,
  input: z.object({ toNumber: z.string('Please write a phone number') }),
  run: async (ctx, ids, { toNumber }) => {
    await placeTestCall(ctx, { assistantId: oneOf(ids), toNumber })
    return { message: 'It rings in a moment', kind: 'good' }
  },
})
