import type { Spec } from '../spec.js'
import { alerts } from './alerts.js'
import { assistants } from './assistants.js'
import { auditLog } from './audit.js'
import { callerMessages } from './caller-messages.js'
import { calls } from './calls.js'
import { clients } from './clients.js'
import { forwardingUrls } from './forwarding-urls.js'
import { forwardings } from './forwardings.js'
import { numberRequests } from './number-requests.js'
import { phoneNumbers } from './phone-numbers.js'
import { reconciliations } from './reconciliations.js'
import { staff } from './staff.js'
import { templates } from './templates.js'
import { unassignedEvents } from './unassigned-events.js'
import { vapiFindings } from './vapi-findings.js'
import { webhookEvents } from './webhook-events.js'

/** Every table of the back office, in the order of the menu. */
export const specs: readonly Spec[] = [
  clients,
  assistants,
  templates,
  calls,
  callerMessages,
  phoneNumbers,
  numberRequests,
  webhookEvents,
  unassignedEvents,
  forwardingUrls,
  forwardings,
  alerts,
  reconciliations,
  vapiFindings,
  staff,
  auditLog,
]
