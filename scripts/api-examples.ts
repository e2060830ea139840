import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { z } from 'zod'

const FILE = 'views/api/examples.json'

const seen = z.object({ name: z.string(), request: z.unknown().optional(), answer: z.unknown().optional() })
type Seen = z.output<typeof seen>

/** Runs the tests of the API and keeps the fullest of what each operation was asked and answered: npm run api:examples */
export async function main(args: string[] = []): Promise<void> {
  const directory = mkdtempSync(path.join(os.tmpdir(), 'api-examples-'))
  const file = path.join(directory, 'seen.jsonl')
  const tests = args.length > 0 ? args : ['test/web/api', '--exclude', '**/{fuzz,matrix}.test.ts']
  const env = { ...process.env, API_EXAMPLES: file }
  spawnSync(process.execPath, ['scripts/test.mjs', ...tests], { stdio: 'inherit', env })
  const lines = existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n') : []
  rmSync(directory, { recursive: true })
  if (lines.length === 0) throw new Error('No test of the API was seen to ask anything; the examples stay as they are')
  const examples = pickExamples(lines.map((line) => seen.parse(JSON.parse(line))))
  writeFileSync(FILE, `${JSON.stringify(examples, null, 1)}\n`)
  console.log(`Wrote ${Object.keys(examples).length} examples to ${FILE}`)
}

/** By name of the operation, the one that shows most. */
export function pickExamples(all: readonly Seen[]): Record<string, { request?: unknown; answer?: unknown }> {
  const best = new Map<string, Seen>()
  for (const one of all) {
    const shown = { ...one, answer: firstOfList(one.answer) }
    if (fullness(shown) > fullness(best.get(one.name))) best.set(one.name, shown)
  }
  return Object.fromEntries(
    [...best.values()]
      .sort((a, b) => a.name.localeCompare(b.name))
      .map(({ name, request, answer }) => [
        name,
        tidy({ ...(isThing(request) && { request }), ...(isThing(answer) && { answer }) }),
      ]),
  )
}

/** One thing of a list says as much as twenty. */
function firstOfList(answer: unknown): unknown {
  if (!isThing(answer) || !Array.isArray(answer['data'])) return answer
  const rows = [...answer['data']].sort((a, b) => fullness(b) - fullness(a))
  return { ...answer, data: rows.slice(0, 1) }
}

const isThing = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** How many values are in it; one that is endless shows nothing. */
function fullness(value: unknown): number {
  if (value === null || value === undefined || value === '') return 0
  if (typeof value !== 'object') return 1
  const size = Object.values(value).reduce((sum: number, part) => sum + fullness(part), 1)
  return JSON.stringify(value).length > 6_000 ? 0.5 : size
}

/** Without the machine it ran on, and without anything that looks like a secret. */
const tidy = (value: object): { request?: unknown; answer?: unknown } =>
  JSON.parse(
    JSON.stringify(value)
      .replace(/http:\/\/(localhost|127\.0\.0\.1):\d+/g, 'https://backline.example')
      .replace(/\b(eyJ|blk_|blr_|whsec_)[\w.+/=-]{12,}/g, '$1…')
      .replace(/\/vapi\/webhook\/[\w-]{20,}/g, '/vapi/webhook/…')
      .replace(/"(access_token|refresh_token|password|secret)":"[^"]*"/g, '"$1":"…"'),
  ) as { request?: unknown; answer?: unknown }
