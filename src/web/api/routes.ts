import { leadRoutes } from './leads.js'
import type { Route } from './route.js'

/** Everything programs can ask for, in the order of the document. */
export const routes: readonly Route[] = [...leadRoutes]
