import { execFile } from 'node:child_process'
import path from 'node:path'
import { promisify } from 'node:util'
import { describe, expect, it } from 'vitest'
import { minorDigits, sayAmount } from '../../src/domain/spoken/index.js'

const SCRIPT = path.resolve('test/platform/platform-facts.mjs')
const LOWEST = '20.19.0'
const IN_CI = Boolean(process.env['CI'])
const run = promisify(execFile)

/** What a script prints under another Node, which npm brings and keeps in its cache. */
const under = async (version: string, args: string[]) =>
  (await run('npx', ['--yes', '--prefer-offline', '-p', `node@${version}`, 'node', ...args], { timeout: 120_000 }))
    .stdout

/** Without a network, and with nothing in npm's cache, there is no other Node; where changes are accepted there must be. */
const isThere = (version: string) =>
  under(version, ['-p', 'process.version']).then(
    () => true,
    () => IN_CI,
  )

const [hasLowest, hasNewest] = [await isThere(LOWEST), await isThere('latest')]
const named = (is: boolean) => (is ? '' : ' (npm cannot bring that Node here)')

describe('C2: what is taken for granted of Node', () => {
  const here = run(process.execPath, [SCRIPT]).then(({ stdout }) => JSON.parse(stdout))

  it('holds here', async () => {
    expect(await here).toMatchObject({
      'reads windows-1252': '€„“–…’ä',
      'reads utf-16': ['ä', 'ä'],
      'refuses broken utf-8': true,
      'knows its folder': 'string',
      'sorts a copy': '1,2,3',
      'knows these currencies': [],
      'names currencies': ['US Dollar', 'Euro', 'British Pound'],
      'says how long ago': 'yesterday',
      'sorts by language': ['Anna', 'Ärger', 'Zoë'],
    })
  })

  it.skipIf(!hasLowest)(`holds on the lowest we run on${named(hasLowest)}`, async () => {
    expect(JSON.parse(await under(LOWEST, [SCRIPT]))).toEqual(await here)
  })

  it.skipIf(!hasNewest)(`holds on the newest${named(hasNewest)}`, async () => {
    expect(JSON.parse(await under('latest', [SCRIPT]))).toEqual(await here)
  })

  it('is not how many digits a currency has, which differs between them', () => {
    expect(['COP', 'HUF', 'IDR', 'PKR', 'USD'].map(minorDigits)).toEqual([2, 2, 2, 2, 2])
    expect(['JPY', 'CLP', 'ISK', 'KRW'].map(minorDigits)).toEqual([0, 0, 0, 0])
    expect(['KWD', 'BHD', 'IQD'].map(minorDigits)).toEqual([3, 3, 3])
    expect([sayAmount(45_000_000n, 'HUF'), sayAmount(45_000_050n, 'COP')]).toEqual([
      expect.stringMatching(/^HUF\s450,000$/),
      expect.stringMatching(/^COP\s450,000\.50$/),
    ])
  })
})
