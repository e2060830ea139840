import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { makeAnswerer } from '../../../src/domain/inbound/index.js'
import { whoOf } from '../../../src/web/portal/calls.present.js'
import { useDatabase } from '../../support/database.js'
import { aReportedCall, followUp, openQueues } from '../follow-up/support.js'
import { aPlan, aReceptive, asRead, CALLER, OFFICE_HOURS, use } from './in-call.js'

const FUNCTIONS = ['request_callback', 'take_message', 'opt_out']
const MARKERS = ['anonymous', 'Restricted', '+266696687', '+7378742883', '+2562533', '+86282452253', '+', '']
const WORDS = 'four one five five five five zero one seven seven'
const db = useDatabase()
const prisma = () => db.deps.database.prisma

async function anOffice() {
  const { id } = await aReceptive(db.deps)
  await aPlan(db.deps, { clientId: id, hours: OFFICE_HOURS, functions: FUNCTIONS })
  return id
}

async function said(clientId: string, caller: string, [name, given]: [name: string, given: object]) {
  const toolCallList = [{ id: randomUUID(), function: { name, arguments: given } }]
  const call = { id: `call-${caller}`, type: 'inboundPhoneCall', customer: { number: caller } }
  const read = asRead({ type: 'tool-calls', call, customer: { number: caller }, toolCallList })
  const [result] = await use(makeAnswerer(db.deps), clientId, read)
  return result?.say ?? ''
}

describe('B3: a caller whose number is hidden', () => {
  it.each(MARKERS)('(“%s”) is promised no call back before they give a number', async (marker) => {
    const clientId = await anOffice()
    expect(await said(clientId, marker, ['request_callback', { callerName: 'Lee' }])).toMatch(/Ask the caller for it/)
    expect(
      await said(clientId, marker, ['request_callback', { callerName: 'Lee', callbackNumber: 'this number' }]),
    ).toMatch(/not complete\. Ask the caller/)
    expect(await said(clientId, marker, ['opt_out', {}])).toMatch(/number is hidden/)
    expect(await prisma().task.count({ where: { clientId } })).toBe(0)
    expect(await prisma().lead.count({ where: { clientId } })).toBe(0)
    expect(await prisma().suppression.count({ where: { clientId } })).toBe(0)
    await said(clientId, marker, ['take_message', { message: 'call me' }])
    expect(await prisma().callerMessage.findFirst({ where: { clientId } })).toMatchObject({ callerNumber: null })
  })

  it('is called back at the number they say in words', async () => {
    const clientId = await anOffice()
    const answer = await said(clientId, '+266696687', ['request_callback', { callbackNumber: WORDS }])
    expect(answer).toMatch(/\(415\) 555-0177 is noted/)
    expect(await prisma().lead.findMany({ where: { clientId } })).toMatchObject([{ number: CALLER }])
  })

  it('has no number in what a report leads to', async () => {
    const clientId = await anOffice()
    await openQueues(db.deps)
    const appointment = { requested: true, date: '2026-03-06', time: '15:00' }
    for (const fromNumber of ['anonymous', '+86282452253'])
      await aReportedCall(db.deps, { clientId, fromNumber, structured: { appointment } })
    await followUp(db.deps)
    const found = await prisma().appointment.findMany({ where: { clientId }, select: { attendeeNumber: true } })
    expect(found).toEqual([{ attendeeNumber: null }, { attendeeNumber: null }])
    expect(await prisma().lead.count({ where: { clientId } })).toBe(0)
  })

  it('is shown as one on the pages', () => {
    for (const callerNumber of ['anonymous', '+266696687', null])
      expect(whoOf({ callerName: null, callerNumber, direction: 'INBOUND' }).number).toBe('Hidden number')
    expect(whoOf({ callerName: null, callerNumber: null, direction: 'WEB' }).number).toBeUndefined()
  })
})

describe('B2: a number to call back that nobody understood', () => {
  it.each(['same as before', "my wife's mobile"])('(“%s”) is asked for, not replaced', async (callbackNumber) => {
    const clientId = await anOffice()
    for (const name of ['take_message', 'request_callback'])
      expect(await said(clientId, CALLER, [name, { message: 'x', callbackNumber }])).toMatch(/digit by digit/)
    expect(await prisma().callerMessage.count({ where: { clientId } })).toBe(0)
  })
})
