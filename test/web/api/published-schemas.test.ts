import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { FUNCTIONS, toolDefinitions } from '../../../src/domain/functions/index.js'
import { isPortable, keepPortable } from '../../../src/platform/published-schema.js'
import { toolsOf } from '../../../src/web/api/mcp-tools.js'
import { routes } from '../../../src/web/api/routes.js'
import { theDocument } from '../../support/contract.js'

/** Every regular expression in what is published, with where it stands. */
function patternsIn(part: unknown, at = ''): [at: string, pattern: string][] {
  if (typeof part !== 'object' || part === null) return []
  return Object.entries(part).flatMap(([key, inner]): [string, string][] => {
    if (key === 'pattern' && typeof inner === 'string') return [[at, inner]]
    if (key === 'example' || key === 'examples') return []
    const names = key === 'patternProperties' ? Object.keys(inner).map((one): [string, string] => [at, one]) : []
    return [...names, ...patternsIn(inner, `${at}/${key}`)]
  })
}

describe('C3: Schemas that are published', () => {
  const published = {
    'the OpenAPI document': theDocument(),
    'the tools of MCP': toolsOf(routes).map(({ tool }) => tool),
    'the in-call functions at Vapi': toolDefinitions(
      FUNCTIONS.map(({ name }) => name),
      undefined,
    ),
  }

  it.each(Object.entries(published))(
    'hold only patterns that compile without flags, in any engine: %s',
    (_name, all) => {
      const unreadable = patternsIn(all).filter(([, pattern]) => {
        new RegExp(pattern)
        return !isPortable(pattern)
      })
      expect(unreadable).toEqual([])
    },
  )

  it('keep the patterns that every engine reads', () => {
    const texts = patternsIn(published['the OpenAPI document']).map(([, pattern]) => pattern)
    expect(texts).toEqual(expect.arrayContaining(['^[A-Z]{3}$', '^[2-9]\\d{2}$', '^[\\x21-\\x7e]+$']))
  })

  it.each([
    [z.string().regex(/^\p{L}+$/u), undefined],
    [z.string().regex(/^[a-z]+$/i), undefined],
    [z.string().regex(/^(?!x)y$/), undefined],
    [z.string().regex(/^[^\0]*$/), undefined],
    [z.string().regex(/^ä$/), undefined],
    [z.uuid(), undefined],
    [z.string().regex(/^(?:a|b)\.\d{2,3}[^\w.-]$/), '^(?:a|b)\\.\\d{2,3}[^\\w.-]$'],
    [z.string().regex(/^[A-Z]+$/u), '^[A-Z]+$'],
  ])('leave out what only some engines read: %#', (schema, pattern) => {
    expect(z.toJSONSchema(schema, { override: keepPortable }).pattern).toBe(pattern)
  })

  it('say the one value of a literal in the words that older generators know', () => {
    expect(z.toJSONSchema(z.literal('a'), { override: keepPortable })).toMatchObject({ type: 'string', enum: ['a'] })
    expect(JSON.stringify(published)).not.toContain('"const":')
  })

  it('leave out one of two patterns, and go on checking both', () => {
    const both = z
      .string()
      .regex(/^[^\p{Cc}]*$/u)
      .regex(/^\d+$/)
    expect(z.toJSONSchema(both, { override: keepPortable }).allOf).toEqual([{ pattern: '^\\d+$' }])
    expect(both.safeParse('1\t').success).toBe(false)
  })
})
