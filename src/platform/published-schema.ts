import type { z } from 'zod'

/**
 * What engines for regular expressions do not all read alike: classes of Unicode, look-around, references back, lazy
 * repeats, escapes beyond \d \w \s \xNN and escaped signs. JSON Schema asks to leave them out:
 * https://json-schema.org/draft/2020-12/json-schema-core#section-6.4 (read 2026-11-30)
 */
const UNPORTABLE = /\\(?!x[0-9a-f]{2}|[dws]|[^0-9A-Za-z])|\(\?(?!:)|[*+?}]\?|[^ -~]/i

type Converted = { zodSchema: z.core.$ZodTypes; jsonSchema: z.core.JSONSchema.BaseSchema }

/**
 * zod's `override` wherever a schema is published to programs or language models. Leaves out a pattern that others would
 * read differently or not at all, which the server goes on checking, and one that only repeats a format; says the one value
 * of a literal as an enum.
 */
export function keepPortable({ zodSchema, jsonSchema }: Converted): void {
  // Many generators know enum only, and so find no discriminator in a const.
  if (jsonSchema.const !== undefined) {
    jsonSchema.enum = [jsonSchema.const]
    delete jsonSchema.const
  }
  const flagged = new Set(patternsOf(zodSchema).flatMap(({ flags, source }) => (/[^u]/.test(flags) ? [source] : [])))
  const isKept = (source: string) => jsonSchema.format === undefined && isPortable(source) && !flagged.has(source)
  if (jsonSchema.pattern !== undefined && !isKept(jsonSchema.pattern)) delete jsonSchema.pattern
  if (!jsonSchema.allOf) return
  const parts = jsonSchema.allOf.filter(({ pattern }) => pattern === undefined || isKept(pattern))
  if (parts.length > 0) jsonSchema.allOf = parts
  else delete jsonSchema.allOf
}

/** Whether a pattern means the same in every engine, without flags. */
export const isPortable = (source: string): boolean => !UNPORTABLE.test(source)

function patternsOf({ _zod: { bag, def } }: z.core.$ZodTypes): RegExp[] {
  const checks = (def.checks ?? []).map((check) => (check._zod.def as { pattern?: RegExp }).pattern)
  return [...((bag as { patterns?: Set<RegExp> }).patterns ?? []), ...checks.filter((one) => one !== undefined)]
}
