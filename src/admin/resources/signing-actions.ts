import { z } from 'zod'
import { changeSigning, rotateSigning } from '../signing.js'
import { ROTATE_FIELDS, SIGNING_FIELDS } from '../signing-fields.js'
import { oneOf, type VerbAction, verbAction } from '../spec.js'

const posted = z.record(z.string(), z.unknown())

/** How Vapi proves who it is to a client's URL; the client's page has a card for them (SigningCard.tsx). */
export const signingActions: readonly VerbAction[] = [
  verbAction({
    name: 'updateSigning',
    kind: 'record',
    label: 'Change how Vapi proves who it is',
    submit: 'Save',
    isInline: true,
    fields: SIGNING_FIELDS,
    input: posted,
    run: (ctx, ids, values) => changeSigning(ctx, oneOf(ids), values),
  }),
  verbAction({
    name: 'rotateSigningSecret',
    kind: 'record',
    label: 'Rotate the signing secret',
    submit: 'Rotate secret',
    isInline: true,
    isDanger: true,
    fields: ROTATE_FIELDS,
    input: posted,
    run: (ctx, ids, values) => rotateSigning(ctx, oneOf(ids), values),
  }),
]
