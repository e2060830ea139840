import type { ImportField } from './import-columns.js'

// What stands in the cells of a file, as the fields of a property take it. What is not understood stays and is refused there.

const LISTING_WORDS = {
  SALE: /^(?:for )?(?:sale|buy|s|sell|selling|kauf|zu verkaufen|verkauf|venta|en venta|vente|a vendre)$/,
  RENT: /^(?:for |to )?(?:rent|rental|let|lease|letting|r|miete|zu vermieten|vermietung|alquiler|en alquiler|location|a louer)$/,
}

const STATUS_WORDS = {
  AVAILABLE: /^(?:available|active|for sale|for rent|to let|on market|open|frei|verfugbar|disponible|live)$/,
  COMING_SOON: /^(?:coming soon|soon|upcoming|pre market|demnachst|proximamente|bientot)$/,
  UNDER_OFFER:
    /^(?:under offer|pending|under contract|reserved|contingent|sstc|sold stc|reserviert|reservado|sous offre)$/,
  SOLD: /^(?:sold|closed|verkauft|vendido|vendu)$/,
  LET: /^(?:let|rented|leased|occupied|let agreed|vermietet|alquilado|loue)$/,
  OFF_MARKET: /^(?:off market|off the market|withdrawn|inactive|expired|cancelled|canceled|archived)$/,
}

const plain = (cell: string) =>
  cell
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[\s_-]+/g, ' ')
    .trim()

const wordOf = (words: Record<string, RegExp>, cell: string) =>
  Object.entries(words).find(([, pattern]) => pattern.test(plain(cell)))?.[0] ?? cell

const numberIn = (cell: string) =>
  /studio/i.test(cell) ? '0' : cell.replace(',', '.').replace(/^(\d+(?:\.\d+)?)\s*[a-z]+\.?$/i, '$1')

const READERS: Partial<Record<ImportField, (cell: string) => Record<string, unknown>>> = {
  listing: (cell) => ({ listing: wordOf(LISTING_WORDS, cell) }),
  status: (cell) => ({ status: wordOf(STATUS_WORDS, cell) }),
  bedrooms: (cell) => ({ bedrooms: numberIn(cell) }),
  bathrooms: (cell) => ({ bathrooms: numberIn(cell) }),
  area: areaIn,
  areaUnit: (cell) => ({ areaUnit: unitIn(cell) ?? cell }),
  features: (cell) => ({ features: cell.split(/[,;|\n]/) }),
  photoUrls: (cell) => ({ photoUrls: cell.split(/[\s,;|]+/) }),
}

/** The fields one cell gives; an empty cell gives none, so that it changes nothing. */
export function fieldsOfCell(field: ImportField, cell: string): Record<string, unknown> {
  const text = cell.trim()
  if (text === '') return {}
  return READERS[field]?.(text) ?? { [field]: text }
}

/** "1,850 sq ft", "172 m²" */
function areaIn(cell: string): Record<string, unknown> {
  const [, figures = '', after = ''] = /^(\d[\d., \u00a0\u202f'’]*)([^\d., \u00a0\u202f'’]\D*[2²]?)?$/.exec(cell) ?? []
  const whole = figures.replace(/[.,]\d{1,2}$/, '').replace(/\D/g, '')
  const areaUnit = unitIn(after)
  return { area: whole || cell, ...(areaUnit && { areaUnit }) }
}

function unitIn(text: string): string | undefined {
  if (/sq\W*f|square f|ft|feet/i.test(text)) return 'sqft'
  return /sq\W*m|square m|m\s*[2²]|qm/i.test(text) ? 'sqm' : undefined
}
