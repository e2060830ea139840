import { type Request, type RequestHandler, type Response, Router } from 'express'
import {
  getCallerMessage,
  listCallerMessages,
  markMessageRead,
  markMessagesHandled,
  mayMarkMessages,
} from '../../domain/messages/index.js'
import { type AppDeps, clientCtx, textOf } from '../request.js'
import { MESSAGES, presentMessagePage, presentMessages, SHOWS, type Show } from './messages.present.js'
import { backTo, shell, surroundings } from './shell.js'

/** /messages: what callers asked the assistant to pass on; each on a page of its own, which makes it read. */
export function messagePages(deps: AppDeps): Router {
  const router = Router()
  const around = shell(deps)

  router.get('/', around, async (req: Request, res: Response) => {
    const ctx = clientCtx(deps, req)
    const { clock } = surroundings(req, ctx.now)
    const show = showOf(req.query)
    const cursor = textOf(req.query, 'cursor')
    const page = await listCallerMessages(ctx, { show, ...(cursor && { cursor }) })
    const list = presentMessages(page, { show, clock, mayMark: mayMarkMessages(ctx) })
    res.render('portal/messages/index', { title: 'Messages', list, zone: clock.zone })
  })

  // First it becomes read, so that the figure beside the menu has it already.
  router.get('/:id', opened(deps), around, async (req: Request<{ id: string }>, res) => {
    const ctx = clientCtx(deps, req as Request)
    const { clock } = surroundings(req as Request, ctx.now)
    const message = presentMessagePage(await getCallerMessage(ctx, { id: req.params.id }), clock)
    const title = `Message from ${message.caller}`
    res.render('portal/messages/show', { title, message, mayMark: mayMarkMessages(ctx) })
  })

  router.post('/:id/handled', async (req, res) => {
    const isHandled = textOf(req.body, 'handled') !== 'no'
    const { id } = req.params
    await markMessagesHandled(clientCtx(deps, req), { ids: [id], isHandled })
    const show = showOf(req.body)
    const list = show === 'waiting' ? MESSAGES : `${MESSAGES}?show=${show}`
    const href = textOf(req.body, 'one') ? `${MESSAGES}/${id}` : list
    backTo(req, res, { href, text: isHandled ? 'Marked as handled.' : 'Back among those to do.' })
  })

  return router
}

/** Notes that it was opened; a browser that only looks ahead has read nothing. */
const opened =
  (deps: AppDeps): RequestHandler<{ id: string }> =>
  async (req, _res, next) => {
    const isAhead = req.method === 'HEAD' || /prefetch/.test(req.get('sec-purpose') ?? '')
    if (!isAhead) await markMessageRead(clientCtx(deps, req as Request), { id: req.params.id })
    next()
  }

const showOf = (source: unknown): Show => SHOWS.find((show) => show === textOf(source, 'show')) ?? 'waiting'
