import { randomUUID } from 'node:crypto'
import type { Prisma } from '@prisma/client'
import type { Deps } from '../../src/platform/context.js'
import { NOW } from './builders.js'

type Over = Partial<Prisma.AssistantUncheckedCreateInput> & {
  clientId: string
  facts?: object
  /** Of its published version. */
  body?: object
}

/** An assistant that is live at Vapi, with the version that is. */
export async function aPublishedAssistant(deps: Deps, { body, ...over }: Over) {
  const { prisma } = deps.database
  const facts = (over.facts ?? { businessName: 'Harbor Dental' }) as Prisma.InputJsonObject
  const assistant = await prisma.assistant.create({
    data: {
      id: randomUUID(),
      name: 'Front desk',
      direction: 'INBOUND',
      vapiAssistantId: randomUUID(),
      publishedVersion: 1,
      publishedRevision: 1,
      publishedAt: NOW,
      publishState: 'DONE',
      ...over,
      facts,
    },
  })
  const { id: assistantId, clientId } = assistant
  const metadata = { assistantId, clientId }
  const version = { firstMessage: 'Thanks for calling Harbor Dental, how can I help?', metadata, ...body }
  await prisma.assistantVersion.create({
    data: {
      id: randomUUID(),
      clientId,
      assistantId,
      number: 1,
      facts,
      body: version,
      authorKind: 'staff',
      authorName: 'Robin',
    },
  })
  return assistant
}

/** A number that Vapi has. */
export const aLine = (
  deps: Deps,
  over: Partial<Prisma.PhoneNumberUncheckedCreateInput> & { clientId: string | null },
) =>
  deps.database.prisma.phoneNumber.create({
    data: { id: randomUUID(), number: '+14155550123', vapiPhoneNumberId: randomUUID(), ...over },
  })

export const aTestCall = (
  deps: Deps,
  over: Partial<Prisma.TestCallUncheckedCreateInput> & { clientId: string; assistantId: string },
) =>
  deps.database.prisma.testCall.create({
    data: {
      id: randomUUID(),
      toNumber: '+14155550177',
      vapiCallId: randomUUID(),
      state: 'PLACED',
      askedBy: 'Sam Okafor',
      versionNumber: 1,
      createdAt: NOW,
      ...over,
    },
  })

/** What lets a client go live. */
export async function aPassedTestCall(deps: Deps, clientId: string) {
  const { id: assistantId } = await aPublishedAssistant(deps, { clientId })
  return aTestCall(deps, { clientId, assistantId, state: 'ENDED', passed: true, endedAt: NOW })
}
