import { randomUUID } from 'node:crypto'
import type { Prisma, SigningPlan } from '@prisma/client'
import { z } from 'zod'
import { type Ctx, inTransaction, isUniqueViolation } from '../../platform/context.js'
import { conflict, invalid } from '../../platform/errors.js'
import { emptyAsNull } from '../../platform/fields.js'
import { openIfPossible } from '../../platform/readable.js'
import { audit, type Changes, changesOf } from '../audit/index.js'
import { assertMay } from '../staff/index.js'
import { checkedSecret, fits, makeSecret } from './make-secret.js'
import { lockedPlan, type Owner, ownerOf } from './plans.js'
import { secretPlace } from './read-signing.js'
import { type AnyOptions, optionsOf, SCHEMES, type SigningScheme } from './types.js'

export const updateSigningInput = z.strictObject({
  /** Null is the organisation. */
  clientId: z.uuid().nullable(),
  scheme: z.enum(SCHEMES, 'Please choose how Vapi proves who it is'),
  options: z.record(z.string(), z.unknown()).default({}),
  /** Left out or empty: the present one stays where it fits, else one is made. */
  secret: emptyAsNull(z.string()).optional(),
  toleranceSeconds: z.coerce
    .number('Please write a number of seconds')
    .int('Please write whole seconds')
    .min(60, 'Please write 60 to 86400 seconds')
    .max(86_400, 'Please write 60 to 86400 seconds')
    .default(300),
  vapiCredentialId: emptyAsNull(
    z.string().trim().toLowerCase().pipe(z.uuid('Please paste the id of the credential, as Vapi shows it')),
  ).default(null),
})

/**
 * Says how Vapi proves who it is to a client's URL, or with null to the organisation's. A secret that was made is in the
 * answer, and never shown again; a changed one ends the old one at once (rotateSigningSecret does not).
 * @throws not_found, invalid with the wrong option, forbidden
 */
export async function updateSigning(
  ctx: Ctx,
  input: z.input<typeof updateSigningInput>,
): Promise<{ secret: string | undefined }> {
  assertMay(ctx, 'signing.write')
  const { clientId, scheme, ...wanted } = updateSigningInput.parse(input)
  if (clientId === null && scheme === 'NONE')
    throw invalid('scheme', 'The organisation’s URL holds no token, so a signature is required there')
  const options = optionsOf(scheme, wanted.options)
  return inTransaction(ctx, async (tx) => {
    const owner = await ownerOf(tx, clientId)
    const before = await lockedPlan(tx, clientId)
    const secrets = secretsFor(tx, { before, scheme, options, typed: wanted.secret ?? null })
    const plan = {
      scheme,
      options,
      toleranceSeconds: wanted.toleranceSeconds,
      vapiCredentialId: wanted.vapiCredentialId,
    }
    await store(tx, { owner, before, plan, secrets })
    await audit(tx, {
      action: 'signing.update',
      subject: owner.subject,
      clientId: clientId ?? undefined,
      changes: { ...whatChanged(before, plan), ...(secrets.isNew && { secret: [null, 'replaced'] }) },
    })
    return { secret: secrets.made }
  })
}

type Secrets = {
  /** Null where none is needed, undefined where the stored one stays. */
  current: string | null | undefined
  isNew: boolean
  made: string | undefined
}

type Wanted = { before: SigningPlan | null; scheme: SigningScheme; options: AnyOptions; typed: string | null }

function secretsFor(ctx: Ctx, { before, scheme, options, typed }: Wanted): Secrets {
  if (scheme === 'NONE') return { current: null, isNew: false, made: undefined }
  if (typed !== null) return { current: checkedSecret(typed, options), isNew: true, made: undefined }
  const stored = before?.scheme === scheme && before.secretSealed ? before.secretSealed : undefined
  const present = stored && before && openIfPossible(ctx, secretPlace(before), stored)?.toString('utf8')
  if (present !== undefined && present !== null && fits(present, options))
    return { current: undefined, isNew: false, made: undefined }
  const made = makeSecret(options)
  return { current: made, isNew: true, made }
}

type Plan = Pick<SigningPlan, 'scheme' | 'toleranceSeconds' | 'vapiCredentialId'> & { options: AnyOptions }
type Stored = { owner: Owner; before: SigningPlan | null; plan: Plan; secrets: Secrets }

async function store(tx: Ctx, { owner: { clientId }, before, plan, secrets: { current } }: Stored): Promise<void> {
  const id = before?.id ?? randomUUID()
  const columns = {
    ...plan,
    options: plan.options as Prisma.InputJsonObject,
    ...(current !== undefined && {
      secretSealed: current === null ? null : tx.vault.seal(secretPlace({ id, clientId }), current),
      previousSecretSealed: null,
      previousUntil: null,
    }),
  }
  if (before) await tx.db.signingPlan.update({ where: { id }, data: columns })
  else await tx.db.signingPlan.create({ data: { id, clientId, ...columns } }).catch(refuseSecond)
}

function refuseSecond(error: unknown): never {
  if (isUniqueViolation(error)) throw conflict('Somebody else set this up at the same moment. Load the page again.')
  throw error
}

/** For the audit log: of the same scheme each option by its own name, of another one all of them together. */
function whatChanged(before: SigningPlan | null, after: Plan): Changes {
  const old = {
    scheme: before?.scheme ?? 'NONE',
    toleranceSeconds: before?.toleranceSeconds ?? 300,
    vapiCredentialId: before?.vapiCredentialId ?? null,
  }
  const { options, ...rest } = after
  const changes = changesOf(old, rest)
  if (old.scheme !== after.scheme) return { ...changes, options: [before?.options ?? null, options] }
  return { ...changes, ...changesOf(before?.options as AnyOptions, options) }
}
