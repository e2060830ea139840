import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { getVoiceSample, type ListVoicesInput, listVoices } from '../../../src/domain/voices/index.js'
import type { Actor, Ctx } from '../../../src/platform/context.js'
import { startVoicesEmulator, type VoicesEmulator } from '../../emulators/voices.js'
import { ctxOf } from '../../support/builders.js'
import { useDatabase } from '../../support/database.js'

const db = useDatabase()
let far: VoicesEmulator
beforeEach(async () => {
  far = await startVoicesEmulator()
})
afterEach(() => far.close())

const START = new Date('2026-03-05T09:00:00Z')
const ctx = ({
  minutes = 0,
  actor,
  key = far.apiKey,
}: {
  minutes?: number
  actor?: Actor
  key?: string | undefined
} = {}): Ctx => {
  const base = ctxOf(db.deps, actor, new Date(START.getTime() + minutes * 60_000))
  return { ...base, config: { ...base.config, elevenLabsBaseUrl: far.url, elevenLabsApiKey: key || undefined } }
}
const names = async (input: ListVoicesInput) => (await listVoices(ctx(), input)).voices.map(({ name }) => name)
const person = (access: 'READ_ONLY' | 'SELF_SERVICE'): Actor => ({
  kind: 'client',
  id: crypto.randomUUID(),
  name: 'Dana',
  clientId: crypto.randomUUID(),
  access,
})

describe('the voices to choose among', () => {
  it('are Vapi’s own and those of ElevenLabs', async () => {
    const { voices, problem } = await listVoices(ctx())
    expect(new Set(voices.map(({ provider }) => provider))).toEqual(new Set(['vapi', '11labs']))
    expect(voices.filter(({ provider }) => provider === '11labs')).toHaveLength(250)
    expect(problem).toBeUndefined()
    expect((await listVoices(ctx(), { provider: 'vapi' })).voices.every(({ provider }) => provider === 'vapi')).toBe(
      true,
    )
  })

  it('are Vapi’s alone without a key, and whoever asks for the others is told', async () => {
    const { voices, problem } = await listVoices(ctx({ key: '' }))
    expect([voices.some(({ provider }) => provider === '11labs'), problem]).toEqual([false, undefined])
    expect(await listVoices(ctx({ key: '' }), { provider: '11labs' })).toEqual({
      voices: [],
      problem: 'ElevenLabs is not connected here.',
    })
    expect(far.requests).toEqual([])
  })

  it('are found by words of their name and of what is said about them', async () => {
    expect(await names({ search: 'clara' })).toEqual(['Clara'])
    expect(await names({ search: 'FEMALE warm', provider: 'vapi' })).toEqual(['Clara', 'Emma', 'Layla'])
    expect(await names({ search: 'jose 12' })).toEqual(['José 12', 'José 122'])
    const men = await listVoices(ctx(), { search: 'male', provider: 'vapi' })
    expect(men.voices.every(({ gender }) => gender === 'male')).toBe(true)
    expect(await names({ search: 'nobody is called so' })).toEqual([])
  })

  it('are found by language; those that do not say stay', async () => {
    const { voices } = await listVoices(ctx(), { language: 'fr', provider: '11labs' })
    expect(voices.length).toBeGreaterThan(20)
    expect(voices.every(({ languages }) => !languages || languages.includes('fr'))).toBe(true)
    expect(voices.some(({ languages }) => !languages)).toBe(true)
    expect(await names({ language: 'de', provider: 'vapi' })).toHaveLength(13)
  })

  it('are asked for once an hour, by one for all', async () => {
    await Promise.all(Array.from({ length: 8 }, () => listVoices(ctx())))
    await listVoices(ctx({ minutes: 59 }))
    expect(far.requests).toHaveLength(3)
    far.voices = far.voices.slice(0, 2)
    expect((await listVoices(ctx({ minutes: 61 }), { provider: '11labs' })).voices).toHaveLength(2)
  })

  it('stay as they were while ElevenLabs is down, and without any there are words instead', async () => {
    await listVoices(ctx())
    far.faults.list = { status: 500 }
    const later = await listVoices(ctx({ minutes: 90 }), { provider: '11labs' })
    expect([later.voices.length, later.problem]).toEqual([250, undefined])
    const other = await startVoicesEmulator()
    other.faults.list = { status: 503 }
    const fresh = (minutes: number): Ctx => {
      const base = ctx({ minutes })
      return { ...base, config: { ...base.config, elevenLabsBaseUrl: other.url } }
    }
    const { voices, problem } = await listVoices(fresh(0))
    expect(voices).toHaveLength(13)
    expect(problem).toContain('ElevenLabs failed with status 503')
    await listVoices(fresh(0.5))
    expect(other.requests).toHaveLength(1)
    delete other.faults.list
    expect(await listVoices(fresh(2))).not.toHaveProperty('problem')
    await other.close()
  })

  it('say that the key is wrong, and not which', async () => {
    const { problem, voices } = await listVoices(ctx({ key: 'wrong-secret' }))
    expect([voices.length, problem]).toEqual([13, expect.stringContaining('does not accept our API key')])
    expect(problem).not.toContain('wrong-secret')
  })

  it('are for a client those for everybody; what was made in the account is for the agency', async () => {
    const idsFor = async (actor?: Actor) =>
      (await listVoices(ctx({ ...(actor && { actor }) }), { provider: '11labs' })).voices.map(({ voiceId }) => voiceId)
    const client = person('SELF_SERVICE')
    const staff: Actor = { kind: 'staff', id: 's', name: 'S', role: 'OWNER' }
    const inPortal: Actor = { ...client, kind: 'impersonator', impersonationId: crypto.randomUUID() } as Actor
    for (const [n, category] of ['professional', 'generated', undefined].entries())
      Object.assign(far.voices[n] ?? {}, { category })
    const cloned = (n: number) => far.voices[n]?.['category'] === 'cloned'
    expect(cloned(3)).toBe(true)
    const open = await idsFor(client)
    expect(open).toEqual(
      far.voices.filter(({ category }) => !category || category === 'premade').map(({ voice_id }) => voice_id),
    )
    expect([await idsFor(staff), await idsFor(inPortal)].map(({ length }) => length)).toEqual([250, 250])
    const sample = { provider: '11labs' as const, voiceId: 'voice000000000000003' }
    await expect(getVoiceSample(ctx({ actor: client }), sample)).rejects.toMatchObject({ code: 'not_found' })
    for (const actor of [staff, inPortal])
      expect((await getVoiceSample(ctx({ actor }), sample)).contentType).toBe('audio/mpeg')
    expect((await getVoiceSample(ctx({ actor: client }), { ...sample, voiceId: open[3] ?? '' })).contentType).toBe(
      'audio/mpeg',
    )
  })

  it('tell a client no more than that they cannot be listed', async () => {
    const wrong = { key: 'wrong-secret', actor: person('SELF_SERVICE') }
    expect((await listVoices(ctx(wrong))).problem).toBe('These voices cannot be listed right now.')
  })

  it('are for those who make assistants or look at them', async () => {
    for (const role of ['OWNER', 'VIEWER'] as const) {
      expect(
        (await listVoices(ctx({ actor: { kind: 'staff', id: 's', name: 'S', role } }))).voices.length,
      ).toBeGreaterThan(0)
    }
    expect((await listVoices(ctx({ actor: person('SELF_SERVICE') }))).voices.length).toBeGreaterThan(0)
    for (const actor of [person('READ_ONLY'), { kind: 'visitor' }, { kind: 'webhook', clientId: 'c' }] as Actor[]) {
      await expect(listVoices(ctx({ actor }))).rejects.toMatchObject({ code: 'forbidden' })
      await expect(getVoiceSample(ctx({ actor }), { provider: 'vapi', voiceId: 'Kai' })).rejects.toMatchObject({
        code: 'forbidden',
      })
    }
  })
})

