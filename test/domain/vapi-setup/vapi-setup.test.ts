import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { getWebhookUrl } from '../../../src/domain/clients/index.js'
import {
  checkVapiSetup,
  checkVapiSetupJob,
  repairVapiSetup,
  stateOfSetup,
} from '../../../src/domain/vapi-setup/index.js'
import type { StaffRole } from '../../../src/platform/context.js'
import { brightPipe, harborDental } from '../../emulators/conversations/index.js'
import { startVapiEmulator, type VapiEmulator } from '../../emulators/vapi.js'
import { aClient, aStaff, ctxOf, JOB, staffActor } from '../../support/builders.js'
import { useDatabase } from '../../support/database.js'

const db = useDatabase()
let vapi: VapiEmulator
const prisma = () => db.deps.database.prisma
const job = () => ctxOf(db.deps, JOB, new Date())
const as = async (role: StaffRole = 'OWNER') =>
  ctxOf(db.deps, staffActor(await aStaff(db.deps, { role, name: 'Robin' })), new Date())
const setConfig = (over: object) => Object.assign(db.deps, { config: { ...db.deps.config, ...over } })

beforeEach(async () => {
  vapi = await startVapiEmulator()
  setConfig({ vapiBaseUrl: vapi.url, vapiApiKey: vapi.apiKey, publicUrl: 'https://backline.example' })
})
afterEach(() => vapi.close())

const MESSAGES = [
  'status-update',
  'end-of-call-report',
  'transcript',
  'tool-calls',
  'transfer-destination-request',
  'handoff-destination-request',
  'transfer-update',
  'language-change-detected',
  'hang',
]
const BACKOFF = {
  type: 'exponential',
  maxRetries: 3,
  baseDelaySeconds: 1,
  excludedStatusCodes: [400, 401, 403, 404, 413, 422],
}

/** The practice with its assistant and number at Vapi, all right unless said otherwise. */
async function aPractice(over: { server?: object; serverMessages?: string[] | undefined } = {}) {
  const client = await aClient(db.deps, { businessName: 'Harbor Dental', vapiAssistantId: harborDental.assistantId })
  const url = (await getWebhookUrl(job(), { clientId: client.id })) ?? ''
  vapi.addBusiness(harborDental, { url, backoffPlan: BACKOFF, ...over.server })
  const assistant = vapi.assistants.get(harborDental.assistantId)
  const serverMessages = 'serverMessages' in over ? over.serverMessages : MESSAGES
  Object.assign(assistant ?? {}, serverMessages && { serverMessages })
  return { client, url }
}
const assistant = () => vapi.assistants.get(harborDental.assistantId) ?? {}
const findings = () => prisma().vapiFinding.findMany({ orderBy: { name: 'asc' } })
const theFinding = async () => {
  const [finding] = await findings()
  if (!finding) throw new Error('There is no finding')
  return finding
}

