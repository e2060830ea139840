import { describe, expect, it } from 'vitest'
import { withPatience } from '../../../src/domain/follow-up/with-patience.js'
import type { LanguageModel } from '../../../src/integrations/language-model/index.js'
import { ctxOf, JOB, NOW } from '../../support/builders.js'
import { useDatabase } from '../../support/database.js'

describe('a language model that fails', () => {
  const db = useDatabase()
  const at = (minutes: number) => ctxOf(db.deps, JOB, new Date(NOW.getTime() + minutes * 60_000))
  const down = () => Promise.reject(new Error('down'))
  const up = () => Promise.resolve('found')
  const aModel = () => ({}) as LanguageModel

  it('rests for ten minutes after three failures in a row, and is asked again then', async () => {
    const model = aModel()
    for (let times = 0; times < 3; times++) expect(await withPatience(at(0), model, down)).toBeUndefined()
    expect(await withPatience(at(9), model, up)).toBeUndefined()
    expect(await withPatience(at(11), model, up)).toEqual({ found: 'found' })
    expect(await withPatience(at(11), aModel(), up)).toEqual({ found: 'found' })
  })

  it('is forgiven once it answers', async () => {
    const model = aModel()
    for (const read of [down, down, up, down, down]) await withPatience(at(0), model, read)
    expect(await withPatience(at(0), model, up)).toEqual({ found: 'found' })
  })
})
