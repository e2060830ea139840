import { type Request, type Response, Router } from 'express'
import { canConverse, converse, getAssistant } from '../../domain/assistants/index.js'
import { firstMessageOf } from '../../domain/wizard/index.js'
import { asRefusal } from '../../platform/errors.js'
import { STATUS } from '../middleware/errors.js'
import { type AppDeps, clientCtx, textOf } from '../request.js'
import { hrefOf, nextStep, stepHref } from './assistant.present.js'
import { asDraft } from './assistant-save.js'

type OfAssistant = Request<{ id: string }>
type Said = { role: 'assistant' | 'user'; text: string }

/** What a form carries along of a conversation, at most. */
const MOST_SAID = 60
const MOST_CHARACTERS = 1_000

/** /assistants/:id/conversation: the prompt as a chat, before anybody rings. Nothing of it is kept. */
export function chatPages(deps: AppDeps): Router {
  const router = Router({ mergeParams: true })

  router.get('/', (req: OfAssistant, res) => show(req, res, { said: [] }))

  router.post('/', async (req: OfAssistant, res) => {
    const ctx = clientCtx(deps, req as Request)
    const { said, text } = conversationIn(req.body)
    const wantsJson = req.is('json') !== false
    if (textOf(req.body, 'do') === 'reset' || text === '') return show(req, res, { said: [] })
    try {
      const greeting = greetingOf(asDraft(await getAssistant(ctx, { id: req.params.id })))
      const messages: Said[] = [{ role: 'assistant', text: greeting }, ...said, { role: 'user', text }]
      const { reply } = await converse(ctx, { id: req.params.id, messages })
      if (wantsJson) return res.json({ reply })
      await show(req, res, { said: [...said, { role: 'user', text }, { role: 'assistant', text: reply }] })
    } catch (thrown) {
      const refusal = asRefusal(thrown)
      if (!refusal || refusal.code === 'not_found' || refusal.code === 'forbidden') throw thrown
      if (wantsJson) return res.status(STATUS[refusal.code]).json({ error: { message: refusal.message } })
      await show(req, res.status(STATUS[refusal.code]), { said, text, error: refusal.message })
    }
  })

  async function show(req: OfAssistant, res: Response, talk: { said: Said[]; text?: string; error?: string }) {
    const ctx = clientCtx(deps, req as Request)
    const draft = asDraft(await getAssistant(ctx, { id: req.params.id }))
    res.render('portal/assistants/conversation', {
      title: `Conversation with ${draft.name}`,
      assistant: { id: draft.id, name: draft.name, href: hrefOf(draft.id) },
      href: `${hrefOf(draft.id)}/conversation`,
      back: stepHref(draft.id, nextStep(draft)),
      isPossible: canConverse(ctx.config),
      agentName: draft.facts.agentName ?? 'Your assistant',
      greeting: greetingOf(draft),
      said: talk.said.map(({ role, text }) => ({ side: role === 'user' ? 'caller' : 'agent', text })),
      carried: JSON.stringify(talk.said),
      text: talk.text ?? '',
      error: talk.error,
      most: MOST_CHARACTERS,
    })
  }

  return router
}

const greetingOf = ({ direction, facts }: ReturnType<typeof asDraft>) => firstMessageOf(direction, facts) || 'Hello.'

/** What was said so far and what is said now; the script sends lists, a form a text. */
function conversationIn(body: unknown): { said: Said[]; text: string } {
  const { said } = (body ?? {}) as { said?: unknown }
  const parsed = typeof said === 'string' ? orEmpty(said) : said
  const lines = (Array.isArray(parsed) ? parsed : []).flatMap((line: unknown): Said[] => {
    const text = textOf(line, 'text').slice(0, MOST_CHARACTERS)
    return text === '' ? [] : [{ role: textOf(line, 'role') === 'user' ? 'user' : 'assistant', text }]
  })
  return { said: lines.slice(-MOST_SAID), text: textOf(body, 'text').trim().slice(0, MOST_CHARACTERS) }
}

function orEmpty(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    return []
  }
}
