import { Router } from 'express'
import { getForwarding, mayChangeForwarding, resendForwarding } from '../../domain/forwarding/index.js'
import { type AppDeps, clientCtx } from '../request.js'
import { presentDelivery, WEBHOOKS } from './forwarding.present.js'
import { backTo, surroundings } from './shell.js'

/** /settings/webhooks/deliveries/:deliveryId: one event on its way to one URL, its tries, and sending it again. */
export function deliveryPages(deps: AppDeps): Router {
  const router = Router()

  router.get('/:deliveryId', async (req, res) => {
    const ctx = clientCtx(deps, req)
    const { clock } = surroundings(req, ctx.now)
    const delivery = presentDelivery(await getForwarding(ctx, { id: req.params.deliveryId }), clock)
    res.render('portal/forwarding/delivery', {
      title: delivery.title,
      delivery,
      mayChange: mayChangeForwarding(ctx.actor),
    })
  })

  router.post('/:deliveryId/resend', async (req, res) => {
    const id = req.params.deliveryId
    await resendForwarding(clientCtx(deps, req), { id })
    backTo(req, res, {
      href: `${WEBHOOKS}/deliveries/${id}`,
      text: 'It is on its way. Reload in a moment to see the answer.',
    })
  })

  return router
}
