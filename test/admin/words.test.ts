import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import { deed } from '../../src/admin/deeds.js'
import * as leadWords from '../../src/admin/lead-words.js'
import * as words from '../../src/admin/words.js'
import { dmmf } from '../../src/generated/dmmf.js'

const WORDS: Record<string, words.Words> = {
  StaffRole: words.ROLE,
  SetupStatus: words.SETUP_STATUS,
  PortalAccess: words.PORTAL_ACCESS,
  WebhookEventState: words.EVENT_STATE,
  QuarantineCause: words.QUARANTINE_CAUSE,
  EventSource: words.EVENT_SOURCE,
  CallDirection: words.DIRECTION,
  AssistantDirection: words.ASSISTANT_DIRECTION,
  CallStatus: words.CALL_STATUS,
  CallOutcome: words.OUTCOME,
  CallEvaluation: words.EVALUATION,
  PropertyListing: leadWords.LISTING,
  PropertyStatus: leadWords.PROPERTY_STATUS,
  UnitStatus: leadWords.UNIT_STATUS,
  ImportState: leadWords.IMPORT_STATE,
  LeadStatus: leadWords.LEAD_STATUS,
  LeadSource: leadWords.LEAD_SOURCE,
  LeadActivityKind: leadWords.ACTIVITY,
  ConsentChannel: leadWords.CHANNEL,
  SuppressionSource: leadWords.SUPPRESSION_SOURCE,
  AppointmentKind: leadWords.APPOINTMENT_KIND,
  // One that is only held is shown nowhere.
  AppointmentStatus: { HELD: { label: 'Held' }, ...leadWords.APPOINTMENT_STATUS },
  AppointmentSource: leadWords.APPOINTMENT_SOURCE,
  TaskKind: leadWords.TASK_KIND,
  OfferStatus: leadWords.OFFER_STATUS,
  JudgedFrom: leadWords.JUDGED_FROM,
}

describe('words of the back office', () => {
  it.each(Object.keys(WORDS))('say every value of %s in plain words', (name) => {
    const values = dmmf.datamodel.enums.find((candidate) => candidate.name === name)?.values.map((value) => value.name)
    expect(Object.keys(WORDS[name] ?? {}).sort()).toEqual([...(values ?? [])].sort())
    for (const { label } of Object.values(WORDS[name] ?? {})) expect(label).not.toMatch(/[A-Z]{2}|_/)
  })

  it('make a plain name of any code', () => {
    expect(words.plainName('end-of-call-report')).toBe('End of call report')
    expect(words.plainName('transcript[transcriptType="final"]')).toBe('Transcript (final)')
    expect(words.plainName('call.endpointing.request')).toBe('Call: endpointing request')
    expect(deed('campaigns.start-again')).toBe('Campaigns: start again')
    expect(deed('clients.create')).toBe('Created the client')
  })
})

describe('figures in the back office', () => {
  it('are in the singular when there is one', async () => {
    vi.stubGlobal('document', { getElementById: () => ({ textContent: '{"timeZone":"UTC"}' }) })
    const { bytes } = await import('../../src/admin/components/format.js')
    expect([0, 1, 2, 1500].map(bytes)).toEqual(['0 bytes', '1 byte', '2 bytes', '1.5 kB'])
    vi.unstubAllGlobals()
  })
})

describe('the files of the back office', () => {
  it('are one script and one sheet, small enough for a phone', () => {
    const directory = path.resolve('dist/admin-assets')
    const manifest = JSON.parse(readFileSync(path.join(directory, 'manifest.json'), 'utf8')) as Record<string, string>
    const sizeOf = (name: string) => readFileSync(path.join(directory, `${manifest[name]}.br`)).length
    expect(Object.keys(manifest)).toEqual(['app.js', 'admin.css'])
    expect(sizeOf('app.js')).toBeLessThan(95_000)
    expect(sizeOf('admin.css')).toBeLessThan(8_500)
  })

  it('compile no text, which the policy would refuse and report', () => {
    const directory = path.resolve('dist/admin-assets')
    const manifest = JSON.parse(readFileSync(path.join(directory, 'manifest.json'), 'utf8')) as Record<string, string>
    for (const file of Object.values(manifest)) {
      const probes = readFileSync(path.join(directory, file), 'utf8').includes('Function("return this")')
      expect([file, probes]).toEqual([file, false])
    }
  })
})
