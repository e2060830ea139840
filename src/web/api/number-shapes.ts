import { z } from 'zod'
import { NUMBER_PROVIDERS, type NumberLine, type NumberView } from '../../domain/numbers/index.js'
import { type Ctx, walledClient } from '../../platform/context.js'
import { hoursOut, hoursShape } from './hours.js'
import { snaked } from './names.js'
import { id, instant, money, number, wordOut } from './shapes.js'

const row = {
  id,
  client_id: id.nullable().meta({ description: 'null: it is in the pool' }),
  number,
  label: z.string().nullable(),
  provider: wordOut(NUMBER_PROVIDERS),
  country: z.string().nullable().meta({ description: 'ISO 3166-1 alpha-2' }),
  area_code: z.string().nullable(),
  is_primary: z.boolean(),
  is_active: z.boolean(),
  assistant_id: id.nullable(),
  assistant_name: z.string().nullable(),
  answers: z.string().meta({ description: 'Who answers when it rings now, in words' }),
  state: z.object({
    kind: z.enum(['good', 'broken', 'waiting', 'off', 'resting', 'free']),
    words: z.string(),
    repair: z.string().nullable().meta({ description: 'What /repair does about it' }),
  }),
  totals: z.object({
    calls: z.number().int(),
    minutes: z.number().int(),
    cost: money.nullable().meta({ description: 'What its calls cost the agency; only its own keys are told' }),
  }),
  vapi_phone_number_id: z.string().nullable(),
  vapi_assistant_id: z.string().nullable(),
  assigned_at: instant.nullable(),
  created_at: instant,
  updated_at: instant,
}

export const numberRow = z.object(row).meta({ id: 'PhoneNumberLine' })

export const numberOut = z
  .object({
    ...row,
    greeting: z.string().nullable().meta({ description: 'Said first instead of the assistant’s first message' }),
    voice: z.object({ provider: z.enum(['vapi', '11labs']), voice_id: z.string() }).nullable(),
    forward_to: number.nullable().meta({ description: 'Where calls go outside this number’s own hours' }),
    hours: hoursShape.nullable(),
    plan_hours: hoursShape.nullable().meta({ description: 'What holds while the number has no hours of its own' }),
  })
  .meta({ id: 'PhoneNumber' })

export const presentNumberRow = (ctx: Ctx, { totals, state, ...line }: NumberLine) => ({
  ...snaked(line),
  state: { ...state, repair: state.repair ?? null },
  totals: {
    calls: totals.calls,
    minutes: totals.minutes,
    cost: walledClient(ctx.actor) === undefined ? costOf(totals.costMicros) : null,
  },
})

export const presentNumber = (ctx: Ctx, view: NumberView) => ({
  ...presentNumberRow(ctx, view),
  voice: view.voice && snaked(view.voice),
  hours: hoursOut(view.hours),
  plan_hours: hoursOut(view.planHours),
})

/** Vapi says it in millionths of a dollar; cents are what money is told in here. */
const costOf = (micros: bigint) => ({ amount_minor: Math.round(Number(micros) / 10_000), currency: 'USD' })
