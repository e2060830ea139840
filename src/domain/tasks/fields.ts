import { z } from 'zod'
import { emptyAsNull, line, optionalText } from '../../platform/fields.js'

export const TASK_KINDS = ['VIEWING', 'FOLLOW_UP', 'CALLBACK'] as const

/** What a person may write down about a task; '' and null empty a field. */
export const taskFields = z.strictObject({
  title: line(200),
  kind: z.enum(TASK_KINDS),
  text: optionalText(4_000).optional(),
  dueAt: emptyAsNull(z.coerce.date('Please write when it is due')).optional(),
  assigneeId: emptyAsNull(z.uuid()).optional(),
  leadId: emptyAsNull(z.uuid()).optional(),
  propertyId: emptyAsNull(z.uuid()).optional(),
  appointmentId: emptyAsNull(z.uuid()).optional(),
})

/** The same with the types that preprocessing hides. */
export type TaskFields = {
  title: string
  kind: (typeof TASK_KINDS)[number]
  text?: string | null | undefined
  dueAt?: Date | null | undefined
  assigneeId?: string | null | undefined
  leadId?: string | null | undefined
  propertyId?: string | null | undefined
  appointmentId?: string | null | undefined
}
