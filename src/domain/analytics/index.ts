export { type CallFigures, callFigures } from './call-figures.js'
export { periodInput } from './period.js'
export { type PropertyFigures, propertyFigures, propertyFiguresInput } from './property-figures.js'
