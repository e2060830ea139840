import { DateTime } from 'luxon'
import { z } from 'zod'
import { createApiKey, SCOPES, type Scope, scopeGroups, scopeInWords } from '../../domain/api-keys/index.js'
import type { Ctx } from '../../platform/context.js'
import { invalid } from '../../platform/errors.js'
import { timeZoneOf } from '../clock.js'
import { lookOf } from '../look.js'
import { withRenamedFields } from '../renamed-fields.js'
import type { Choice, Field, Said } from '../ui-types.js'

export type Audience = Parameters<typeof scopeGroups>[0]

const SOME = 'some'
const DAYS = ['30', '90', '365'] as const

export const keyNameField: Field = {
  name: 'name',
  label: 'Name',
  kind: 'text',
  isRequired: true,
  hint: 'The program it is for, such as: CRM',
}

const mayField: Field = {
  name: 'may',
  label: 'What it may do',
  kind: 'choice',
  isRequired: true,
  initial: 'read',
  choices: [
    { value: 'read', label: 'Read everything, change nothing' },
    { value: 'all', label: 'Read and change everything' },
    { value: SOME, label: 'Only what is ticked below' },
  ],
}

const expiryFields: Field[] = [
  {
    name: 'expires',
    label: 'Good for',
    kind: 'choice',
    isRequired: true,
    initial: '365',
    choices: [
      { value: '30', label: '30 days' },
      { value: '90', label: '90 days' },
      { value: '365', label: 'a year' },
      { value: 'day', label: 'until the end of a day' },
      { value: 'never', label: 'until somebody revokes it' },
    ],
  },
  { name: 'day', label: 'Last day', kind: 'day', hint: 'Only for “until the end of a day”' },
]

const roleField: Field = {
  name: 'role',
  label: 'As what',
  kind: 'choice',
  isRequired: true,
  initial: 'VIEWER',
  hint: 'It is never allowed more than staff of this role, whatever is ticked below',
  choices: [
    { value: 'VIEWER', label: 'Viewer' },
    { value: 'SUPPORT', label: 'Support' },
    { value: 'ADMIN', label: 'Admin' },
  ],
}

const clientField: Field = { name: 'clientId', label: 'Client', kind: 'client', isRequired: true }

const ticked = z.string().nullish()

/** What both forms post. */
export const makeKeyInput = z.object({
  clientId: z.string('Please choose a client').optional(),
  role: z.enum(['VIEWER', 'SUPPORT', 'ADMIN'], 'Please choose').optional(),
  name: z.string('Please fill this in'),
  may: z.enum(['read', 'all', SOME], 'Please choose'),
  reads: ticked,
  writes: ticked,
  expires: z.enum([...DAYS, 'day', 'never'], 'Please choose'),
  day: z.string().nullish(),
})

/** The form of a new key: whose it is, or as what it acts, stands in front. */
export const keyFields = (audience: Audience): Field[] => [
  ...(audience === 'client' ? [clientField, keyNameField] : [keyNameField, roleField]),
  mayField,
  ...tickFields(audience),
  ...expiryFields,
]

/** Makes a key as its form says, and says it once. @throws invalid at the fields of the form */
export async function makeKey(ctx: Ctx, audience: Audience, values: z.infer<typeof makeKeyInput>): Promise<Said> {
  const { clientId, role, name } = values
  const scopes = wantedScopes(audience, values)
  const expiresAt = await expiryOf(ctx, values)
  const given = { name, scopes, ...(clientId && { clientId }), ...(role && { role }), ...(expiresAt && { expiresAt }) }
  const { key } = await withRenamedFields({ scopes: 'reads', expiresAt: 'day' }, () => createApiKey(ctx, given))
  const reference = `${ctx.config.publicUrl}/api/v1/docs`
  const hint = `Shown only now. Programs send it in the header X-API-Key. What they can ask for: ${reference}`
  return { message: 'Key made', kind: 'good', secret: { label: `Key for ${name.trim()}`, value: key, hint } }
}

function tickFields(audience: Audience): Field[] {
  const choices = (end: string): Choice[] =>
    scopesOf(audience, end).map((scope) => ({ value: scope, label: scopeInWords(scope) }))
  return [
    { name: 'reads', label: 'It may read', kind: 'choices', choices: choices(':read') },
    { name: 'writes', label: 'It may change', kind: 'choices', choices: choices(':write') },
  ]
}

function scopesOf(audience: Audience, end = ''): Scope[] {
  const all: Scope[] = scopeGroups(audience).flatMap(({ scopes }) => scopes)
  return all.filter((scope) => scope.endsWith(end))
}

/** @throws invalid when only some things are wanted and none was ticked */
function wantedScopes(audience: Audience, { may, reads, writes }: z.infer<typeof makeKeyInput>): Scope[] {
  if (may !== SOME) return scopesOf(audience, may === 'read' ? ':read' : '')
  const chosen = [...tickedOf('reads', reads), ...tickedOf('writes', writes)]
  if (chosen.length === 0) throw invalid('reads', 'Please tick at least one of these')
  return chosen
}

/** A group of ticks posts a list as JSON. @throws invalid when it is none */
function tickedOf(name: string, text: string | null | undefined): Scope[] {
  if (!text) return []
  try {
    return z.array(z.enum(SCOPES)).parse(JSON.parse(text))
  } catch {
    throw invalid(name, 'Please tick what it may do')
  }
}

/** A day ends with the client's own, or the agency's. */
async function expiryOf(ctx: Ctx, { expires, day, clientId }: z.infer<typeof makeKeyInput>): Promise<Date | undefined> {
  if (expires === 'never') return undefined
  if (expires !== 'day') return new Date(ctx.now.getTime() + Number(expires) * 86_400_000)
  const zone = clientId ? await timeZoneOf(ctx, clientId) : (await lookOf(ctx)).timeZone
  const start = DateTime.fromISO(day ?? '', { zone }).startOf('day')
  if (!start.isValid) throw invalid('day', 'Please choose a day')
  return start.plus({ days: 1 }).toJSDate()
}

/** What the list says of the scopes of a key. */
export function mayInWords(scopes: readonly string[], audience: Audience): string {
  const share = (end: string): Share => ({
    given: scopes.filter((scope) => scope.endsWith(end)).length,
    most: scopesOf(audience, end).length,
  })
  const reads = share(':read')
  const writes = share(':write')
  if (reads.given >= reads.most && writes.given >= writes.most) return 'Reads and changes everything'
  return `Reads ${shareInWords(reads)}, changes ${shareInWords(writes)}`
}

type Share = { given: number; most: number }

function shareInWords({ given, most }: Share): string {
  if (given === 0) return 'nothing'
  return given >= most ? 'everything' : `${given} of ${most}`
}
