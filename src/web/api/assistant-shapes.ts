import { z } from 'zod'
import type { AssistantView, BodyDiff, PublishStep } from '../../domain/assistants/index.js'
import { factsOut, presentFacts } from './assistant-facts.js'
import { snake, snaked } from './names.js'
import { id, instant, number, wordOut } from './shapes.js'

export const DIRECTIONS = ['INBOUND', 'OUTBOUND'] as const
export const PUBLISH_STATES = ['NEVER', 'UNDER_WAY', 'INCOMPLETE', 'DONE'] as const

const row = {
  id,
  client_id: id,
  name: z.string(),
  direction: wordOut(DIRECTIONS),
  publish_state: wordOut(PUBLISH_STATES).meta({
    description: 'incomplete: it stopped half-way; publishing again goes on from there',
  }),
  published_version: z.number().int().nullable().meta({ description: 'The one that is live; null while none is' }),
  published_at: instant.nullable(),
  has_unpublished_changes: z.boolean(),
  is_complete: z.boolean().meta({ description: 'Nothing is missing: it can be published' }),
  drift_found_at: instant
    .nullable()
    .meta({ description: 'Since when it is known to differ at Vapi from what is live' }),
  vapi_assistant_id: z.string().nullable(),
  template_id: id.nullable(),
  phone_numbers: z.array(
    z.object({ id, number, label: z.string().nullable(), is_primary: z.boolean(), is_active: z.boolean() }),
  ),
  archived_at: instant.nullable(),
  created_at: instant,
  updated_at: instant,
}

export const assistantLine = z.object(row).meta({ id: 'AssistantLine' })

const publishStep = z.object({
  step: z.enum(['webhook', 'assistant', 'version', 'answering', 'number', 'client']),
  state: z.enum(['waiting', 'done', 'failed', 'skipped']),
  message: z.string().nullable().meta({ description: 'What went wrong, or why it was left out' }),
  is_drift: z
    .boolean()
    .meta({ description: 'Somebody changed it in Vapi: publish with over_drift to write over that' }),
})

export const assistant = z
  .object({
    ...row,
    facts: factsOut.nullable().meta({ description: 'null when it was made in Vapi by hand' }),
    problems: z
      .array(z.object({ field: z.string(), detail: z.string() }))
      .meta({ description: 'What keeps it from being published: the fact, and what to do about it' }),
    publish_steps: z.array(publishStep),
    compared_at: instant.nullable(),
    warnings: z
      .array(z.object({ field: z.string(), detail: z.string() }))
      .meta({ description: 'What was accepted and may not work, such as a voice that nobody lists' }),
  })
  .meta({ id: 'Assistant' })

export const publication = z
  .object({
    state: z.enum(['done', 'incomplete']).meta({ description: 'incomplete: a step says why; publish again to go on' }),
    version: z.number().int().nullable().meta({ description: 'The one that is live now' }),
    steps: z.array(publishStep),
  })
  .meta({ id: 'Publication' })

export const diff = z
  .object({
    is_empty: z.boolean(),
    settings: z.array(
      z.object({
        path: z.string(),
        label: z.string(),
        before: z.string().nullable(),
        after: z.string().nullable(),
      }),
    ),
    prompt: z.array(z.object({ kind: z.enum(['same', 'added', 'removed']), text: z.string() })),
  })
  .meta({ id: 'AssistantDiff', description: 'What differs, in words; the prompt by lines' })

export const presentLine = ({ phoneNumbers, problems, ...view }: AssistantView) => ({
  ...snaked(view),
  is_complete: view.facts !== undefined && Object.keys(problems).length === 0,
  phone_numbers: phoneNumbers.map(snaked),
})

export const presentAssistant = (view: AssistantView) => ({
  ...presentLine(view),
  facts: view.facts ? presentFacts(view.facts) : null,
  problems: Object.entries(view.problems).map(([name, detail]) => ({ field: snake(name), detail })),
  publish_steps: view.publishSteps.map(presentStep),
})

export const presentStep = ({ step, state, message, isDrift }: PublishStep) => ({
  step,
  state,
  message: message ?? null,
  is_drift: isDrift ?? false,
})

export const presentDiff = ({ isEmpty, settings, prompt }: BodyDiff) => ({ is_empty: isEmpty, settings, prompt })
