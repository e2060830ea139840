import type { Ctx } from '../../platform/context.js'
import { FORWARDING_CHANNEL, ring } from '../client-events/index.js'

/** Rung when something is due; who does not hear it finds it by looking. */
export const CHANNEL = FORWARDING_CHANNEL

export const tellTheSenders = (tx: Ctx): Promise<unknown> => ring(tx)
