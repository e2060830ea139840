export { type CallFigures, callFigures } from './call-figures.js'
export { type PropertyFigures, propertyFigures } from './property-figures.js'
