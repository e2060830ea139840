import { randomUUID } from 'node:crypto'
import { expect } from 'vitest'
import type { VapiEmulator } from '../../emulators/vapi.js'
import type { Program } from '../../support/program.js'
import type { Visitor } from '../../support/visitor.js'

/** An installation on the embedded database and whoever uses it. The same before and after it was closed. */
export type World = {
  address: string
  clientId: string
  email: string
  password: string
  webhookUrl: string
  /** Keys of the client and of the agency. */
  program: Program
  agency: Program
  /** Signed in to the portal, and to the back office. */
  visitor: Visitor
  staff: Visitor
  vapi: VapiEmulator
}

/** One feature's story: what happens in one process, and what another finds and goes on with when it opens the database. */
export type Story = { name: string; begins(world: World): Promise<(world: World) => Promise<void>> }

/** Sends a message of Vapi's, or its bytes, to the client's door. */
export async function post({ webhookUrl }: World, message: object | string): Promise<unknown> {
  const body = typeof message === 'string' ? message : JSON.stringify({ message })
  const answer = await fetch(webhookUrl, { method: 'POST', headers: { 'content-type': 'application/json' }, body })
  const text = await answer.text()
  expect([answer.status, text]).toEqual([200, expect.anything()])
  return JSON.parse(text)
}

/** What a function answers somebody who is on the telephone. */
export async function ask(world: World, name: string, given: object, from = '+12125550186'): Promise<string> {
  const customer = { number: from }
  const answer = (await post(world, {
    type: 'tool-calls',
    timestamp: Date.now(),
    toolCallList: [{ id: randomUUID(), type: 'function', function: { name, arguments: given } }],
    call: { id: randomUUID(), type: 'inboundPhoneCall', customer },
    customer,
  })) as { results: { result?: string; error?: string }[] }
  const [result] = answer.results
  return result?.result ?? `refused: ${result?.error}`
}

/** A day of next week at noon in UTC, so that nothing is past or closed by the time it is asked for. */
export const inDays = (days: number) => {
  const noon = new Date(Date.now() + days * 86_400_000)
  noon.setUTCHours(16, 0, 0, 0)
  return noon.toISOString()
}
