import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { SORRY } from '../../../src/domain/functions/index.js'
import { makeAnswerer } from '../../../src/domain/inbound/index.js'
import { useDatabase } from '../../support/database.js'
import { anAssistant } from '../numbers/support.js'
import { aPlan, aReceptive, asRead, CALLER, OWN, type Result } from './in-call.js'

/** Two assistants of one client, each published with functions of its own. */
describe('what an assistant may use', () => {
  const db = useDatabase()
  const published = async (clientId: string, functions: string[] | undefined) => {
    const assistant = await anAssistant(db.deps, { clientId, name: randomUUID(), vapiAssistantId: randomUUID() })
    const made = { facts: functions ? { functions } : {}, body: {}, authorKind: 'staff', authorName: 'Robin' }
    const of = { clientId, assistantId: assistant.id, number: 1 }
    await db.deps.database.prisma.assistantVersion.create({ data: { id: randomUUID(), ...of, ...made } })
    return assistant.vapiAssistantId ?? ''
  }
  const said = async (clientId: string, assistantId: string, name: string) => {
    const use = { id: randomUUID(), type: 'function', function: { name, arguments: { message: 'Hello' } } }
    const call = { id: 'call-1', assistantId }
    const [customer, phoneNumber] = [{ number: CALLER }, { number: OWN }]
    const read = asRead({ type: 'tool-calls', call, customer, phoneNumber, toolCallList: [use] })
    const answer = await makeAnswerer(db.deps).answer({ clientId, read, now: new Date() })
    return (answer as { results: Result[] }).results[0]?.result
  }

  it('was chosen for it, and not for another one of the same client', async () => {
    const client = await aReceptive(db.deps)
    const first = await published(client.id, ['take_message'])
    const second = await published(client.id, ['transfer_to_human'])
    expect(await said(client.id, first, 'take_message')).toContain('is noted')
    expect(await said(client.id, first, 'transfer_to_human')).toBe(SORRY.notHere)
    expect(await said(client.id, second, 'transfer_to_human')).toMatch(/nobody to transfer calls to/)
    expect(await said(client.id, second, 'take_message')).toBe(SORRY.notHere)
    expect(await db.deps.database.prisma.callerMessage.count()).toBe(1)
  })

  it('is nothing where none was chosen, whatever the plan of the client says', async () => {
    const client = await aReceptive(db.deps)
    await aPlan(db.deps, { clientId: client.id, functions: ['take_message'] })
    const mute = await published(client.id, [])
    expect(await said(client.id, mute, 'take_message')).toBe(SORRY.notHere)
  })

  it('is what the plan says for one that was made in Vapi by hand', async () => {
    const client = await aReceptive(db.deps)
    await aPlan(db.deps, { clientId: client.id, functions: ['take_message'] })
    expect(await said(client.id, randomUUID(), 'take_message')).toContain('is noted')
    expect(await said(client.id, randomUUID(), 'opt_out')).toBe(SORRY.notHere)
  })

  it('is nothing that does not exist', async () => {
    const client = await aReceptive(db.deps)
    expect(await said(client.id, randomUUID(), 'launch_rocket')).toBe(SORRY.unknown)
  })
})
