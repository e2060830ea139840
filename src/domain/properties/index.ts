export { addressLine } from './address-line.js'
export { applyPropertyImport } from './apply-property-import.js'
export { archiveProperty, unarchiveProperty } from './archive-property.js'
export { availableUnits } from './available-units.js'
export { createProperty, createPropertyInput } from './create-property.js'
export { findSpokenProperty } from './find-spoken-property.js'
export { getProperty } from './get-property.js'
export {
  getPropertyImport,
  listPropertyImports,
  type PropertyImportLine,
  type PropertyImportView,
} from './get-property-import.js'
export { IMPORT_COLUMNS, type ImportField } from './import-columns.js'
export { pruneImportsJob } from './jobs.js'
export { hasProperties, listProperties, listPropertiesInput, type PropertyPage } from './list-properties.js'
export { mapPropertyImport } from './map-property-import.js'
export { markPropertyChecked } from './mark-property-checked.js'
export { minorOf } from './minor-of.js'
export { readMoney, writePrice } from './price.js'
export { propertyImportProblems } from './property-import-problems.js'
export { readPropertyFile } from './read-property-file.js'
export { type SearchedProperties, searchProperties } from './search-properties.js'
export {
  AREA_UNITS,
  LISTINGS,
  type Listing,
  PROPERTY_STATUSES,
  type PropertyMatch,
  type PropertyRow,
  type PropertyStatus,
  UNIT_STATUSES,
  type UnitRow,
  type UnitStatus,
} from './types.js'
export { undoPropertyImport } from './undo-property-import.js'
export { createUnit, createUnitInput, getUnit, removeUnit, updateUnit, updateUnitInput } from './units.js'
export { updateProperty, updatePropertyInput } from './update-property.js'
export { whichProperty } from './which-property.js'
