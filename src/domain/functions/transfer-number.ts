import { z } from 'zod'
import { line, phoneNumber } from '../../platform/fields.js'

/** Somebody calls can be handed on to. Blind: the call goes there as it is; warm: that person hears first what it is about. */
export type TransferNumber = {
  name: string
  number: string
  /** Left out: blind. */
  mode?: 'BLIND' | 'WARM'
}

/** As people fill one in. Only what is not usual is kept, so that numbers from before stay the same. */
export const transferNumber = z
  .strictObject({
    name: line(80),
    number: phoneNumber,
    mode: z.enum(['BLIND', 'WARM', ''], 'Please choose how calls are handed on').nullish(),
  })
  .transform(({ mode, ...whom }): TransferNumber => (mode === 'WARM' ? { ...whom, mode } : whom))

/** How calls are handed on, as people choose it. */
export const TRANSFER_MODES = [
  { value: 'BLIND', label: 'At once' },
  { value: 'WARM', label: 'After telling them what it is about' },
] as const
