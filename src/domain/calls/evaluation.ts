import type { CallEvaluation } from '@prisma/client'

const POSITIVE = /^(true|pass(ed)?|yes|success(ful)?|positive|excellent|very good|good|strongly agree|agree|great)\b/i
const NEGATIVE = /^(false|fail(ed|ure)?|no|unsuccessful|negative|poor|very poor|bad|strongly disagree|disagree)\b/i
const NEUTRAL = /^(neutral|fair|mixed|average|ok(ay)?|partial(ly)?|somewhat|neither)\b/i

/**
 * How the call went, from Vapi's success evaluation: a word, a share, or a number on the scale of the rubric (1 to 10,
 * or 0 to 100 for a percentage). Undefined when it says nothing that can be judged.
 */
export function evaluationOf({ text, rubric }: { text: string; rubric?: string }): CallEvaluation | undefined {
  const verdict = text.trim().replace(/^["'[{\s]+/, '')
  const graded = /^(-?\d+(?:\.\d+)?)\s*(%|\/\s*(\d+))?/.exec(verdict)
  if (graded) return ofShare(shareOf(Number(graded[1]), graded, rubric))
  if (NEUTRAL.test(verdict)) return 'NEUTRAL'
  if (POSITIVE.test(verdict)) return 'POSITIVE'
  return NEGATIVE.test(verdict) ? 'NEGATIVE' : undefined
}

function shareOf(value: number, [, , unit, outOf]: RegExpExecArray, rubric: string | undefined): number {
  if (outOf) return value / Number(outOf)
  const isPercentage = unit === '%' || rubric === 'PercentageScale' || value > 10
  if (isPercentage) return value / 100
  return rubric === 'LikertScale' ? (value - 1) / 4 : value / 10
}

function ofShare(share: number): CallEvaluation | undefined {
  if (!Number.isFinite(share) || share < 0 || share > 1) return undefined
  if (share >= 0.7) return 'POSITIVE'
  return share <= 0.4 ? 'NEGATIVE' : 'NEUTRAL'
}
