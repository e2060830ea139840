import type { Spec } from '../spec.js'
import { alerts } from './alerts.js'
import { auditLog } from './audit.js'
import { callerMessages } from './caller-messages.js'
import { calls } from './calls.js'
import { clients } from './clients.js'
import { forwardingUrls } from './forwarding-urls.js'
import { forwardings } from './forwardings.js'
import { phoneNumbers } from './phone-numbers.js'
import { reconciliations } from './reconciliations.js'
import { staff } from './staff.js'
import { unassignedEvents } from './unassigned-events.js'
import { vapiFindings } from './vapi-findings.js'
import { webhookEvents } from './webhook-events.js'

/** Every table of the back office, in the order of the menu. */
export const specs: readonly Spec[] = [
  clients,
  calls,
  callerMessages,
  phoneNumbers,
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
