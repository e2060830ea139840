import type { Request } from 'express'
import { changesToPublish } from '../../domain/assistants/index.js'
import { countryName, listNumberRequests, listNumbers, poolChoices } from '../../domain/numbers/index.js'
import { stepsOf } from '../../domain/wizard/index.js'
import { aboveWall } from '../../platform/context.js'
import { displayNumber } from '../../platform/phone.js'
import { type AppDeps, clientCtx } from '../request.js'
import {
  hrefOf,
  isBeingPublished,
  isHalfPublished,
  presentDiff,
  presentSteps,
  stepHref,
  thingsMissing,
} from './assistant.present.js'
import type { Draft } from './assistant-save.js'
import { summaryOf } from './assistant-summary.js'

/** What the last step shows below its own questions: the number, every step once more, what would change, publishing. */
export async function reviewOf(deps: AppDeps, req: Request, draft: Draft) {
  const ctx = clientCtx(deps, req)
  const missing = Object.keys(draft.problems).length
  const isLive = draft.publishedVersion !== null
  const isComplete = missing === 0
  return {
    number: await numberOf(deps, req, draft),
    // The last step is this page: what it asks itself stands above.
    steps: lookOver(draft).slice(0, -1),
    isComplete,
    missing: missing > 0 ? sentence(thingsMissing(missing)) : '',
    diff:
      isComplete && isLive
        ? presentDiff(await changesToPublish(ctx, { id: draft.id }), { before: 'Live now', after: 'After publishing' })
        : undefined,
    isLive,
    isHalfPublished: isHalfPublished(draft) && !isBeingPublished(draft, ctx.now),
    publishHref: `${hrefOf(draft.id)}/publication`,
    hasNumber: draft.phoneNumbers.length > 0,
    isInbound: draft.direction === 'INBOUND',
  }
}

const sentence = (words: string) => `${words.charAt(0).toUpperCase()}${words.slice(1)}`

function lookOver(draft: Draft) {
  const steps = stepsOf(draft.direction)
  return presentSteps(draft).map((shown, index) => {
    const step = steps[index]
    const { problems = {} } = draft.steps[index] ?? {}
    return {
      ...shown,
      facts: step ? summaryOf(step, draft.facts) : [],
      problems: Object.entries(problems).map(([name, problem]) => ({
        label: step?.fields.find((field) => field.name === name)?.label ?? name,
        problem,
        href: `${stepHref(draft.id, shown.id)}#field-${name}`,
      })),
    }
  })
}

/** Countries one can ask for a number in. */
const COUNTRIES = [
  ...['US', 'CA', 'GB', 'IE', 'ES', 'FR', 'DE', 'AT', 'CH', 'BE', 'NL', 'LU', 'IT', 'PT'],
  ...['DK', 'SE', 'NO', 'FI', 'PL', 'MX', 'BR', 'AU', 'NZ'],
]

async function numberOf(deps: AppDeps, req: Request, draft: Draft) {
  const ctx = clientCtx(deps, req)
  const [pool, numbers, requests] = await Promise.all([
    poolChoices(aboveWall(deps, ctx), {}),
    listNumbers(ctx, {}),
    listNumberRequests(ctx, { state: 'OPEN' }),
  ])
  const waiting = requests.find(({ assistantId }) => assistantId === draft.id)
  return {
    href: `${hrefOf(draft.id)}/number`,
    has: draft.phoneNumbers.map(({ number, label }) => ({ number: displayNumber(number), label })),
    pool: pool.map(({ country, countryName: label, free, areaCodes }) => ({
      label,
      options: [
        { value: country, label: `Anywhere in ${label} (${free} free)` },
        ...areaCodes.map(({ areaCode, free: some }) => ({
          value: `${country}:${areaCode}`,
          label: `Area code ${areaCode} (${some} free)`,
        })),
      ],
    })),
    own: numbers
      .filter(({ assistantId }) => assistantId !== draft.id)
      .map(({ id, number, assistantName }) => ({
        id,
        label: `${displayNumber(number)}${assistantName ? `, now with ${assistantName}` : ''}`,
      })),
    countries: COUNTRIES.map((code) => ({ code, label: countryName(code) })),
    waiting: waiting && `${waiting.countryName}${waiting.areaCode ? `, area code ${waiting.areaCode}` : ''}`,
  }
}
