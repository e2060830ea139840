import { createHmac } from 'node:crypto'
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { harborDental } from '../../emulators/conversations/index.js'
import {
  type CallScript,
  type DeliveryFaults,
  type EmulatedSigning,
  standardWebhooks,
  startVapiEmulator,
  type VapiEmulator,
} from '../../emulators/vapi.js'

type Heard = { headers: IncomingHttpHeaders; body: Buffer; isWhole: boolean }

let vapi: VapiEmulator
let receiver: Server
let webhookUrl = ''
let heard: Heard[] = []
let answers: number[] = []

beforeEach(async () => {
  vapi = await startVapiEmulator({ keepsSent: true })
  heard = []
  answers = []
  receiver = createServer((request, response) => {
    const { headers } = request
    buffer(request).then(
      (body) => {
        heard.push({ headers, body, isWhole: true })
        response.writeHead(answers.shift() ?? 200).end('{}')
      },
      () => heard.push({ headers, body: Buffer.alloc(0), isWhole: false }),
    )
  })
  await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve))
  webhookUrl = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/hook`
})
afterEach(async () => {
  await vapi.close()
  receiver.closeAllConnections()
  await new Promise((resolve) => receiver.close(resolve))
})

const script: CallScript = {
  direction: 'inbound',
  business: harborDental,
  caller: { number: '+14155550177' },
  turns: [{ who: 'assistant', says: harborDental.greeting }],
  isAnswered: true,
  endedReason: 'customer-ended-call',
  ringSeconds: 2,
}
type Message = { type: string; status?: string; artifact?: Record<string, string> }
const messageOf = ({ body }: Heard) => (JSON.parse(body.toString()) as { message: Message }).message
const happened = () => heard.map(messageOf).map(({ type, status }) => status ?? type)
const place = (faults: DeliveryFaults, more = {}) =>
  vapi.placeCall({ webhookUrl, script, faults, backoffPlan: null, ...more })
const isReport = ({ payload }: { payload: { message: { type: string } } }) =>
  payload.message.type === 'end-of-call-report'
const IN_ORDER = ['ringing', 'in-progress', 'ended', 'end-of-call-report']

describe('deliveries of the emulator', () => {
  it('are dropped by choice, and nobody tries them again', async () => {
    await place({ drop: isReport }, { backoffPlan: undefined })
    expect(happened()).toEqual(IN_ORDER.slice(0, 3))
    expect(vapi.deliveries.at(-1)).toMatchObject({ type: 'end-of-call-report', fault: 'dropped', tries: 0, status: 0 })
  })

  it('are repeated with links of their own', async () => {
    await place({ repeat: isReport, seed: 4 })
    const reports = heard.filter((delivery) => messageOf(delivery).type === 'end-of-call-report')
    expect(reports.length).toBeGreaterThanOrEqual(2)
    const [one, other] = reports.map((report) => messageOf(report).artifact?.['presignedMonoUrl'])
    expect(one).not.toBe(other)
    expect(happened().slice(0, 3)).toEqual(IN_ORDER.slice(0, 3))
  })

  it('change places, and come late', async () => {
    await place({ reorder: 1 })
    expect(happened()).not.toEqual(IN_ORDER)
    expect(happened().sort()).toEqual([...IN_ORDER].sort())
    heard.length = 0
    await place({ delay: ({ payload }) => payload.message['status'] === 'ringing', delayMs: 300 })
    expect(happened()).toEqual([...IN_ORDER.slice(1), 'ringing'])
  })

  it.each(['cut', 'broken', 'flipped'] as const)('arrive spoiled: %s', async (how) => {
    await place({ corrupt: isReport, corruptAs: [how] })
    const { fault, status } = vapi.deliveries.at(-1) ?? {}
    expect([fault, status]).toEqual([how, how === 'cut' ? 0 : 200])
    await expect.poll(() => heard.length).toBe(4)
    const last = heard.at(-1)
    expect(last?.isWhole).toBe(how !== 'cut')
    if (how === 'broken') expect(() => JSON.parse(String(last?.body))).toThrow()
    if (how === 'flipped') {
      const sent = Buffer.from(JSON.stringify(messageOf(heard[2] as Heard)))
      expect(sent.length).toBeGreaterThan(0)
      expect(vapi.deliveries.at(-1)?.sent?.body).toEqual(last?.body)
    }
  })

  it('come whole when what was cut is tried again', async () => {
    await place(
      { corrupt: isReport, corruptAs: ['cut'] },
      { backoffPlan: { type: 'fixed', maxRetries: 1, baseDelaySeconds: 0 } },
    )
    expect(vapi.deliveries.at(-1)).toMatchObject({ tries: 2, status: 200 })
    expect(messageOf(heard.at(-1) as Heard).type).toBe('end-of-call-report')
  })

  it('have the same faults for the same seed, and others for another', async () => {
    const rates = { drop: 0.3, repeat: 0.3, reorder: 0.4, corrupt: 0.3, corruptAs: ['broken', 'flipped'] as const }
    const faultsWith = async (seed: number) => {
      const own = await startVapiEmulator()
      for (let n = 0; n < 6; n++) {
        await own.placeCall({ webhookUrl, script, backoffPlan: null, faults: { ...rates, seed } })
      }
      await own.close()
      return own.deliveries.map(({ type, fault }) => `${type} ${fault ?? ''}`)
    }
    const first = await faultsWith(11)
    expect(await faultsWith(11)).toEqual(first)
    expect(await faultsWith(12)).not.toEqual(first)
    expect(first.some((line) => line.endsWith('dropped'))).toBe(true)
  })

  it.each([
    ['Vapi itself, which does not', null, [500], 1],
    ['a fixed plan', { type: 'fixed', maxRetries: 3, baseDelaySeconds: 0.01 }, [500, 429, 302, 200], 4],
    [
      'an exponential plan that gives up',
      { type: 'exponential', maxRetries: 1, baseDelaySeconds: 0.01 },
      [500, 500, 200],
      2,
    ],
    [
      'a plan that leaves this status out',
      { type: 'fixed', maxRetries: 3, baseDelaySeconds: 0.01, excludedStatusCodes: [404] },
      [404],
      1,
    ],
  ] as const)('are tried again as %s does', async (_who, backoffPlan, statuses, tries) => {
    answers = [...statuses]
    const delivery = await vapi.tell({ webhookUrl, backoffPlan }, { message: { type: 'hang' } })
    expect(delivery.tries).toBe(tries)
    expect(heard).toHaveLength(tries)
  })

  it('wait longer each time with an exponential plan', async () => {
    answers = [500, 500, 200]
    const from = performance.now()
    await vapi.tell(
      { webhookUrl, backoffPlan: { type: 'exponential', maxRetries: 2, baseDelaySeconds: 0.1 } },
      { message: { type: 'hang' } },
    )
    expect(performance.now() - from).toBeGreaterThanOrEqual(290)
  })

  it('go where the assistant says, with its credential, and only what it subscribed to', async () => {
    vapi.credentials.set('cred', { scheme: 'secret', secret: 'quiet' })
    vapi.addBusiness(harborDental, { url: webhookUrl, credentialId: 'cred', headers: { 'x-own': 'yes' } })
    const assistant = vapi.assistants.get(harborDental.assistantId)
    if (assistant) assistant['serverMessages'] = ['status-update']
    await vapi.placeCall({ script })
    expect(happened()).toEqual(IN_ORDER.slice(0, 3))
    expect(heard[0]?.headers).toMatchObject({ 'x-vapi-secret': 'quiet', 'x-own': 'yes' })
    vapi.assistants.set(harborDental.assistantId, { ...(assistant as NonNullable<typeof assistant>), server: {} })
    heard.length = 0
    await vapi.placeCall({ script })
    expect(heard).toEqual([])
  })
})

describe('the proofs of the emulator', () => {
  const secret = 'a secret of the agency'
  const prove = async (signing: EmulatedSigning) => {
    await vapi.tell({ webhookUrl, signing }, { message: { type: 'hang' } })
    const { headers, body } = heard.at(-1) as Heard
    return { headers, body }
  }
  const mac = (algorithm: string, key: string | Buffer, signed: string) => createHmac(algorithm, key).update(signed)

  it.each<[string, EmulatedSigning, Record<string, string>]>([
    ['a secret', { scheme: 'secret', secret }, { 'x-vapi-secret': secret }],
    ['a bearer token', { scheme: 'bearer', token: 't' }, { authorization: 'Bearer t' }],
    [
      'a bare token in a header',
      { scheme: 'bearer', token: 't', headerName: 'X-Vapi-Secret', bearerPrefixEnabled: false },
      { 'x-vapi-secret': 't' },
    ],
  ])('can be %s', async (_name, signing, expected) => {
    expect((await prove(signing)).headers).toMatchObject(expected)
  })

  it('can be nothing', async () => {
    const { headers } = await prove({ scheme: 'none' })
    expect(Object.keys(headers).filter((name) => /sign|secret|auth|stamp|webhook/.test(name))).toEqual([])
  })

  it('are, unless said otherwise, SHA-256 in hex over time and body', async () => {
    const { headers, body } = await prove({ scheme: 'hmac', secret })
    const at = String(headers['x-timestamp'])
    expect(Math.abs(Number(at) - Date.now() / 1_000)).toBeLessThan(5)
    expect(headers['x-signature']).toBe(mac('sha256', secret, `${at}.${body}`).digest('hex'))
  })

  it('follow every option of the plan', async () => {
    const { headers, body } = await prove({
      scheme: 'hmac',
      secret: Buffer.from(secret).toString('base64'),
      secretIsBase64: true,
      algorithm: 'sha512',
      signatureHeader: 'X-Agency-Signature',
      timestampHeader: 'X-Agency-Time',
      timestampUnit: 'ms',
      payloadFormat: '{method}|{url}|{svix-id}|{timestamp}|{body}',
      signaturePrefix: 'sha512=',
      signatureEncoding: 'base64',
      messageIdHeader: 'X-Agency-Id',
    })
    const at = String(headers['x-agency-time'])
    expect(Number(at)).toBeGreaterThan(1e12)
    const signed = `POST|${webhookUrl}|${headers['x-agency-id']}|${at}|${body}`
    expect(headers['x-agency-signature']).toBe(`sha512=${mac('sha512', secret, signed).digest('base64')}`)
  })

  it('leave the time out when the plan does', async () => {
    const { headers, body } = await prove({ scheme: 'hmac', secret, includeTimestamp: false, algorithm: 'sha1' })
    expect(headers).not.toHaveProperty('x-timestamp')
    expect(headers['x-signature']).toBe(mac('sha1', secret, String(body)).digest('hex'))
  })

  it('have the form of Standard Webhooks, one id for all tries of a message', async () => {
    answers = [500, 200]
    const plain = Buffer.from('twenty-four bytes of it!')
    await vapi.tell(
      {
        webhookUrl,
        signing: standardWebhooks(`whsec_${plain.toString('base64')}`),
        backoffPlan: { type: 'fixed', maxRetries: 1, baseDelaySeconds: 1.1 },
      },
      { message: { type: 'hang' } },
    )
    const [first, second] = heard
    for (const { headers, body } of heard) {
      const signed = `${headers['webhook-id']}.${headers['webhook-timestamp']}.${body}`
      expect(headers['webhook-signature']).toBe(`v1,${mac('sha256', plain, signed).digest('base64')}`)
    }
    expect(second?.headers['webhook-id']).toBe(first?.headers['webhook-id'])
    expect(second?.headers['webhook-timestamp']).not.toBe(first?.headers['webhook-timestamp'])
  })

  it('do not hold for bytes that changed on the way', async () => {
    await place({ corrupt: 1, corruptAs: ['flipped'] }, { signing: { scheme: 'hmac', secret } })
    for (const { headers, body } of heard) {
      const signed = Buffer.concat([Buffer.from(`${headers['x-timestamp']}.`), body])
      expect(headers['x-signature']).not.toBe(createHmac('sha256', secret).update(signed).digest('hex'))
    }
  })
})
