import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { signatureHeaders } from '../../integrations/voice/index.js'
import { type Ctx, inTransaction } from '../../platform/context.js'
import { conflict } from '../../platform/errors.js'
import { audit } from '../audit/index.js'
import { getWebhookUrl } from '../clients/index.js'
import { readSigning } from '../signing/index.js'
import { assertMay } from '../staff/index.js'

export type TestEventResult = {
  isOk: boolean
  /** Null when nothing answered. */
  status: number | null
  /** One sentence for the person who pressed the button. */
  message: string
}

const TIMEOUT_MS = 10_000

/**
 * Sends a report to the client's webhook URL as Vapi would, through the network and the real door, marked as a test: it
 * is kept and shown, and makes no call.
 * @throws conflict when the client has no token yet; not_found, forbidden
 */
export async function sendTestEvent(ctx: Ctx, input: { clientId: string }): Promise<TestEventResult> {
  assertMay(ctx, 'events.test')
  const clientId = z.uuid().parse(input.clientId)
  const url = await getWebhookUrl(ctx, { clientId })
  if (!url) throw conflict('This client has no webhook token that can be opened. Generate or rotate it first.')
  const result = await post(url, await signed(ctx, { clientId, url }))
  await inTransaction(ctx, (tx) =>
    audit(tx, {
      action: 'inbound.send-test-event',
      subject: { kind: 'client', id: clientId, name: 'Webhook' },
      clientId,
      changes: { answer: [null, result.status] },
    }),
  )
  return result
}

type Signed = { body: Buffer; headers: Record<string, string> }

/** As Vapi would sign it for this client. */
async function signed(ctx: Ctx, { clientId, url }: { clientId: string; url: string }): Promise<Signed> {
  const body = Buffer.from(JSON.stringify(testReport(ctx.now)))
  const plan = await ctx.db.signingPlan.findUnique({ where: { clientId } })
  const signing = readSigning(ctx.vault, plan, ctx.now)
  return { body, headers: signatureHeaders(signing, { body, method: 'POST', url, now: new Date() }) }
}

async function post(url: string, { body, headers }: Signed): Promise<TestEventResult> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      body: new Uint8Array(body),
      headers: {
        ...headers,
        'content-type': 'application/json',
        'user-agent': 'Backline test event',
        'x-backline-test': '1',
      },
      redirect: 'manual',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    })
    await response.arrayBuffer()
    return { isOk: response.status === 200, status: response.status, message: sentenceFor(response.status) }
  } catch {
    const { host } = new URL(url)
    return {
      isOk: false,
      status: null,
      message: `Nothing answered at ${host}. Is PUBLIC_URL the address Vapi can reach?`,
    }
  }
}

function sentenceFor(status: number): string {
  if (status === 200) return 'The test event was received and stored.'
  if (status === 401) return 'The address answered, but did not take the signature. Is the secret being changed?'
  if (status === 404) return 'The address answered, but did not know this token.'
  if (status === 503) return 'The address answered, but could not store the event. Please try again in a moment.'
  return `The address answered with status ${status} instead of 200.`
}

const testReport = (now: Date) => ({
  message: {
    type: 'end-of-call-report',
    timestamp: now.getTime(),
    endedReason: 'customer-ended-call',
    startedAt: new Date(now.getTime() - 20_000).toISOString(),
    endedAt: now.toISOString(),
    durationSeconds: 20,
    cost: 0,
    artifact: {
      transcript: 'AI: This is a test from Backline.\nUser: Thank you.\n',
      messages: [
        { role: 'bot', message: 'This is a test from Backline.', secondsFromStart: 1, duration: 2_000 },
        { role: 'user', message: 'Thank you.', secondsFromStart: 4, duration: 1_000 },
      ],
    },
    analysis: { summary: 'A test event, sent from the back office.', successEvaluation: 'true' },
    call: { id: `test-${randomUUID()}`, type: 'inboundPhoneCall', status: 'ringing', createdAt: now.toISOString() },
  },
})
