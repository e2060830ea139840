import { activityRoutes } from './activities.js'
import { analyticsRoutes } from './analytics.js'
import { appointmentDecisionRoutes, freeTimeRoutes } from './appointment-decisions.js'
import { appointmentRoutes } from './appointments.js'
import { assistantLackRoutes } from './assistant-lacks.js'
import { assistantPublishingRoutes } from './assistant-publishing.js'
import { assistantRoutes } from './assistants.js'
import { authRoutes } from './auth.js'
import { bookingPlanRoutes } from './booking-plan.js'
import { callRoutes } from './calls.js'
import { clientRoutes } from './clients.js'
import { eventRoutes } from './events.js'
import { leadRoutes } from './leads.js'
import { messageRoutes } from './messages.js'
import { numberPoolRoutes } from './number-pool.js'
import { numberRequestRoutes } from './number-requests.js'
import { numberRoutes } from './numbers.js'
import { offerRoutes } from './offers.js'
import { ownProfileRoutes } from './own-profile.js'
import { placeCallRoutes } from './place-call.js'
import { propertyRoutes } from './properties.js'
import type { Route } from './route.js'
import { suppressionRoutes } from './suppressions.js'
import { taskRoutes } from './tasks.js'
import { teamRoutes } from './team.js'
import { testCallRoutes } from './test-calls.js'
import { unitRoutes } from './units.js'
import { deliveryRoutes } from './webhook-deliveries.js'
import { webhookRoutes } from './webhooks.js'

/** Everything programs can ask for, in the order of the document. */
export const routes: readonly Route[] = [
  ...authRoutes,
  ...ownProfileRoutes,
  ...clientRoutes,
  ...assistantRoutes,
  ...assistantLackRoutes,
  ...assistantPublishingRoutes,
  ...testCallRoutes,
  // Its words come before the {id} of the others.
  ...numberPoolRoutes,
  ...numberRoutes,
  ...numberRequestRoutes,
  ...placeCallRoutes,
  ...leadRoutes,
  ...activityRoutes,
  ...suppressionRoutes,
  ...propertyRoutes,
  ...unitRoutes,
  ...freeTimeRoutes,
  ...appointmentRoutes,
  ...appointmentDecisionRoutes,
  ...teamRoutes,
  ...bookingPlanRoutes,
  ...taskRoutes,
  ...offerRoutes,
  ...messageRoutes,
  ...eventRoutes,
  ...callRoutes,
  ...analyticsRoutes,
  ...webhookRoutes,
  ...deliveryRoutes,
]
