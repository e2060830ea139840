import { type Request, type Response, Router } from 'express'
import { decideOffer, getOffer, listOffers, listOffersInput, OFFER_STATUS_WORDS } from '../../domain/offers/index.js'
import { mayChangeOf } from '../../domain/staff/index.js'
import type { DomainError } from '../../platform/errors.js'
import { STATUS } from '../middleware/errors.js'
import { type AppDeps, clientCtx, textOf } from '../request.js'
import { neighbourPages } from './leads.present.js'
import { offerForms } from './offer-forms.js'
import { OFFERS, presentOffer, presentOfferFilter, presentOfferPage } from './offers.present.js'
import { orRefusal, wrongOf } from './or-refusal.js'
import { backTo, surroundings } from './shell.js'

type OfOffer = Request<{ id: string }>
type Typed = { status: string; note: string; refusal: DomainError }

/** /offers: what callers would pay for a property, and what is answered. */
export function offerPages(deps: AppDeps): Router {
  const router = Router()
  const showOffer = offerPage(deps)

  router.get('/', listPage(deps))
  router.use(offerForms(deps))
  router.get('/:id', (req, res) => showOffer(req, res))

  router.post('/:id/decision', async (req: OfOffer, res) => {
    const status = textOf(req.body, 'status') as 'ACCEPTED'
    const note = textOf(req.body, `note-${status}`)
    const { id } = req.params
    const made = await orRefusal(() => decideOffer(clientCtx(deps, req as Request), { id, status, note }))
    if ('refusal' in made) return showOffer(req, res, { status, note, ...made })
    const text = `The offer is ${OFFER_STATUS_WORDS[status].toLowerCase()}.`
    backTo(req as Request, res, { href: `${OFFERS}/${id}`, text })
  })

  return router
}

const listPage = (deps: AppDeps) =>
  async function showList(req: Request, res: Response) {
    const ctx = clientCtx(deps, req)
    const { clock } = surroundings(req, ctx.now)
    const asked = { status: textOf(req.query, 'status'), cursor: textOf(req.query, 'cursor') }
    const set = Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== ''))
    const parsed = listOffersInput.safeParse(set)
    if (!parsed.success) res.status(400)
    const page = parsed.success ? await listOffers(ctx, parsed.data) : { offers: [] }
    res.render('portal/offers/index', {
      title: 'Offers',
      offers: page.offers.map((offer) => presentOffer(offer, clock)),
      pages: neighbourPages(OFFERS, { status: asked.status }, page),
      filter: presentOfferFilter(asked.status, !parsed.success),
      mayChange: mayChangeOf(ctx.actor, 'offers.write'),
    })
  }

const offerPage = (deps: AppDeps) =>
  async function showOffer(req: OfOffer, res: Response, typed?: Typed) {
    const ctx = clientCtx(deps, req as Request)
    const { clock } = surroundings(req as Request, ctx.now)
    const found = await getOffer(ctx, { id: req.params.id })
    const { wrong, error } = wrongOf(typed?.refusal, ['note'])
    if (typed) res.status(STATUS[typed.refusal.code])
    const offer = presentOfferPage(found, clock, typed && { ...typed, wrong: wrong['note'] })
    res.render('portal/offers/show', {
      title: `Offer of ${offer.amount}`,
      offer,
      error,
      mayChange: mayChangeOf(ctx.actor, 'offers.write'),
    })
  }