describe('the nightly check', () => {
  it('finds nothing where all is as it should be', async () => {
    await aPractice()
    expect(await checkVapiSetup(job())).toEqual({ assistants: 1, phoneNumbers: 1, wrong: 0, failures: [] })
    expect(await findings()).toEqual([])
  })

  it.each([
    ['no address', { server: { url: undefined } }, 'server.url', 'nothing'],
    [
      'an address of somebody else',
      { server: { url: 'https://n8n.example/webhook/SECRET?token=SECRET' } },
      'server.url',
      'an address at n8n.example',
    ],
    [
      'an address of ours that is no client’s',
      { server: { url: 'https://backline.example/api/v1/vapi/webhook/SECRETSECRETSECRETSECRET/' } },
      'server.url',
      'another address of ours',
    ],
    ['no second try', { server: { backoffPlan: undefined } }, 'server.backoffPlan', 'none: nothing is tried twice'],
    [
      'tries at a fixed pace',
      { server: { backoffPlan: { ...BACKOFF, type: 'fixed' } } },
      'server.backoffPlan',
      /^fixed, 3 more tries/,
    ],
    [
      'too few tries',
      { server: { backoffPlan: { ...BACKOFF, maxRetries: 1 } } },
      'server.backoffPlan',
      /^exponential, 1 more try/,
    ],
    [
      'no try after a 503',
      { server: { backoffPlan: { ...BACKOFF, excludedStatusCodes: [...BACKOFF.excludedStatusCodes, 503] } } },
      'server.backoffPlan',
      /503/,
    ],
    [
      'tries after a 404',
      { server: { backoffPlan: { ...BACKOFF, excludedStatusCodes: [] } } },
      'server.backoffPlan',
      /except after nothing/,
    ],
    [
      'Vapi’s own choice of messages',
      { serverMessages: undefined },
      'serverMessages',
      /Vapi’s own choice, without transcript/,
    ],
    [
      'no report',
      { serverMessages: MESSAGES.filter((type) => type !== 'end-of-call-report') },
      'serverMessages',
      'without end-of-call-report',
    ],
  ] as [string, Parameters<typeof aPractice>[0], string, string | RegExp][])(
    'finds %s',
    async (_what, over, path, is) => {
      await aPractice(over)
      expect(await checkVapiSetup(job())).toMatchObject({ wrong: 1 })
      const expected = typeof is === 'string' ? is : expect.stringMatching(is)
      const finding = await theFinding()
      expect(finding).toMatchObject({
        kind: 'ASSISTANT',
        name: harborDental.assistantName,
        problems: [path],
        repairedAt: null,
      })
      expect(finding.details).toMatchObject({ problems: [{ path, is: expected }], isRepairable: true })
      expect(JSON.stringify(finding)).not.toContain('SECRET')
    },
  )

  it('keeps no webhook token, which is a secret', async () => {
    const { client } = await aPractice({ server: { url: 'https://elsewhere.example' } })
    await checkVapiSetup(job())
    const { rows } = await db.deps.database.query(
      'select (select jsonb_agg(f) from vapi_findings f)::text || (select jsonb_agg(a) from audit_log a)::text as dump',
    )
    expect(String(rows[0]?.['dump'])).not.toContain(client.token)
  })

  it('takes the address of the organisation too, where deliveries to it are signed', async () => {
    await aPractice({ server: { url: 'https://backline.example/api/v1/voice/webhook/' } })
    expect(await checkVapiSetup(job())).toMatchObject({ wrong: 1 })
    await prisma().signingPlan.create({
      data: {
        id: crypto.randomUUID(),
        clientId: null,
        scheme: 'BEARER',
        options: {},
        vapiCredentialId: 'credential-1',
      },
    })
    await checkVapiSetup(job())
    expect(await theFinding()).toMatchObject({ problems: ['server.credentialId'] })
    Object.assign(assistant(), {
      server: { ...(assistant() as { server: object }).server, credentialId: 'credential-1' },
    })
    expect(await checkVapiSetup(job())).toMatchObject({ wrong: 0 })
  })

  it('wants the credential that was noted for the client', async () => {
    const { client } = await aPractice({ server: { credentialId: 'another' } })
    expect(await checkVapiSetup(job())).toMatchObject({ wrong: 0 })
    await prisma().signingPlan.create({
      data: {
        id: crypto.randomUUID(),
        clientId: client.id,
        scheme: 'HMAC',
        options: {},
        vapiCredentialId: 'credential-2',
      },
    })
    expect(await checkVapiSetup(job())).toMatchObject({ wrong: 1 })
    expect((await theFinding()).details).toMatchObject({
      problems: [{ path: 'server.credentialId', is: 'another', should: 'credential-2' }],
    })
  })

  it('leaves alone what is no client’s and does not report to us', async () => {
    vapi.addBusiness(brightPipe, { url: 'https://elsewhere.example' })
    expect(await checkVapiSetup(job())).toEqual({ assistants: 0, phoneNumbers: 0, wrong: 0, failures: [] })
  })

  it('finds what reports to a client’s URL though nobody noted it', async () => {
    const { url, client } = await aPractice()
    vapi.addBusiness(brightPipe, { url })
    await checkVapiSetup(job())
    expect(await theFinding()).toMatchObject({
      clientId: client.id,
      vapiId: brightPipe.assistantId,
      problems: ['serverMessages', 'server.backoffPlan'],
    })
  })

  it('wants an address on a number only where nobody else says who answers, or where it has one', async () => {
    await aPractice()
    await prisma().phoneNumber.create({
      data: {
        id: crypto.randomUUID(),
        clientId: (await prisma().client.findFirstOrThrow()).id,
        number: harborDental.number,
      },
    })
    const number = vapi.phoneNumbers.get(harborDental.phoneNumberId)
    expect(await checkVapiSetup(job())).toMatchObject({ wrong: 0 })
    Object.assign(number ?? {}, { assistantId: null })
    await checkVapiSetup(job())
    expect(await theFinding()).toMatchObject({ kind: 'PHONE_NUMBER', problems: ['server.url', 'server.backoffPlan'] })
    Object.assign(number ?? {}, {
      assistantId: harborDental.assistantId,
      server: { url: 'https://elsewhere.example', backoffPlan: BACKOFF },
    })
    await checkVapiSetup(job())
    expect(await theFinding()).toMatchObject({ problems: ['server.url'] })
  })

  it('closes what somebody mended at Vapi, opens it anew, and drops what is gone', async () => {
    const { url } = await aPractice({ server: { url: 'https://elsewhere.example' } })
    await checkVapiSetup(job())
    expect(await stateOfSetup(job())).toMatchObject({ open: 1 })
    Object.assign(assistant(), { server: { url, backoffPlan: BACKOFF } })
    await checkVapiSetup(job())
    expect(await theFinding()).toMatchObject({ repairedAt: expect.any(Date), repairedBy: 'Somebody at Vapi' })
    expect(await stateOfSetup(job())).toMatchObject({ open: 0 })
    Object.assign(assistant(), { server: { url } })
    await checkVapiSetup(job())
    expect(await theFinding()).toMatchObject({ repairedAt: null, repairedBy: null, problems: ['server.backoffPlan'] })
    vapi.assistants.clear()
    await checkVapiSetup(job())
    expect(await findings()).toEqual([])
  })

  it('says which account could not be asked, changes nothing there, and is written down', async () => {
    await aPractice({ server: { url: 'https://elsewhere.example' } })
    await checkVapiSetup(job())
    vapi.faults.rest = 401
    expect(await checkVapiSetup(job())).toMatchObject({
      failures: [{ account: 'The organisation', message: expect.stringContaining('API key') }],
    })
    expect(await theFinding()).toMatchObject({ repairedAt: null })
    expect(await prisma().auditEntry.count({ where: { action: 'vapi-setup.check' } })).toBe(2)
    expect(await stateOfSetup(job())).toEqual({ open: 1, lastCheckedAt: expect.any(Date) })
  })

  it('is quiet without a key, and says so to people', async () => {
    setConfig({ vapiApiKey: undefined })
    await checkVapiSetupJob.run(job(), {})
    await expect(checkVapiSetup(await as())).rejects.toMatchObject({ code: 'conflict' })
    await expect(checkVapiSetup(await as('VIEWER'))).rejects.toMatchObject({ code: 'forbidden' })
  })
})

