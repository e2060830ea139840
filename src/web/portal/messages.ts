import { type Request, type Response, Router } from 'express'
import { listCallerMessages, markMessagesHandled, mayMarkMessages } from '../../domain/messages/index.js'
import { type AppDeps, clientCtx, textOf } from '../request.js'
import { presentMessages, type Show } from './messages.present.js'
import { backTo, surroundings } from './shell.js'

/** /messages: what callers asked the assistant to pass on. */
export function messagePages(deps: AppDeps): Router {
  const router = Router()

  router.get('/', async (req: Request, res: Response) => {
    const ctx = clientCtx(deps, req)
    const { clock } = surroundings(req, ctx.now)
    const show = showOf(req.query)
    const cursor = textOf(req.query, 'cursor')
    const page = await listCallerMessages(ctx, { show, ...(cursor && { cursor }) })
    const list = presentMessages(page, { show, clock, mayMark: mayMarkMessages(ctx) })
    res.render('portal/messages/index', { title: 'Messages', list, zone: clock.zone })
  })

  router.post('/:id/handled', async (req, res) => {
    const isHandled = textOf(req.body, 'handled') !== 'no'
    await markMessagesHandled(clientCtx(deps, req), { ids: [req.params.id], isHandled })
    const href = showOf(req.body) === 'all' ? '/messages?show=all' : '/messages'
    backTo(req, res, { href, text: isHandled ? 'Marked as handled.' : 'Back among those to do.' })
  })

  return router
}

const showOf = (source: unknown): Show => (textOf(source, 'show') === 'all' ? 'all' : 'waiting')
