import type { propertyFields } from './fields.js'

export type ImportField = Exclude<keyof typeof propertyFields.shape, 'priceMinor'>
type Column = { field: ImportField; label: string; isRequired?: true; headings: string }

/** What a column of a file can be, and what people call it, in the languages we speak. */
export const IMPORT_COLUMNS: readonly Column[] = [
  {
    field: 'reference',
    label: 'Reference',
    headings:
      'ref|id|property id|listing id|mls|mls number|mls id|referencia|reference number|objektnummer|referenz|code',
  },
  {
    field: 'address',
    label: 'Address',
    isRequired: true,
    headings:
      'street|street address|address line 1|address 1|direccion|adresse|anschrift|strasse|rue|calle|full address|property address',
  },
  { field: 'city', label: 'City', isRequired: true, headings: 'town|ciudad|ville|stadt|ort|locality|municipality' },
  {
    field: 'postcode',
    label: 'Postcode',
    headings: 'zip|zip code|postal code|plz|postleitzahl|codigo postal|code postal|cp',
  },
  {
    field: 'listing',
    label: 'For sale or to rent',
    headings: 'listing type|offer type|sale or rent|operation|operacion|transaction|vermarktung|type of listing|for',
  },
  {
    field: 'status',
    label: 'Status',
    headings: 'state of listing|availability|estado|statut|verfugbarkeit|listing status',
  },
  {
    field: 'price',
    label: 'Price',
    headings: 'asking price|list price|rent|monthly rent|precio|prix|preis|kaufpreis|miete|alquiler|loyer|amount',
  },
  { field: 'currency', label: 'Currency', headings: 'moneda|devise|wahrung' },
  {
    field: 'bedrooms',
    label: 'Bedrooms',
    headings: 'beds|bed|br|bedroom|dormitorios|habitaciones|chambres|schlafzimmer|zimmer',
  },
  {
    field: 'bathrooms',
    label: 'Bathrooms',
    headings: 'baths|bath|ba|bathroom|banos|salles de bain|salle de bain|badezimmer|bader',
  },
  {
    field: 'area',
    label: 'Area',
    headings:
      'size|sqft|sq ft|square feet|living area|superficie|surface|wohnflache|flache|m2|sqm|square metres|square meters',
  },
  { field: 'areaUnit', label: 'Unit of the area', headings: 'area unit|size unit' },
  {
    field: 'description',
    label: 'Description',
    headings: 'details|remarks|text|descripcion|beschreibung|notes|public remarks',
  },
  { field: 'features', label: 'Features', headings: 'amenities|caracteristicas|equipements|ausstattung|merkmale' },
  {
    field: 'photoUrls',
    label: 'Photos',
    headings: 'photo|photo urls|images|image urls|image|pictures|fotos|bilder|photo url',
  },
  {
    field: 'agentName',
    label: 'Agent',
    headings: 'agent name|listing agent|agente|makler|contact|contact name|realtor',
  },
  {
    field: 'agentNumber',
    label: 'Agent’s number',
    headings: 'agent phone|agent number|phone|telephone|telefono|telefon|contact phone|mobile',
  },
  { field: 'agentEmail', label: 'Agent’s e-mail', headings: 'agent email|email|e mail|mail|correo|contact email' },
]

export const isImportField = (name: string): name is ImportField => IMPORT_COLUMNS.some(({ field }) => field === name)

/** Which field each heading means; a field is given once, to the first that means it. */
export function guessMapping(header: readonly string[]): (ImportField | null)[] {
  const taken = new Set<ImportField>()
  return header.map((heading) => {
    const column = IMPORT_COLUMNS.find((one) => !taken.has(one.field) && isCalled(one, plain(heading)))
    if (column) taken.add(column.field)
    return column?.field ?? null
  })
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
