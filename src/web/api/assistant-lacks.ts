import { z } from 'zod'
import { type Lack, whatFunctionsLack } from '../../domain/answering/index.js'
import { getAssistant } from '../../domain/assistants/index.js'
import { presentAssistant } from './assistant-shapes.js'
import { type Route, route } from './route.js'
import { byId } from './shapes.js'

const WORDS: Record<Lack['need'], string> = {
  properties: 'There are no properties yet to talk about. Add some: POST /properties.',
  booking:
    'Nobody takes appointments yet: they are offered within the business hours, one at a time. Add people: POST /team.',
}

export const assistantLackRoutes: readonly Route[] = [
  route({
    method: 'get',
    path: '/voice/assistants/{id}/lacks',
    name: 'getAssistantLacks',
    tag: 'Publishing',
    summary: 'What an assistant lacks before it is published',
    description:
      '`problems` keep it from being published; what is `not_set_up` only makes a function of it less useful.',
    scope: 'assistants:read',
    params: byId,
    answer: z
      .object({
        is_complete: z.boolean().meta({ description: 'Nothing keeps it from being published' }),
        problems: z.array(z.object({ field: z.string().meta({ description: 'Of its facts' }), detail: z.string() })),
        not_set_up: z.array(
          z.object({
            need: z.enum(['properties', 'booking']),
            functions: z.array(z.object({ name: z.string(), label: z.string() })),
            detail: z.string(),
          }),
        ),
      })
      .meta({ id: 'AssistantLacks' }),
    run: async ({ ctx, params }) => {
      const view = await getAssistant(ctx, { id: params.id })
      const { is_complete, problems } = presentAssistant(view)
      const lacks = await whatFunctionsLack(ctx, { clientId: view.clientId, functions: view.facts?.functions ?? [] })
      return { is_complete, problems, not_set_up: lacks.map((lack) => ({ ...lack, detail: WORDS[lack.need] })) }
    },
  }),
]
