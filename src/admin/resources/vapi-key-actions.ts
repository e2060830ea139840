import { z } from 'zod'
import { removeVapiKey, setVapiKey } from '../../domain/vapi-accounts/index.js'
import { oneOf, type VerbAction, verbAction } from '../spec.js'

const setKey = verbAction({
  name: 'setVapiKey',
  kind: 'record',
  label: 'Set Vapi API key',
  explain:
    'Only for a client with a Vapi account of its own. Its calls, assistants and numbers are then looked up with this key, and everything the key opens counts as this client’s. Nobody can read the key again.',
  fields: [
    {
      name: 'key',
      label: 'Private API key',
      kind: 'new-password',
      isRequired: true,
      hint: 'From Vapi: Organization, API Keys, the private one. Vapi is asked whether it is good.',
    },
  ],
  submit: 'Check and store',
  input: z.object({ key: z.string('Please paste the key') }),
  run: async (ctx, ids, { key }) => {
    await setVapiKey(ctx, { clientId: oneOf(ids), key })
    return { message: 'Vapi accepts the key. It is stored and used from now on.', kind: 'good' }
  },
})

const removeKey = verbAction({
  name: 'removeVapiKey',
  kind: 'record',
  label: 'Remove Vapi API key',
  explain:
    'Forgets the client’s own key. Calls in its own account at Vapi are then no longer looked up; webhooks go on as before.',
  submit: 'Remove key',
  isDanger: true,
  isOffered: ({ hasVapiKey }) => hasVapiKey === true,
  input: z.object({}),
  run: async (ctx, ids) => {
    const { wasRemoved } = await removeVapiKey(ctx, { clientId: oneOf(ids) })
    return wasRemoved
      ? { message: 'The key was removed', kind: 'good' }
      : { message: 'This client has no key of its own; nothing changed', kind: 'info' }
  },
})

/** What staff do with a client's own key of Vapi. */
export const vapiKeyActions: readonly VerbAction[] = [setKey, removeKey]
