import type { RequestHandler } from 'express'
import type { Deps } from '../../platform/context.js'
import { pageHeaders } from '../../platform/page-headers.js'

/** The headers of every page of the portal and around it: nothing inline at all. */
export const securityHeaders = ({ config }: Pick<Deps, 'config'>): RequestHandler[] => pageHeaders(config)
