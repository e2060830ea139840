import { defineJob } from '../../platform/queue.js'
import { followUpShape } from '../inbound/index.js'
import { findAppointment } from './find-appointment.js'
import { followUpCalls } from './follow-up-calls.js'
import { findAppointmentShape } from './search-later.js'

export const followUpJob = defineJob({ ...followUpShape, run: followUpCalls })

export const findAppointmentJob = defineJob({ ...findAppointmentShape, run: findAppointment })
