import type { Spec } from '../spec.js'
import { alerts } from './alerts.js'
import { apiKeys } from './api-keys.js'
import { appointments } from './appointments.js'
import { assistants } from './assistants.js'
import { auditLog } from './audit.js'
import { callerMessages } from './caller-messages.js'
import { calls } from './calls.js'
import { clients } from './clients.js'
import { forwardingUrls } from './forwarding-urls.js'
import { forwardings } from './forwardings.js'
import { leads } from './leads.js'
import { numberRequests } from './number-requests.js'
import { offers } from './offers.js'
import { phoneNumbers } from './phone-numbers.js'
import { properties } from './properties.js'
import { propertyImports } from './property-imports.js'
import { reconciliations } from './reconciliations.js'
import { staff } from './staff.js'
import { suppressions } from './suppressions.js'
import { tasks } from './tasks.js'
import { teamMembers } from './team-members.js'
import { templates } from './templates.js'
import { unassignedEvents } from './unassigned-events.js'
import { units } from './units.js'
import { vapiFindings } from './vapi-findings.js'
import { webhookEvents } from './webhook-events.js'

/** Every table of the back office, in the order of the menu. */
export const specs: readonly Spec[] = [
  clients,
  assistants,
  templates,
  calls,
  phoneNumbers,
  numberRequests,
  webhookEvents,
  unassignedEvents,
  forwardingUrls,
  forwardings,
  apiKeys,
  alerts,
  reconciliations,
  vapiFindings,
  leads,
  appointments,
  tasks,
  offers,
  callerMessages,
  properties,
  units,
  propertyImports,
  teamMembers,
  suppressions,
  staff,
  auditLog,
]
