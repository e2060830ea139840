import type { Spec } from '../spec.js'
import { auditLog } from './audit.js'
import { calls } from './calls.js'
import { clients } from './clients.js'
import { phoneNumbers } from './phone-numbers.js'
import { staff } from './staff.js'
import { webhookEvents } from './webhook-events.js'

/** Every table of the back office, in the order of the menu. */
export const specs: readonly Spec[] = [clients, calls, phoneNumbers, webhookEvents, staff, auditLog]
