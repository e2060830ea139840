import { execFile } from 'node:child_process'
import { readFile, rm } from 'node:fs/promises'
import path from 'node:path'
import { promisify } from 'node:util'
import spectral, { type RulesetDefinition } from '@stoplight/spectral-core'
import rulesets from '@stoplight/spectral-rulesets'
import { describe, expect, it } from 'vitest'
import { aFolder, writeDocument } from '../../support/api-tools/generated-clients.js'

const run = promisify(execFile)

describe('C3: The document, with its examples', () => {
  it('has no problem that Redocly or Spectral finds', async () => {
    const folder = await aFolder()
    try {
      const file = await writeDocument(folder)
      const [redocly, found] = await Promise.all([lintWithRedocly(file), lintWithSpectral(file)])
      expect(redocly).toEqual([])
      expect(found).toEqual([])
    } finally {
      await rm(folder, { recursive: true })
    }
  }, 180_000)
})

type Report = { problems: { ruleId: string; message: string; location: { pointer?: string }[] }[] }

async function lintWithRedocly(file: string): Promise<string[]> {
  const config = path.resolve('test/support/api-tools/redocly.yaml')
  const env = { ...process.env, REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true', REDOCLY_TELEMETRY: 'off' }
  const args = [path.resolve('node_modules/.bin/redocly'), 'lint', file, '--config', config, '--format', 'json']
  // It ends with 1 when it found something, which it then wrote down all the same.
  const { stdout } = await run(process.execPath, args, { env }).catch((error: { stdout: string }) => error)
  const report = JSON.parse(stdout.slice(stdout.indexOf('{'))) as Report
  return report.problems.map(({ ruleId, message, location }) => `${ruleId}: ${message} ${location[0]?.pointer}`)
}

/** The two packages' types do not fit each other. */
const OAS = rulesets.oas as unknown as RulesetDefinition

async function lintWithSpectral(file: string): Promise<string[]> {
  const linter = new spectral.Spectral()
  linter.setRuleset({
    extends: [[OAS, 'recommended']],
    rules: {
      // The page of the reference says whom to ask.
      'info-contact': 'off',
      // Summaries are sentences; a description says what they cannot.
      'operation-description': 'off',
      // OpenAPI 3.1 lets keys have scopes too, which this rule does not know.
      'oas3-operation-security-defined': 'off',
    },
  })
  const found = await linter.run(JSON.parse(await readFile(file, 'utf8')))
  return found.map(({ code, message, path: at }) => `${code}: ${message} ${at.join('.')}`)
}
