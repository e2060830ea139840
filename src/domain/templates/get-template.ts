import { z } from 'zod'
import type { Ctx } from '../../platform/context.js'
import { notFound } from '../../platform/errors.js'
import type { DraftFacts } from '../wizard/index.js'
import type { TemplateLine } from './list-templates.js'
import { assertMayRead } from './may.js'

export type Template = TemplateLine & {
  facts: DraftFacts
  /** Goes up whenever the facts change. */
  revision: number
  isActive: boolean
  createdAt: Date
  updatedAt: Date
}

/** One template with all it says. @throws not_found, forbidden */
export async function getTemplate(ctx: Ctx, input: { id: string }): Promise<Template> {
  assertMayRead(ctx)
  return findTemplate(ctx, input.id)
}

/** @throws not_found */
export async function findTemplate(ctx: Ctx, id: string): Promise<Template> {
  const row = z.uuid().safeParse(id).success ? await ctx.db.assistantTemplate.findUnique({ where: { id } }) : null
  if (!row) throw notFound('Template')
  return { ...row, facts: row.facts as DraftFacts }
}
