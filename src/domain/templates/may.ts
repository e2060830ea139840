import { type Ctx, walledClient } from '../../platform/context.js'
import { assertMayChange } from '../assistants/index.js'
import { assertMay } from '../staff/index.js'

/** Names of templates, for whoever makes an assistant. @throws forbidden */
export function assertMayList(ctx: Ctx): void {
  if (walledClient(ctx.actor)) assertMayChange(ctx)
  else assertMay(ctx, 'assistants.read')
}

/** What is in them is the agency's. @throws forbidden */
export const assertMayRead = (ctx: Ctx): void => assertMay(ctx, 'assistants.read')

/** @throws forbidden */
export const assertMayWrite = (ctx: Ctx): void => assertMay(ctx, 'templates.write')
