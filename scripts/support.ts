import { type ParseArgsConfig, parseArgs } from 'node:util'
import { type Config, loadConfig } from '../src/platform/config.js'
import { type Ctx, type Deps, makeCtx } from '../src/platform/context.js'
import { asRefusal, fieldErrors } from '../src/platform/errors.js'
import { openDeps } from '../src/process.js'

export type Values = Record<string, string | boolean | undefined>

/** What a command did: a line for people, the same as data for --json. */
export type Done = { says: string; data: object }

/**
 * A command of scripts/: parses flags, opens the migrated database, runs, prints a line (or JSON with --json), closes.
 * A refusal is one sentence on standard error and exit code 1.
 */
export function command(
  name: string,
  options: NonNullable<ParseArgsConfig['options']>,
  run: (ctx: Ctx, values: Values, deps: Deps) => Promise<Done>,
): (args: string[]) => Promise<void> {
  return async (args) => {
    const isJson = args.includes('--json')
    try {
      const { values } = parsed(args, options)
      const done = await withDeps(loadConfig(), (deps) =>
        run(makeCtx(deps, { kind: 'script', name }), values as Values, deps),
      )
      console.log(isJson ? JSON.stringify(done.data) : done.says)
    } catch (error) {
      console.error(isJson ? JSON.stringify({ error: sentence(error) }) : sentence(error))
      process.exitCode = 1
    }
  }
}

/** @throws with the flags there are, when one is not known or lacks its value */
function parsed(args: string[], options: NonNullable<ParseArgsConfig['options']>) {
  try {
    return parseArgs({ args, options: { ...options, json: { type: 'boolean' } } })
  } catch (error) {
    const flags = Object.entries(options).map(([name, { type }]) => (type === 'string' ? `--${name} …` : `--${name}`))
    const isHelp = args.includes('--help')
    throw new Error(
      `${isHelp ? '' : `${(error as Error).message.split('.')[0]}. `}Flags: ${[...flags, '--json'].join(' ')}`,
    )
  }
}

/** Opens the database (migrating it when needed), runs work, closes it whatever happens. */
export async function withDeps<T>(config: Config, work: (deps: Deps) => Promise<T>): Promise<T> {
  const deps = await openDeps({ ...config, logLevel: 'warn' })
  try {
    return await work(deps)
  } finally {
    await deps.database.close()
  }
}

function sentence(error: unknown): string {
  const refusal = asRefusal(error)
  if (!refusal) return error instanceof Error ? error.message : String(error)
  const fields = Object.entries(fieldErrors(refusal)).map(([field, message]) => `${field}: ${message}`)
  return fields.length > 0 ? fields.join('; ') : refusal.message
}
