import type { BusinessType } from './facts.js'
import type { Care } from './phrases.js'

/** What an agent of this trade has to be careful with. */
export const cares: Partial<Record<BusinessType, Care>> = {
  dental: 'health',
  medical: 'health',
  veterinary: 'animals',
  legal: 'law',
  home_services: 'danger',
  insurance: 'insurance',
}
