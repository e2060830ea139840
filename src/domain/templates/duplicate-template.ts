import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { type Ctx, inTransaction } from '../../platform/context.js'
import { line } from '../../platform/fields.js'
import type { BusinessType } from '../wizard/index.js'
import { insertTemplate } from './create-template.js'
import { findTemplate } from './get-template.js'
import { assertMayWrite } from './may.js'

const duplicateInput = z.strictObject({ id: z.string(), name: line(80) })

/** Makes another template that says the same, under a new name. @throws invalid, not_found, forbidden */
export async function duplicateTemplate(ctx: Ctx, input: z.input<typeof duplicateInput>): Promise<{ id: string }> {
  assertMayWrite(ctx)
  const { id, name } = duplicateInput.parse(input)
  return inTransaction(ctx, async (tx) => {
    const { about, direction, businessType, facts } = await findTemplate(tx, id)
    const copy = { id: randomUUID(), name, about, direction, businessType: businessType as BusinessType | null, facts }
    await insertTemplate(tx, copy)
    return { id: copy.id }
  })
}
