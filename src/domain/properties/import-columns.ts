import type { propertyFields } from './fields.js'

/** A field of a property, or the number of the house where the street stands in a column without it. */
export type ImportField = Exclude<keyof typeof propertyFields.shape, 'priceMinor'> | 'houseNumber'
type Column = { field: ImportField; label: string; isRequired?: true; headings: string }

/** What a column of a file can be, and what people call it, in the languages we speak. */
export const IMPORT_COLUMNS: readonly Column[] = [
  {
    field: 'reference',
    label: 'Reference',
    headings:
      'ref|id|property id|listing id|mls|mls number|mls id|zpid|agent ref|agent reference|referencia|reference number|objektnummer|objekt nr|objekt id|externe objekt id|referenz|code',
  },
  {
    field: 'address',
    label: 'Address',
    isRequired: true,
    headings:
      'street|street name|street address|address street|address line 1|address 1|display address|direccion|adresse|anschrift|strasse|rue|calle|full address|property address',
  },
  { field: 'houseNumber', label: 'House number', headings: 'house no|street number|hausnummer|hausnr|hnr' },
  {
    field: 'city',
    label: 'City',
    isRequired: true,
    headings: 'town|address city|post town|city town|ciudad|ville|stadt|ort|locality|municipality',
  },
  {
    field: 'postcode',
    label: 'Postcode',
    headings:
      'zip|zip code|zipcode|address zipcode|zip or postal code|postal code|plz|postleitzahl|codigo postal|code postal|cp',
  },
  {
    field: 'listing',
    label: 'For sale or to rent',
    headings:
      'listing type|offer type|sale or rent|operation|operacion|transaction|transaction type|vermarktung|vermarktungsart|type of listing|for',
  },
  {
    field: 'status',
    label: 'Status',
    headings:
      'state of listing|availability|estado|statut|verfugbarkeit|listing status|home status|property status|objektstatus',
  },
  {
    field: 'price',
    label: 'Price',
    headings:
      'asking price|list price|listing price|unformatted price|rent|monthly rent|rental price|precio|prix|preis|kaufpreis|miete|kaltmiete|alquiler|loyer|amount',
  },
  { field: 'currency', label: 'Currency', headings: 'moneda|devise|wahrung' },
  {
    field: 'bedrooms',
    label: 'Bedrooms',
    headings:
      'beds|bed|br|bedroom|number of bedrooms|dormitorios|habitaciones|chambres|schlafzimmer|anzahl schlafzimmer',
  },
  {
    field: 'bathrooms',
    label: 'Bathrooms',
    headings:
      'baths|bath|ba|bathroom|number of bathrooms|total baths|anzahl badezimmer|banos|salles de bain|salle de bain|badezimmer|bader',
  },
  {
    field: 'area',
    label: 'Area',
    headings:
      'size|sqft|sq ft|square feet|living area|living area sqft|floor area|finished square feet|superficie|surface|wohnflache|flache|m2|sqm|square metres|square meters',
  },
  { field: 'areaUnit', label: 'Unit of the area', headings: 'area unit|size unit' },
  {
    field: 'description',
    label: 'Description',
    headings:
      'details|remarks|text|summary|full description|objektbeschreibung|descripcion|beschreibung|notes|public remarks',
  },
  { field: 'features', label: 'Features', headings: 'amenities|caracteristicas|equipements|ausstattung|merkmale' },
  {
    field: 'photoUrls',
    label: 'Photos',
    headings: 'photo|photo urls|images|image urls|image url|image|img src|main image|pictures|fotos|bilder|photo url',
  },
  {
    field: 'agentName',
    label: 'Agent',
    headings: 'agent name|listing agent|negotiator|ansprechpartner|agente|makler|contact|contact name|realtor',
  },
  {
    field: 'agentNumber',
    label: 'Agent’s number',
    headings: 'agent phone|agent number|phone|telephone|telefono|telefon|contact phone|mobile',
  },
  { field: 'agentEmail', label: 'Agent’s e-mail', headings: 'agent email|email|e mail|mail|correo|contact email' },
]

export const isImportField = (name: string): name is ImportField => IMPORT_COLUMNS.some(({ field }) => field === name)

/** All rooms count in these, which is neither bedrooms nor a size. */
const ROOMS =
  'zimmer|anzahl zimmer|zimmeranzahl|zimmerzahl|anz zimmer|rooms|number of rooms|total rooms|pieces|nombre de pieces|nb pieces|ambientes'.split(
    '|',
  )

/** Which field each heading means; a field is given once, to the first that means it. */
export function guessMapping(header: readonly string[]): (ImportField | null)[] {
  const taken = new Set<ImportField>()
  return header.map((heading) => {
    const column = meantBy(heading)
    if (!column || taken.has(column.field)) return null
    taken.add(column.field)
    return column.field
  })
}

const meantBy = (heading: string) => IMPORT_COLUMNS.find((one) => isCalled(one, plain(heading)))

/** Why a column was left out, where its heading says something all the same; the rest is nothing we keep. */
export function whyLeftOut(header: readonly string[], mapping: readonly (ImportField | null)[], at: number) {
  const heading = header[at] ?? ''
  if (mapping[at] !== null) return undefined
  if (ROOMS.includes(plain(heading))) return 'Counts every room, so it is left out: it is not the number of bedrooms.'
  const meant = meantBy(heading)
  const other = meant && header[mapping.indexOf(meant.field)]
  if (other === undefined) return undefined
  return other === heading
    ? 'This heading stands twice. The other column is taken.'
    : `${meant?.label} is taken from “${other}”. Choose which of the two counts.`
}

const isCalled = ({ field, label, headings }: Column, word: string) =>
  word !== '' && [plain(field), plain(label), ...headings.split('|')].includes(word)

/** "Prix (€):" becomes "prix", "photoUrls" "photo urls". */
const plain = (text: string) =>
  text
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/\([^()]*\)/g, '')
    .replace(/ß/g, 'ss')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
