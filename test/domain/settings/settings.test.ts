import { describe, expect, it } from 'vitest'
import {
  definitions,
  getSettings,
  listSettings,
  seedSettings,
  updateSetting,
} from '../../../src/domain/settings/index.js'
import { aStaff, ctxOf, staffActor } from '../../support/builders.js'
import { useDatabase } from '../../support/database.js'

const db = useDatabase()
const as = async (role: 'OWNER' | 'SUPPORT') => ctxOf(db.deps, staffActor(await aStaff(db.deps, { role })))

describe('settings', () => {
  it('are what they were meant to be until somebody changes them', async () => {
    const initial = {
      brandingName: 'Backline',
      brandingColour: '#1f5f4f',
      agencyTimeZone: 'America/New_York',
      areAlertsMailed: true,
      alertRecipients: [],
    }
    expect(await getSettings(ctxOf(db.deps, { kind: 'visitor' }))).toEqual(initial)
    await seedSettings(ctxOf(db.deps))
    expect(await getSettings(ctxOf(db.deps))).toEqual(initial)
  })

  it('change with an audit row, once', async () => {
    const ctx = await as('OWNER')
    await updateSetting(ctx, { id: 'branding.name', value: '  Ringway ' })
    await updateSetting(ctx, { id: 'branding.name', value: 'Ringway' })
    await seedSettings(ctx)
    expect((await getSettings(ctx)).brandingName).toBe('Ringway')
    expect(await db.deps.database.prisma.auditEntry.findMany()).toMatchObject([
      { action: 'settings.update', subjectName: 'Name', changes: { value: ['Backline', 'Ringway'] } },
    ])
  })

  it.each([
    ['branding.colour', '#ffe08a'],
    ['branding.colour', 'red'],
    ['branding.colour', '#777777'],
    ['branding.name', ' '],
    ['branding.name', 'a\nb'],
    ['agency.timeZone', 'Mars/Olympus'],
    ['alerts.isOn', 'maybe'],
    ['alerts.recipients', 'robin@agency.example, nobody'],
    ['alerts.recipients', Array.from({ length: 21 }, (_, n) => `a${n}@agency.example`).join(',')],
  ])('%s refuses %s with a sentence', async (id, value) => {
    await expect(updateSetting(await as('OWNER'), { id, value })).rejects.toMatchObject({
      code: 'invalid',
      details: { fields: { value: expect.stringMatching(/^\w.{10,}/) } },
    })
  })

  it('takes the palest grey on which white text is readable', async () => {
    await updateSetting(await as('OWNER'), { id: 'branding.colour', value: '#767676' })
  })

  it('are for owners and admins to change', async () => {
    await expect(updateSetting(await as('SUPPORT'), { id: 'branding.name', value: 'X' })).rejects.toThrow()
  })

  it.each(['setup.tokenHash', 'toString', '__proto__'])('%s is none of them', async (id) => {
    const ctx = await as('OWNER')
    await expect(updateSetting(ctx, { id, value: 'x' })).rejects.toMatchObject({ code: 'not_found' })
  })

  it('are listed with words for people', async () => {
    const listed = await listSettings(ctxOf(db.deps))
    expect(listed.map(({ id }) => id)).toEqual(Object.keys(definitions))
    expect(listed.every(({ label, hint }) => label && hint)).toBe(true)
  })
})
