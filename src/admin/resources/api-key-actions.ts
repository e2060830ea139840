import { z } from 'zod'
import { renameApiKey, revokeApiKey } from '../../domain/api-keys/index.js'
import { oneOf, type Row, type VerbAction, verbAction } from '../spec.js'
import { keyFields, keyNameField, makeKey, makeKeyInput } from './api-key-form.js'

const makeForClient = verbAction({
  name: 'makeForClient',
  kind: 'resource',
  label: 'New key for a client',
  explain: 'Lets a program of the client in, to what the client itself sees. It is shown once, to be handed over.',
  fields: keyFields('client'),
  submit: 'Make the key',
  isAboutNone: true,
  input: makeKeyInput.required({ clientId: true }),
  run: (ctx, _ids, values) => makeKey(ctx, 'client', values),
})

const makeForAgency = verbAction({
  name: 'makeForAgency',
  kind: 'resource',
  label: 'New key of the agency',
  explain: 'Lets a program of the agency in, to all clients. It is shown once.',
  fields: keyFields('agency'),
  submit: 'Make the key',
  isAboutNone: true,
  input: makeKeyInput.required({ role: true }),
  run: (ctx, _ids, { clientId: _none, ...values }) => makeKey(ctx, 'agency', values),
})

const rename = verbAction({
  name: 'rename',
  kind: 'record',
  label: 'Rename',
  fields: [keyNameField],
  submit: 'Save',
  isPrefilled: true,
  isOffered: isNotRevoked,
  input: z.object({ name: z.string('Please fill this in') }),
  run: async (ctx, ids, { name }) => {
    await renameApiKey(ctx, { id: oneOf(ids), name })
    return { message: 'Saved', kind: 'good' }
  },
})

const END = 'From that moment on every program that shows it is refused. It cannot be taken back: they need a new one.'

const revoke = verbAction({
  name: 'revoke',
  kind: 'record',
  label: 'Revoke',
  explain: END,
  submit: 'Revoke for good',
  isDanger: true,
  isOffered: isNotRevoked,
  input: z.object({}),
  run: async (ctx, ids) => {
    await revokeApiKey(ctx, { id: oneOf(ids) })
    return { message: 'Revoked. Whoever shows this key is refused from now on', kind: 'good' }
  },
})

const revokeAll = verbAction({
  name: 'revokeAll',
  kind: 'bulk',
  label: 'Revoke',
  explain: END,
  submit: 'Revoke for good',
  isDanger: true,
  isOffered: isNotRevoked,
  input: z.object({}),
  run: async (ctx, ids) => {
    for (const id of ids) await revokeApiKey(ctx, { id })
    return { message: `${ids.length} ${ids.length === 1 ? 'key' : 'keys'} revoked`, kind: 'good' }
  },
})

/** In the order of the menu. */
export const apiKeyActions: readonly VerbAction[] = [makeForClient, makeForAgency, rename, revoke, revokeAll]

function isNotRevoked({ revokedAt }: Row): boolean {
  return revokedAt === null
}
