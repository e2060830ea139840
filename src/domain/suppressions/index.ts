export { addSuppression, addSuppressionInput } from './add-suppression.js'
export { liftSuppression, liftSuppressionInput } from './lift-suppression.js'
export {
  getSuppression,
  listSuppressions,
  listSuppressionsInput,
  type SuppressionPage,
} from './list-suppressions.js'
export { isSuppressed, suppressNumber } from './suppress-number.js'
export type { SuppressionRow } from './suppression-row.js'
