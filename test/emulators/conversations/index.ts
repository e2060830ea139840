export { dentalCall, harborDental } from './dental.js'
export { brightPipe, plumberCall } from './plumber.js'
export { alderStone, firstPropertyCalls } from './property.js'
export { type Random, seededRandom, weighted } from './random.js'