describe('how a voice sounds', () => {
  const labs = (voiceId: string) => ({ provider: '11labs' as const, voiceId })

  it('is played from where its provider keeps it', async () => {
    const { contentType, body } = await getVoiceSample(ctx(), labs('voice000000000000003'))
    expect([contentType, body.length]).toEqual(['audio/mpeg', 4_003])
  })

  it('is nothing that the list does not name', async () => {
    for (const wanted of [
      labs('unknown'),
      labs('voice000000000000024'),
      { provider: 'vapi', voiceId: 'Clara' } as const,
    ])
      await expect(getVoiceSample(ctx(), wanted)).rejects.toMatchObject({ code: 'not_found' })
    await expect(getVoiceSample(ctx(), labs('http://169.254.169.254/'))).rejects.toMatchObject({ code: 'not_found' })
    await expect(getVoiceSample(ctx(), { provider: 'evil', voiceId: 'x' } as never)).rejects.toMatchObject({
      code: 'not_found',
    })
  })

  it('is refused when its provider names a place inside, or sends no audio', async () => {
    const [first, second] = far.voices
    if (first) first['preview_url'] = 'http://169.254.169.254/latest/meta-data'
    await expect(getVoiceSample(ctx(), labs(first?.voice_id ?? ''))).rejects.toMatchObject({ code: 'provider_down' })
    far.faults.preview = 'endless'
    await expect(getVoiceSample(ctx(), labs(second?.voice_id ?? ''))).rejects.toMatchObject({ code: 'provider_down' })
  })
})
