import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { evaluationOf } from '../../../src/domain/calls/evaluation.js'
import { outcomeOf } from '../../../src/domain/calls/index.js'

const all: string[] = JSON.parse(readFileSync('test/samples/vapi/reference/ended-reasons-sdk-2.0.1.json', 'utf8'))

describe('the outcome of an ended reason', () => {
  it('is known for each of the 597 of Vapi', () => {
    expect(all).toHaveLength(597)
    expect(all.filter((reason) => outcomeOf(reason) === 'OTHER')).toEqual([])
  })

  it('puts the families where they belong', () => {
    const counts: Record<string, number> = {}
    for (const reason of all) counts[outcomeOf(reason)] = (counts[outcomeOf(reason)] ?? 0) + 1
    expect(counts).toMatchInlineSnapshot(`
      {
        "BUSY": 1,
        "COMPLETED": 12,
        "DELETED": 2,
        "FAILED_TO_CONNECT": 12,
        "NOT_CONFIGURED": 9,
        "NOT_STARTED": 19,
        "NO_ANSWER": 3,
        "PROVIDER_FAILED": 519,
        "REJECTED": 3,
        "SCREENED": 2,
        "TRANSFERRED": 14,
        "VOICEMAIL": 1,
      }
    `)
  })

  it.each([
    ['customer-ended-call', 'COMPLETED'],
    ['assistant-forwarded-call', 'TRANSFERRED'],
    ['call.in-progress.error-transfer-failed', 'TRANSFERRED'],
    ['call.ringing.hook-executed-say', 'SCREENED'],
    ['voicemail', 'VOICEMAIL'],
    ['customer-did-not-answer', 'NO_ANSWER'],
    ['call.in-progress.error-providerfault-outbound-sip-480-temporarily-unavailable', 'NO_ANSWER'],
    ['customer-busy', 'BUSY'],
    ['vonage-rejected', 'REJECTED'],
    ['twilio-failed-to-connect-call', 'FAILED_TO_CONNECT'],
    ['pipeline-error-openai-llm-failed', 'PROVIDER_FAILED'],
    ['call.in-progress.error-vapifault-worker-died', 'PROVIDER_FAILED'],
    ['call.in-progress.error-providerfault-outbound-sip-503-service-unavailable', 'PROVIDER_FAILED'],
    ['assistant-request-returned-invalid-assistant', 'NOT_CONFIGURED'],
    ['assistant-not-found', 'NOT_CONFIGURED'],
    ['call.start.error-subscription-concurrency-limit-reached', 'NOT_STARTED'],
    ['call-start-error-neither-assistant-nor-server-set', 'NOT_STARTED'],
    ['scheduled-call-deleted', 'DELETED'],
    ['call.in-progress.error-vapifault-a-new-one', 'PROVIDER_FAILED'],
    ['something-of-next-year', 'OTHER'],
    ['toString', 'OTHER'],
    ['', 'OTHER'],
  ])('%s is %s', (reason, outcome) => expect(outcomeOf(reason)).toBe(outcome))
})

describe('the evaluation of a call', () => {
  it.each([
    ['true', undefined, 'POSITIVE'],
    ['false', undefined, 'NEGATIVE'],
    ['8', 'NumericScale', 'POSITIVE'],
    ['5', 'NumericScale', 'NEUTRAL'],
    ['2', 'NumericScale', 'NEGATIVE'],
    ['10', 'PercentageScale', 'NEGATIVE'],
    ['85%', undefined, 'POSITIVE'],
    ['85', undefined, 'POSITIVE'],
    ['5', 'LikertScale', 'POSITIVE'],
    ['1', 'LikertScale', 'NEGATIVE'],
    ['4/5', undefined, 'POSITIVE'],
    ['Good', 'DescriptiveScale', 'POSITIVE'],
    ['Fair', 'DescriptiveScale', 'NEUTRAL'],
    ['Strongly disagree', 'LikertScale', 'NEGATIVE'],
    ['unsuccessful', undefined, 'NEGATIVE'],
    ['Agreement was not reached', undefined, undefined],
    ['900', undefined, undefined],
    ['', undefined, undefined],
  ])('%s on %s is %s', (text, rubric, evaluation) => {
    expect(evaluationOf({ text, ...(rubric && { rubric }) })).toBe(evaluation)
  })
})
