import { type Request, type Response, Router } from 'express'
import { createOffer } from '../../domain/offers/index.js'
import { addressLine, getProperty, listProperties } from '../../domain/properties/index.js'
import { assertMayChangeOf } from '../../domain/staff/index.js'
import type { Ctx } from '../../platform/context.js'
import { type DomainError, invalid } from '../../platform/errors.js'
import { STATUS } from '../middleware/errors.js'
import { type AppDeps, clientCtx } from '../request.js'
import { OFFER_FIELDS, type OfferForm, offerFormOf, offerOf, presentOfferForm } from './offer-form.present.js'
import { OFFERS } from './offers.present.js'
import { orRefusal, wrongOf } from './or-refusal.js'
import { backTo, surroundings } from './shell.js'

/** Writing an offer down that a person was made. */
export function offerForms(deps: AppDeps): Router {
  const router = Router()
  const showForm = formPage(deps)

  router.get('/new', (req: Request, res) => showForm(req, res, { form: offerFormOf(req.query) }))

  router.post('/', async (req: Request, res) => {
    const ctx = clientCtx(deps, req)
    const form = offerFormOf(req.body)
    const { timeZone } = surroundings(req, ctx.now).profile
    const made = await orRefusal(async () => {
      assertMayChangeOf(ctx, 'offers.write')
      return createOffer(ctx, { ...offerOf(form, timeZone), propertyId: await propertyIdOf(ctx, form) })
    })
    if ('refusal' in made) return showForm(req, res, { form, ...made })
    backTo(req, res, { href: `${OFFERS}/${made.value.id}`, text: 'The offer is written down.' })
  })

  return router
}

const MOST_NAMED = 3

/** The one property that what was typed means. @throws invalid where it is none, or several */
async function propertyIdOf(ctx: Ctx, { propertyId, property }: OfferForm): Promise<string | null> {
  const typed = property.trim()
  if (propertyId || !typed) return propertyId || null
  // What follows a comma is the city, which no street has in it.
  const { properties } = await listProperties(ctx, { text: typed.split(',')[0] })
  const alike = properties.filter((one) => addressLine(one).toLowerCase().startsWith(typed.toLowerCase()))
  const [only, ...others] = alike.length > 0 ? alike : properties
  if (!only) throw invalid('property', 'No property is called like this. Write a part of its address, or nothing.')
  if (others.length === 0) return only.id
  const named = [only, ...others].slice(0, MOST_NAMED).map(addressLine).join('; ')
  throw invalid('property', `Please write more of the address. It could be: ${named}`)
}

const formPage = (deps: AppDeps) =>
  async function showForm(req: Request, res: Response, { form, refusal }: { form: OfferForm; refusal?: DomainError }) {
    const ctx = clientCtx(deps, req)
    assertMayChangeOf(ctx, 'offers.write')
    const { profile, clock } = surroundings(req, ctx.now)
    const property = form.propertyId ? await getProperty(ctx, { id: form.propertyId }) : undefined
    const { wrong, error } = wrongOf(refusal, [...OFFER_FIELDS, 'expiresAt'])
    if (refusal) res.status(STATUS[refusal.code])
    const around = { about: property && addressLine(property), currency: property?.currency ?? profile.currency }
    res.render('portal/offers/new', {
      title: 'New offer',
      form: presentOfferForm(form, { ...around, wrong, zone: clock.zone }),
      error,
    })
  }
