import { type Request, type Response, Router } from 'express'
import {
  deleteForwardingUrl,
  getForwardingUrl,
  listForwardings,
  listForwardingsInput,
  listForwardingUrls,
  mayChangeForwarding,
  resendFailedForwardings,
  sendTestForwarding,
  switchForwardingUrl,
  type TestForwarding,
} from '../../domain/forwarding/index.js'
import { makeLimiter } from '../../platform/limiter.js'
import { type AppDeps, clientCtx, type PortalActor, textOf } from '../request.js'
import {
  type LogFilter,
  presentForwarding,
  presentLogFilter,
  presentLogPages,
  presentUrl,
  WEBHOOKS,
} from './forwarding.present.js'
import { deliveryPages } from './forwarding-deliveries.js'
import { forwardingForms } from './forwarding-forms.js'
import { backTo, surroundings } from './shell.js'

type UrlRequest = Request<{ id: string }>

/** /settings/webhooks: where a client's own systems are told what happens. */
export function forwardingPages(deps: AppDeps): Router {
  const router = Router()
  const showUrl = urlPage(deps)
  const tests = makeLimiter(deps.database, { name: 'forwarding-test', tries: 10, seconds: 60 })

  router.get('/', async (req, res) => {
    const ctx = clientCtx(deps, req)
    const { clock } = surroundings(req, ctx.now)
    const urls = (await listForwardingUrls(ctx)).map((line) => presentUrl(line, clock))
    res.render('portal/forwarding/index', { title: 'Webhooks', urls, may: mayOf(ctx.actor) })
  })

  router.use(forwardingForms(deps))
  router.use('/deliveries', deliveryPages(deps))
  router.get('/:id', (req, res) => showUrl(req, res))

  router.post('/:id/switch', async (req, res) => {
    const { id } = req.params
    const isOn = textOf(req.body, 'to') === 'on'
    const { waiting } = await switchForwardingUrl(clientCtx(deps, req), { id, isOn })
    const sent = waiting > 0 ? ` What waited for it is being sent: ${waiting.toLocaleString('en-US')}.` : ''
    backTo(req, res, { href: `${WEBHOOKS}/${id}`, text: isOn ? `Switched on.${sent}` : 'Switched off.' })
  })

  router.post('/:id/test', async (req, res) => {
    const ctx = clientCtx(deps, req)
    await tests.count(ctx.actor.clientId)
    await showUrl(req, res, await sendTestForwarding(ctx, { id: req.params.id }))
  })

  router.post('/:id/resend', async (req, res) => {
    const { id } = req.params
    const days = Number(textOf(req.body, 'days'))
    const ctx = clientCtx(deps, req)
    const since = days > 0 ? { since: new Date(ctx.now.getTime() - days * 86_400_000) } : {}
    const { queued, left } = await resendFailedForwardings(ctx, { urlId: id, ...since })
    backTo(req, res, { href: `${WEBHOOKS}/${id}`, text: resentText(queued, left) })
  })

  router.post('/:id/delete', async (req, res) => {
    await deleteForwardingUrl(clientCtx(deps, req), { id: req.params.id })
    backTo(req, res, { href: WEBHOOKS, text: 'Deleted. Nothing is sent there any more.' })
  })

  return router
}

/** What this person may do here. Staff who view the portal handle no secrets. */
export const mayOf = (actor: PortalActor) => ({
  change: mayChangeForwarding(actor),
  secrets: mayChangeForwarding(actor) && actor.kind === 'client',
})

/** A URL with the log of what went to it; after a test, with what that was answered. */
const urlPage = (deps: AppDeps) =>
  async function showUrl(req: UrlRequest, res: Response, test?: TestForwarding): Promise<void> {
    const ctx = clientCtx(deps, req as Request)
    const { clock } = surroundings(req as Request, ctx.now)
    const url = presentUrl(await getForwardingUrl(ctx, { id: req.params.id }), clock)
    const filter = filterOf(req)
    const parsed = listForwardingsInput.safeParse({ ...filter, urlId: url.id, cursor: textOf(req.query, 'cursor') })
    if (!parsed.success) res.status(400)
    const page = parsed.success ? await listForwardings(ctx, parsed.data) : { forwardings: [] }
    res.render('portal/forwarding/show', {
      title: url.host,
      url,
      test,
      may: mayOf(ctx.actor),
      filter: presentLogFilter(filter, { href: url.href }),
      lines: page.forwardings.map((line) => presentForwarding(line, clock)),
      pages: presentLogPages(url.href, filter, page),
    })
  }

function resentText(queued: number, left: number): string {
  if (queued === 0) return 'Nothing had failed in that time, so nothing is sent again.'
  const sent = `${queued.toLocaleString('en-US')} on the way again.`
  return left === 0
    ? sent
    : `${sent} ${left.toLocaleString('en-US')} more have failed: press again once these are through.`
}

const filterOf = (req: UrlRequest): LogFilter => ({
  state: textOf(req.query, 'state'),
  type: textOf(req.query, 'type'),
  days: textOf(req.query, 'days'),
})
