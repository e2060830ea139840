import type { Prisma, TestCallState } from '@prisma/client'
import type { Check } from './checklist.js'

export const lineColumns = {
  id: true,
  clientId: true,
  assistantId: true,
  versionNumber: true,
  toNumber: true,
  vapiCallId: true,
  state: true,
  error: true,
  checks: true,
  passed: true,
  askedBy: true,
  createdAt: true,
  endedAt: true,
} satisfies Prisma.TestCallSelect

export type TestCallRow = Prisma.TestCallGetPayload<{ select: typeof lineColumns }>

/** One line of a list of test calls. */
export type TestCallLine = Omit<TestCallRow, 'checks'> & { state: TestCallState; checks: Check[] }

export const presentRow = ({ checks, ...row }: TestCallRow): TestCallLine => ({
  ...row,
  checks: checks as unknown as Check[],
})
