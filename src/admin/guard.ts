import type { RequestHandler } from 'express'
import express from 'express'
import multer from 'multer'
import { may, type Permission } from '../domain/staff/index.js'
import { DomainError, forbidden, invalid, notFound } from '../platform/errors.js'
import { type Access, accessOf, pageAccess } from './access.js'
import { accessToPage } from './pages.js'
import { type Route, routeOf } from './routes.js'
import type { Spec } from './spec.js'

const MOST_BULK = 200
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
const READS = ['list', 'search', 'show']

/**
 * Stands in front of AdminJS and decides from the address alone, by the table of access: unknown things are not found,
 * what the role may not do is forbidden, an action called through another kind of route does not exist, and nothing
 * that changes anything answers GET.
 */
export function guard(specs: readonly Spec[]): RequestHandler {
  return (req, _res, next) => {
    const route = routeOf(req.path)
    if (!route) throw notFound('Page')
    const access = accessTo(route, specs)
    const { actor } = req.staff ?? {}
    if (access === 'nobody' || !actor || !may(actor, access)) throw forbidden()
    if (!methodsOf(route).includes(req.method)) throw new DomainError('not_found', `${req.method} does nothing here`)
    if (route.kind === 'bulk') refuseBadIds(req.query['recordIds'])
    next()
  }
}

/** @throws not_found for what is not in the table */
function accessTo(route: Route, specs: readonly Spec[]): Access {
  if (route.kind === 'dashboard') return pageAccess.dashboard
  if (route.kind === 'page') {
    const rule = accessToPage(route.name)
    if (!rule) throw notFound('Page')
    return rule
  }
  const spec = specs.find(({ model }) => model === route.resource)
  const access = accessOf(route.resource, route.action)
  if (!spec || !access || kindOf(spec, route.action) !== route.kind) throw notFound('Page')
  return access
}

function kindOf(spec: Spec, action: string): Route['kind'] {
  if (['list', 'search', 'new'].includes(action)) return 'resource'
  if (['show', 'edit', 'delete'].includes(action)) return 'record'
  if (action === 'bulkDelete') return 'bulk'
  return spec.actions?.find(({ name }) => name === action)?.kind ?? 'page'
}

function methodsOf(route: Route): readonly string[] {
  if (!route.isApi) return ['GET', 'HEAD']
  if (route.kind === 'dashboard') return ['GET']
  if (route.kind === 'page') return ['GET', 'POST']
  if (READS.includes(route.action)) return ['GET']
  return route.action === 'edit' ? ['GET', 'POST'] : ['POST']
}

function refuseBadIds(recordIds: unknown): void {
  const ids = typeof recordIds === 'string' ? recordIds.split(',') : []
  if (ids.length === 0 || ids.length > MOST_BULK || !ids.every((id) => UUID.test(id))) {
    throw invalid('recordIds', `Choose between 1 and ${MOST_BULK} rows`)
  }
}

const noFiles = multer({ limits: { files: 0, fields: 200, fieldSize: 200_000, parts: 200 } }).none()

/** The only form with a file, which comes as text within JSON. */
const FILE_FORM = '/api/resources/PropertyImport/actions/new'
const plainBody = express.json({ limit: '500kb' })
const fileBody = express.json({ limit: '3mb' })

/**
 * Reads forms without files, and leaves them where @adminjs/express expects them; its own parser, which would store
 * uploads of anybody in /tmp, then stands aside.
 */
export const formBodies: RequestHandler[] = [
  (req, res, next) => noFiles(req, res, (problem) => next(problem && invalid('form', 'This form could not be read'))),
  (req, res, next) => (req.path === FILE_FORM ? fileBody : plainBody)(req, res, next),
  express.urlencoded({ extended: false, limit: '500kb', parameterLimit: 200 }),
  (req, _res, next) => {
    const fields: unknown = req.body
    refuseInherited(fields)
    const isObject = typeof fields === 'object' && fields !== null && !Array.isArray(fields)
    Object.assign(req, { fields: isObject ? { ...fields } : {}, files: {}, express_formidable: { parsed: true } })
    next()
  },
]

/** AdminJS looks fields up by name, and finds what every object has. @throws invalid for a field that is named so */
function refuseInherited(fields: unknown): void {
  const name = Object.keys(fields ?? {}).find((each) => each.split('.').some((part) => part in Object.prototype))
  if (name !== undefined) throw invalid('form', `There is no field “${name.slice(0, 40)}” here`)
}

/** Pages of AdminJS go where this parameter says, even to javascript: addresses; ours never use it. */
export const refuseRedirects: RequestHandler = (req, _res, next) => {
  if (/redirecturl/i.test(decodeQuery(req.url))) throw invalid('redirectUrl', 'This address is not valid')
  next()
}

function decodeQuery(url: string): string {
  const query = url.split('?').slice(1).join('?')
  try {
    return decodeURIComponent(query)
  } catch {
    return query
  }
}

/** For routes of our own beside AdminJS's. */
export const permitted = (permission: Permission): RequestHandler => {
  return (req, _res, next) => {
    if (!req.staff || !may(req.staff.actor, permission)) throw forbidden()
    next()
  }
}
