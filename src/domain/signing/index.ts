export { verifyDelivery } from '../../integrations/voice/index.js'
export { type FieldForVapi, fieldsForVapi } from './fields-for-vapi.js'
export { findClientBehind, type NamedThings } from './find-client-behind.js'
export { getSigning, type SigningView } from './get-signing.js'
export { readSigning, secretPlace } from './read-signing.js'
export { rotateSigningSecret } from './rotate-signing-secret.js'
export {
  type AnyOptions,
  type BearerOptions,
  type HmacOptions,
  ORGANISATION_PATH,
  type SecretOptions,
  type Signing,
  type SigningScheme,
  type StoredPlan,
  type Verdict,
} from './types.js'
export { updateSigning } from './update-signing.js'
export { isProofOfOrganisation, proofOf, verifyAgain, verifyAtOrganisation } from './verify.js'
