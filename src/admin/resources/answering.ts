import { z } from 'zod'
import { getAnsweringPlan, type Lack, updateAnsweringPlan, whatFunctionsLack } from '../../domain/answering/index.js'
import { followClientsLater } from '../../domain/assistants/index.js'
import { getWebhookUrl } from '../../domain/clients/index.js'
import { FUNCTION_NAMES, FUNCTIONS, toolDefinitions } from '../../domain/functions/index.js'
import { momentInWords } from '../../domain/hours/index.js'
import { may } from '../../domain/staff/index.js'
import type { Ctx } from '../../platform/context.js'
import { invalid } from '../../platform/errors.js'
import { oneOf, verbAction } from '../spec.js'
import type { AnsweringView } from '../ui-types.js'

/** What the card "Answering" of a client shows. */
export async function answeringDetails(ctx: Ctx, clientId: string): Promise<AnsweringView> {
  const { plan, updatedAt, timeZone, isOpen, changesAt } = await getAnsweringPlan(ctx, { clientId })
  const url = may(ctx.actor, 'clients.token') ? await getWebhookUrl(ctx, { clientId }) : undefined
  const lacks = await whatFunctionsLack(ctx, { clientId, functions: [...FUNCTION_NAMES] })
  const tools = toolDefinitions(plan.functions, url === undefined ? undefined : { url })
  return {
    plan: {
      ...plan,
      transientAssistant: plan.transientAssistant ? JSON.stringify(plan.transientAssistant, null, 2) : '',
    },
    updatedAt: updatedAt?.toISOString() ?? null,
    timeZone,
    isOpen,
    changes: changesAt ? momentInWords(changesAt, timeZone, ctx.now) : null,
    offered: FUNCTIONS.map(({ name, label, about, needs }) => ({
      ...{ name, label, about, needs: [...needs] },
      lacks: lacks.filter(({ functions }) => functions.some((one) => one.name === name)).map(({ need }) => LACKS[need]),
    })),
    tools: JSON.stringify(tools, null, 2),
    hasUrl: url !== undefined,
  }
}

const LACKS: Record<Lack['need'], string> = {
  properties: 'This client has no properties yet.',
  booking: 'Nobody takes appointments yet: times are offered within the business hours.',
}

/** The card posts the whole plan as JSON, because a week is no flat form. */
export const updateAnswering = verbAction({
  name: 'updateAnswering',
  kind: 'record',
  label: 'Change answering',
  submit: 'Save',
  isInline: true,
  fields: [
    { name: 'plan', label: 'Plan', kind: 'long', isRequired: true },
    { name: 'updatedAt', label: 'As of', kind: 'text' },
  ],
  input: z.object({ plan: z.string(), updatedAt: z.iso.datetime().nullish() }),
  run: async (ctx, ids, { plan, updatedAt }) => {
    await updateAnsweringPlan(ctx, {
      clientId: oneOf(ids),
      plan: read(plan) as Parameters<typeof updateAnsweringPlan>[1]['plan'],
      expectedUpdatedAt: updatedAt ?? null,
    })
    await followClientsLater(ctx, ids)
    return { message: 'Saved. The next call is answered this way.', kind: 'good' }
  },
})

function read(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw invalid('plan', 'This is no JSON')
  }
}