describe('a repair', () => {
  const repair = async (role: StaffRole = 'OWNER') =>
    repairVapiSetup(await as(role), { findingIds: (await findings()).map(({ id }) => id) })

  it('sets right what is wrong and leaves everything else as it was, byte for byte', async () => {
    const { url } = await aPractice({
      server: {
        url: 'https://elsewhere.example',
        backoffPlan: undefined,
        timeoutSeconds: 17,
        headers: { 'x-kept': 'yes' },
      },
      serverMessages: ['end-of-call-report', 'model-output'],
    })
    Object.assign(assistant(), {
      analysisPlan: { summaryPlan: { enabled: true } },
      hooks: [],
      metadata: { of: 'theirs' },
    })
    const {
      server: _server,
      serverMessages: _messages,
      updatedAt: _at,
      ...others
    } = structuredClone(assistant()) as Record<string, unknown>
    await checkVapiSetup(job())
    expect(await repair()).toEqual({ repaired: [harborDental.assistantName], refused: [] })
    const { server, serverMessages, updatedAt: _later, ...now } = assistant() as Record<string, unknown>
    expect(JSON.stringify(now)).toBe(JSON.stringify(others))
    expect(server).toEqual({ url, backoffPlan: BACKOFF, timeoutSeconds: 17, headers: { 'x-kept': 'yes' } })
    expect(serverMessages).toEqual(
      expect.arrayContaining([
        'end-of-call-report',
        'model-output',
        'status-update',
        'transcript[transcriptType="final"]',
      ]),
    )
    expect(await theFinding()).toMatchObject({ repairedAt: expect.any(Date), repairedBy: 'Robin' })
    expect(await checkVapiSetup(job())).toMatchObject({ wrong: 0 })
    const sent = vapi.requests
      .filter(({ method }) => method === 'PATCH')
      .map(({ body }) => Object.keys(JSON.parse(String(body))))
    expect(sent).toEqual([['server', 'serverMessages']])
  })

  it('writes only the member that is wrong', async () => {
    await aPractice({ serverMessages: undefined })
    await checkVapiSetup(job())
    await repair()
    const [patch] = vapi.requests.filter(({ method }) => method === 'PATCH')
    expect(Object.keys(JSON.parse(String(patch?.body)))).toEqual(['serverMessages'])
    // What Vapi sent by its own choice it goes on sending.
    expect((assistant() as { serverMessages: string[] }).serverMessages).toContain('conversation-update')
  })

  it('of a number names its provider and keeps who answers', async () => {
    await aPractice()
    const number = vapi.phoneNumbers.get(harborDental.phoneNumberId) ?? {}
    Object.assign(number, {
      server: { url: 'https://elsewhere.example' },
      fallbackDestination: { type: 'number', number: '+14155550199' },
    })
    await checkVapiSetup(job())
    expect(await repair()).toMatchObject({ refused: [] })
    const [patch] = vapi.requests.filter(({ method }) => method === 'PATCH')
    expect(JSON.parse(String(patch?.body))).toMatchObject({ provider: 'twilio', server: { backoffPlan: BACKOFF } })
    expect(vapi.phoneNumbers.get(harborDental.phoneNumberId)).toMatchObject({
      assistantId: harborDental.assistantId,
      fallbackDestination: { type: 'number' },
    })
  })

  it('that Vapi refuses keeps the finding, with Vapi’s words, and the others are repaired', async () => {
    const { url } = await aPractice({ serverMessages: undefined })
    vapi.addBusiness(brightPipe, { url })
    await checkVapiSetup(job())
    vapi.faults.rest = ({ method, path }) =>
      method === 'PATCH' && path.endsWith(harborDental.assistantId)
        ? { status: 400, message: ['assistant.property model should not exist'] }
        : undefined
    expect(await repair()).toEqual({
      repaired: [brightPipe.assistantName],
      refused: [
        {
          name: harborDental.assistantName,
          message: expect.stringContaining('assistant.property model should not exist'),
        },
      ],
    })
    const refused = await prisma().vapiFinding.findUniqueOrThrow({ where: { vapiId: harborDental.assistantId } })
    expect(refused).toMatchObject({
      repairedAt: null,
      details: { refused: expect.stringContaining('should not exist') },
    })
    expect(await prisma().auditEntry.count({ where: { action: 'vapi-setup.repair' } })).toBe(1)
  })

  it('looks anew first: what somebody mended meanwhile is not written again', async () => {
    const { url } = await aPractice({ server: { url: 'https://elsewhere.example' } })
    await checkVapiSetup(job())
    Object.assign(assistant(), { server: { url, backoffPlan: BACKOFF } })
    await repair()
    expect(vapi.requests.filter(({ method }) => method === 'PATCH')).toEqual([])
    expect(await theFinding()).toMatchObject({ repairedAt: expect.any(Date) })
  })

  it('is refused with a reason where there is no address yet, and where the thing is gone', async () => {
    const { client } = await aPractice({ server: { url: undefined } })
    await prisma().client.update({
      where: { id: client.id },
      data: { webhookTokenHash: null, webhookTokenSealed: null },
    })
    await checkVapiSetup(job())
    expect((await theFinding()).details).toMatchObject({ isRepairable: false })
    expect(await repair()).toMatchObject({
      repaired: [],
      refused: [{ message: expect.stringContaining('generate one first') }],
    })
    vapi.assistants.clear()
    expect(await repair()).toMatchObject({ refused: [{ message: expect.stringContaining('no longer has it') }] })
  })

  it('is in the audit log with what was and what is, without a secret', async () => {
    const { client } = await aPractice({ server: { url: 'https://elsewhere.example/SECRET' } })
    await checkVapiSetup(job())
    await repair('ADMIN')
    const entries = await prisma().auditEntry.findMany({ where: { action: 'vapi-setup.repair' } })
    expect(entries).toMatchObject([
      {
        actorName: 'Robin',
        clientId: client.id,
        subjectId: harborDental.assistantId,
        changes: { 'server.url': ['an address at elsewhere.example', 'the client’s webhook URL'] },
      },
    ])
    expect(JSON.stringify(entries)).not.toMatch(/SECRET/)
    expect(JSON.stringify(entries)).not.toContain(client.token)
  })

  it('is for owners and admins', async () => {
    await aPractice({ serverMessages: undefined })
    await checkVapiSetup(job())
    await expect(repair('SUPPORT')).rejects.toMatchObject({ code: 'forbidden' })
    await expect(repair('VIEWER')).rejects.toMatchObject({ code: 'forbidden' })
    await expect(repairVapiSetup(await as(), { findingIds: [crypto.randomUUID()] })).rejects.toMatchObject({
      code: 'not_found',
    })
  })
})
