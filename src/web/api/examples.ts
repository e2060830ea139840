import { readFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import type { Route } from './route.js'

const examples = z.record(
  z.string(),
  z.strictObject({ request: z.unknown().optional(), answer: z.unknown().optional() }),
)

/** What was really asked and answered once, by the name of the route. Recorded by `npm run api:examples`. */
export type Examples = z.output<typeof examples>

export const readExamples = (file = path.resolve('views/api/examples.json')): Examples =>
  examples.parse(JSON.parse(readFileSync(file, 'utf8')))

export const exampleOf = (all: Examples, { name }: Pick<Route, 'name'>) => all[name]
