import { z } from 'zod'

// What answers are made of.

/** A moment, as 2026-03-04T14:12:00.000Z. */
export const instant = z
  .preprocess((value) => (value instanceof Date ? value.toISOString() : value), z.iso.datetime({ offset: true }))
  .meta({ description: 'A moment in time with its offset', examples: ['2026-03-04T14:12:00.000Z'] })

/** An id of ours. */
export const id = z.uuid().meta({ examples: ['0b54bd6c-95a6-4b40-a6c2-5b0f6a2f2c39'] })

/** An E.164 number. */
export const number = z.string().meta({ description: 'E.164', examples: ['+14155552671'] })

/** Whole minor units of a currency, such as cents. */
export const money = z
  .object({ amount_minor: z.number().int(), currency: z.string().length(3) })
  .meta({ id: 'Money', description: 'Whole minor units of a currency: 120000 USD is 1,200 dollars' })

/** Money from our columns; null where there is no amount. */
export const moneyOf = (amountMinor: bigint | number | null, currency: string | null) =>
  amountMinor === null || currency === null ? null : { amount_minor: Number(amountMinor), currency }

/** The id in a path. What is no id is no id of anything. */
export const byId = { id: z.string().max(100).meta({ description: 'Its id' }) }

/** For keys of the agency: which client. A client's own keys leave it out. */
export const clientId = z
  .uuid()
  .optional()
  .meta({ description: 'For keys of the agency: which client. A client’s own keys leave it out.' })

type Lowered<V extends readonly string[]> = { [K in keyof V]: Lowercase<V[K]> }
const lowered = <const V extends readonly string[]>(values: V) =>
  values.map((value) => value.toLowerCase()) as Lowered<V>

/** A word of a closed list in an answer: QUALIFIED of ours is "qualified" outside. */
export const wordOut = <const V extends readonly string[]>(values: V) =>
  z.preprocess(
    (value) => (typeof value === 'string' ? value.toLowerCase() : value),
    z.enum(lowered(values) as unknown as [Lowercase<V[number]>]),
  )

/** Words separated by commas, or sent more than once. */
const listed = (value: unknown) =>
  [value].flat().flatMap((part) => (typeof part === 'string' ? part.split(',').map((word) => word.trim()) : [part]))

/** Words of a closed list to look for, of which any will do. */
export const anyWord = <const V extends readonly string[]>(words: V) =>
  z
    .preprocess(listed, z.array(z.enum(words)).min(1).max(50))
    .meta({ description: 'One or several, separated by commas or sent more than once: any of them fits' })

/** The same, as our own words. */
export const wordsIn = <const V extends readonly string[]>(values: V) =>
  anyWord(lowered(values)).transform((words) => words.map((word) => word.toUpperCase() as V[number]))

/** A word of a closed list in a request, as our own word. */
export const wordIn = <const V extends readonly string[]>(values: V) =>
  z.enum(lowered(values) as unknown as [Lowercase<V[number]>]).transform((word) => word.toUpperCase() as V[number])
