import type { ImportField } from './import-columns.js'

// What stands in the cells of a file, as the fields of a property take it. What is not understood stays and is refused there.

const LISTING_WORDS = {
  SALE: /^(?:for )?(?:sale|sales|resale|buy|s|sell|selling|kauf|zu verkaufen|verkauf|venta|en venta|vente|a vendre)$/,
  RENT: /^(?:for |to )?(?:rent|rental|rentals|let|lease|letting|lettings|r|miete|zu vermieten|vermietung|alquiler|en alquiler|location|a louer)$/,
}

const STATUS_WORDS = {
  AVAILABLE: /^(?:available|active|for sale|for rent|to let|on market|open|frei|verfugbar|disponible|live)$/,
  COMING_SOON: /^(?:coming soon|soon|upcoming|pre market|demnachst|proximamente|bientot)$/,
  UNDER_OFFER:
    /^(?:under offer|pending|under contract|reserved|contingent|sstc|sold stc|sstcm|sold subject to contract|active under contract|reserviert|reservado|sous offre)$/,
  SOLD: /^(?:sold|recently sold|closed|verkauft|vendido|vendu)$/,
  LET: /^(?:let|rented|leased|occupied|let agreed|vermietet|alquilado|loue)$/,
  OFF_MARKET: /^(?:off market|delisted|off the market|withdrawn|inactive|expired|cancelled|canceled|archived)$/,
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

/** "3", "2,5", "2½", "2 1/2", "2.5 baths", "2 full, 1 half" */
function numberIn(cell: string): string {
  if (/studio/i.test(cell)) return '0'
  const [, full, half] = /^(\d{1,2}) ?full,? ?(?:and |& ?)?(\d{1,2}) ?half$/i.exec(cell) ?? []
  if (full) return String(Number(full) + Number(half) / 2)
  const text = cell.replace(/ ?½/, '.5').replace(/ 1\/2/, '.5').replace(',', '.')
  return text.replace(/^(\d{1,4}(?:\.\d{1,4})?)\s{0,2}[a-zäöüéèñ]{1,20}\.?$/i, '$1').replace(/\.0+$/, '')
}

/** What an agent writes instead of a price. */
const NO_PRICE =
  /^(?:poa|p\.o\.a\.|(?:price )?(?:on|upon) (?:application|request)|(?:ask|contact|call) (?:the )?agent|(?:preis )?auf anfrage|(?:prix )?sur demande|nous consulter|(?:precio )?a consultar|n\/a|[-–—]+)$/

const READERS: Partial<Record<ImportField, (cell: string) => Record<string, unknown>>> = {
  listing: (cell) => ({ listing: wordOf(LISTING_WORDS, cell) }),
  status: statusIn,
  price: (cell) => ({ price: NO_PRICE.test(plain(cell)) || NO_PRICE.test(cell) ? null : cell }),
  bedrooms: (cell) => ({ bedrooms: numberIn(cell) }),
  bathrooms: (cell) => ({ bathrooms: numberIn(cell) }),
  area: areaIn,
  areaUnit: (cell) => ({ areaUnit: unitIn(cell) ?? cell }),
  features: (cell) => ({ features: cell.split(/[,;|\n]/) }),
  photoUrls: (cell) => ({ photoUrls: cell.split(/[\s,;|]+/) }),
}

/** "For rent" says both that it can be had and how. */
function statusIn(cell: string): Record<string, unknown> {
  const listing = /^(?:for|to) \w/.test(plain(cell)) ? wordOf(LISTING_WORDS, cell) : cell
  return { status: wordOf(STATUS_WORDS, cell), ...(listing !== cell && { listing }) }
}

/** Spreadsheets write ="00123" to keep a text from being read as a number. */
const unwrapped = (cell: string) => {
  const [, text] = /^="([\s\S]*)"$/.exec(cell) ?? []
  return text === undefined ? cell : text.replaceAll('""', '"').trim()
}

/** The fields one cell gives; an empty cell gives none, so that it changes nothing. */
export function fieldsOfCell(field: ImportField, cell: string): Record<string, unknown> {
  const text = unwrapped(cell.trim())
  if (text === '') return {}
  return READERS[field]?.(text) ?? { [field]: text }
}

/** "1,850 sq ft", "172 m²", "85,5 m²": to the whole unit. */
function areaIn(cell: string): Record<string, unknown> {
  const [, figures = '', after = ''] = /^(\d[\d., \u00a0\u202f'’]*)([^\d., \u00a0\u202f'’]\D*[2²]?)?$/.exec(cell) ?? []
  const [, whole = '', decimals] = /^(.*?)(?:[.,](\d{1,2}))?$/.exec(figures.trim()) ?? []
  const area = Math.round(Number(`${whole.replace(/\D/g, '')}.${decimals ?? '0'}`))
  const areaUnit = unitIn(after)
  return { area: figures ? area : cell, ...(areaUnit && { areaUnit }) }
}

function unitIn(text: string): string | undefined {
  if (/sq\W*f|square f|ft|feet/i.test(text)) return 'sqft'
  return /sq\W*m|square m|m\s*[2²]|qm/i.test(text) ? 'sqm' : undefined
}
