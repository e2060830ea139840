export type { VoiceLine, VoiceSample } from '../../integrations/voices/index.js'
export { getVoiceSample } from './get-voice-sample.js'
export { type ListVoicesInput, listVoices, type VoiceList } from './list-voices.js'
export { mayHear } from './may-hear.js'
