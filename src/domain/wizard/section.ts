import type { SectionId } from './phrases.js'
import type { FactRow } from './quoting.js'

/** One part of a prompt before it is written: our own sentences, and facts that are only quoted. */
export type Section = {
  id: SectionId
  intro?: readonly (string | undefined)[]
  rows?: readonly (FactRow | undefined)[]
  /** A list with numbers. */
  steps?: readonly (string | undefined)[]
  /** A list without. */
  rules?: readonly (string | undefined)[]
  /** How many rows did not fit. */
  missing?: number
}
