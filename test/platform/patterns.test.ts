import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { makeLog } from '../../src/platform/log.js'
import {
  filesThatMakePatterns,
  type Pattern,
  patternsMadeBy,
  type Worst,
  worstTexts,
  writtenPatterns,
} from '../support/patterns.js'

const MOST_MS = 5
const LENGTH = 100_000

/** To look for it in all of a text, and again behind what was found, some times. Time of this process: others may be busy. */
function msOn({ source, flags }: RegExp, text: string): number {
  const pattern = new RegExp(source, flags.includes('g') ? flags : `${flags}g`)
  const before = process.cpuUsage()
  for (let matches = 0; matches < 20 && pattern.test(text) && pattern.lastIndex > 0; matches++);
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}

/** The best of some tries: a busy machine makes one slow, never all. */
function bestMsOn(pattern: RegExp, text: string): number {
  let best = Number.POSITIVE_INFINITY
  for (let [tries, ms] = [0, 0]; tries < 10 && ms < 300 && best > MOST_MS; tries++) {
    const took = msOn(pattern, text)
    best = Math.min(best, took)
    ms += took
  }
  return best
}

/** Too long, and not because the machine is slow: four times the text takes much more than four times as long. */
function isSlow(pattern: RegExp, worst: Worst, length: number): boolean {
  const ms = bestMsOn(pattern, textOf(worst, length))
  return ms > MOST_MS && (ms > 10 * MOST_MS || ms > 8 * bestMsOn(pattern, textOf(worst, length / 4)))
}

const LENGTHS = [22, 300, 4_000]

/** The texts a pattern is slow on. Ever longer ones, so that one that takes for ever is found out while it is short. */
function slowTexts({ where, pattern }: Pattern): string[] {
  let texts = worstTexts(pattern)
  const told = (worst: Worst, length: number) => `${where} ${pattern} on ${length} letters of ${JSON.stringify(worst)}`
  for (const length of LENGTHS) {
    const timed: { worst: Worst; ms: number }[] = []
    for (const worst of texts) {
      const ms = msOn(pattern, textOf(worst, length))
      if (ms > MOST_MS && isSlow(pattern, worst, length)) return [told(worst, length)]
      timed.push({ worst, ms })
    }
    texts = timed
      .sort((one, other) => other.ms - one.ms)
      .map(({ worst }) => worst)
      .slice(0, length < 100 ? 400 : 10)
  }
  return texts
    .slice(0, 2)
    .filter((worst) => isSlow(pattern, worst, LENGTH))
    .map((worst) => told(worst, LENGTH))
}

const textOf = ([head, unit, end]: Worst, length: number) => head + unit.repeat(Math.ceil(length / unit.length)) + end

/** A module as it lies in its own file: the packed product would not say where a pattern was made. */
const unpacked = <T>(file: string): Promise<T> => import(path.resolve('dist/src', file))

/** Runs what makes patterns out of words: reading what is said, in every language. */
async function makePatterns(): Promise<void> {
  for (const file of ['admin/routes.js', 'web/webhooks/sender.js', 'domain/follow-up/index.js']) await unpacked(file)
  const { resolveAmount, resolveWhen, SPOKEN_LANGUAGES } =
    await unpacked<typeof import('../../src/domain/spoken/index.js')>('domain/spoken/index.js')
  for (const language of SPOKEN_LANGUAGES) {
    for (const said of ['tomorrow from 3 to 5', 'noon', '@', '12/24/2026', 'the 5th of may at 4'])
      resolveWhen(said, { language, timeZone: 'Europe/Berlin', now: new Date() })
    for (const said of ['one point two million', 'half a million', '2 and a half'])
      resolveAmount(said, { language, currency: 'EUR' })
  }
}

describe('A9: the regular expressions of the product', () => {
  it(`take less than ${MOST_MS} ms for 100 kB of their worst letters`, async () => {
    expect(writtenPatterns().length).toBeGreaterThan(300)
    expect(writtenPatterns().flatMap(slowTexts)).toEqual([])
  }, 120_000)

  it('do so too when they are made of words', async () => {
    const made = await patternsMadeBy(makePatterns)
    const places = new Set(made.map(({ where }) => where))
    expect(filesThatMakePatterns().filter((file) => !places.has(file))).toEqual([])
    expect(made.length).toBeGreaterThan(100)
    expect(made.flatMap(slowTexts)).toEqual([])
  }, 120_000)

  it('do so too when they come from zod', () => {
    const ofZod = Object.entries(z.regexes).flatMap(([name, pattern]) =>
      pattern instanceof RegExp ? [{ where: `zod: ${name}`, pattern }] : [],
    )
    expect(ofZod.length).toBeGreaterThan(20)
    expect(ofZod.flatMap(slowTexts)).toEqual([])
  })

  it('are found out when they are not', () => {
    const bad = [/[\w.+-]+@\w/, /\s+$/, /^(a+)+$/, /(\d+)000 x/, /^\s*(.*?)\s*:$/, /\bwhy .*stop/]
    expect(bad.filter((pattern) => slowTexts({ where: 'here', pattern }).length === 0)).toEqual([])
  })
})

describe('A9: a line of the log', () => {
  it.each(['a', '1', '@', 'a@', '1 ', '\0', '/as/', 'Bearer '])('takes a moment for a megabyte of %j', (unit) => {
    const lines: string[] = []
    const log = makeLog({ logLevel: 'debug' }, { write: (line) => void lines.push(line) })
    const text = unit.repeat(1_000_000 / unit.length)
    const from = performance.now()
    log.error(text, { path: text, error: new Error(text) })
    expect(performance.now() - from).toBeLessThan(100)
    expect(lines.join('').length).toBeLessThan(40_000)
  })
})
