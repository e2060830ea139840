import { z } from 'zod'
import type { Ctx } from '../../platform/context.js'
import { type PromptLine, visibleAssistants } from '../assistants/index.js'
import type { DraftFacts, Field } from '../wizard/index.js'
import { factInWords, rowInWords } from './fact-words.js'
import { findTemplate, type Template } from './get-template.js'
import { assertMayRead } from './may.js'
import { type FactRow, keyOf, type MergeStep, mergeSteps } from './merge-facts.js'

/** What a roll-out would change in an assistant, and what it would leave. */
export type FactChange = {
  /** What it is chosen by. */
  key: string
  label: string
  /** `kept` was changed there too, and stays unless it is chosen. */
  state: 'taken' | 'kept'
  lines: PromptLine[]
}

export type RollOutLine = {
  id: string
  name: string
  businessName: string
  /** Send it back with what was chosen. */
  revision: number
  isPublished: boolean
  /** Its draft has changes of its own, which would be published with it. */
  hasUnpublishedChanges: boolean
  changes: FactChange[]
}

export type RollOutPreview = { template: Pick<Template, 'id' | 'name' | 'revision'>; assistants: RollOutLine[] }

const MOST = 1_000

const columns = {
  id: true,
  name: true,
  facts: true,
  templateFacts: true,
  revision: true,
  publishedVersion: true,
  publishedRevision: true,
  client: { select: { businessName: true } },
} as const

/**
 * What a template has to say to the assistants that were made from it, with the change of each in words. Archived ones are
 * not asked any more. @throws not_found, forbidden
 */
export async function previewRollOut(
  ctx: Ctx,
  input: { templateId: string; assistantIds?: readonly string[] },
): Promise<RollOutPreview> {
  assertMayRead(ctx)
  const { id, name, revision, direction, facts } = await findTemplate(ctx, input.templateId)
  const ids = z.array(z.uuid()).optional().parse(input.assistantIds)
  const rows = await ctx.db.assistant.findMany({
    where: {
      AND: [visibleAssistants(ctx.actor), { templateId: id, archivedAt: null }, ids ? { id: { in: ids } } : {}],
    },
    orderBy: [{ client: { businessName: 'asc' } }, { name: 'asc' }, { id: 'asc' }],
    take: MOST,
    select: columns,
  })
  const assistants = rows.map(({ client, publishedVersion, publishedRevision, ...row }) => ({
    id: row.id,
    name: row.name,
    businessName: client.businessName,
    revision: row.revision,
    isPublished: publishedVersion !== null,
    hasUnpublishedChanges: publishedRevision !== null && publishedRevision !== row.revision,
    changes: changesIn(
      mergeSteps(direction, {
        base: (row.templateFacts ?? {}) as DraftFacts,
        theirs: (row.facts ?? {}) as DraftFacts,
        template: facts,
      }),
    ),
  }))
  return { template: { id, name, revision }, assistants }
}

/** Steps as people choose among them: the taken rows of a list are one choice. */
function changesIn(steps: readonly MergeStep[]): FactChange[] {
  const changes = new Map<string, FactChange>()
  for (const step of steps) {
    const key = keyOf(step)
    const known = changes.get(key)
    if (known) known.lines.push(...linesOf(step))
    else changes.set(key, { key, label: labelOf(step), state: step.state, lines: linesOf(step) })
  }
  return [...changes.values()]
}

const labelOf = ({ field, row, state, before, after }: MergeStep): string =>
  row !== undefined && state === 'kept' ? `${field.label}: ${firstCell(field, before ?? after)}` : field.label

const firstCell = (field: Field, row: unknown) => String((row as FactRow)[field.columns?.[0]?.name ?? ''] ?? '')

function linesOf({ field, row, before, after }: MergeStep): PromptLine[] {
  const words = (value: unknown) =>
    row === undefined ? factInWords(field, value) : value === undefined ? [] : [rowInWords(field, value as FactRow)]
  const [was, is] = [words(before), words(after)]
  return [
    ...was.filter((text) => !is.includes(text)).map((text) => ({ kind: 'removed' as const, text })),
    ...is.filter((text) => !was.includes(text)).map((text) => ({ kind: 'added' as const, text })),
  ]
}
