import { followClientsLater } from '../domain/assistants/index.js'
import { rotateSigningSecret, updateSigning } from '../domain/signing/index.js'
import type { Ctx } from '../platform/context.js'
import { SCHEME_WORDS } from './signing-fields.js'
import type { Row } from './spec.js'
import type { Said } from './ui-types.js'

type Update = Parameters<typeof updateSigning>[1]
type Rotate = Parameters<typeof rotateSigningSecret>[1]

/** The posted form as the verb wants it; what was left empty is as if it were not there. */
export async function changeSigning(ctx: Ctx, clientId: string | null, values: Row): Promise<Said> {
  const { scheme, secret, toleranceSeconds, vapiCredentialId, ...options } = withoutNulls(values)
  const input = { clientId, scheme, options, secret, toleranceSeconds, vapiCredentialId } as Update
  const made = await updateSigning(ctx, input)
  if (clientId) await followClientsLater(ctx, [clientId])
  const message = `Saved: ${SCHEME_WORDS[String(scheme)]}`
  if (!made.secret) return { message, kind: 'good' }
  return { message, kind: 'good', secret: shown(made.secret, 'Paste it into the credential in Vapi.') }
}

export async function rotateSigning(ctx: Ctx, clientId: string | null, values: Row): Promise<Said> {
  const { secret } = await rotateSigningSecret(ctx, { clientId, ...withoutNulls(values) } as Rotate)
  const hours = Number(values['graceHours'])
  const old =
    hours === 0
      ? 'The old one no longer works.'
      : `The old one works for ${hours} more ${hours === 1 ? 'hour' : 'hours'}.`
  return { message: 'Secret rotated', kind: 'good', secret: shown(secret, `Paste it into Vapi now. ${old}`) }
}

const shown = (value: string, hint: string) => ({
  label: 'New secret for Vapi',
  value,
  hint: `Shown only now. ${hint}`,
})

const withoutNulls = (values: Row): Row =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null))
