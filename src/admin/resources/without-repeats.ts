import type { Row } from '../spec.js'

/** Other names under which a client's set-up sends what the calls table calls outcome, serviceName and price. */
const SAME: Readonly<Record<string, string>> = {
  calloutcome: 'outcome',
  service: 'servicename',
  servicetype: 'servicename',
  quotedprice: 'price',
}

/** What was extracted from a call, less what its custom fields already say under the same name with the same value. */
export function withoutRepeats(extracted: Row, customFields: Row): Row {
  const said = new Map(Object.entries(customFields).map(([key, value]) => [nameOf(key), asText(value)]))
  const kept = Object.entries(extracted).flatMap(([key, value]): [string, unknown][] => {
    if (said.has(nameOf(key)) && said.get(nameOf(key)) === asText(value)) return []
    if (!isRow(value)) return [[key, value]]
    const inner = withoutRepeats(value, customFields)
    return Object.keys(inner).length === 0 && Object.keys(value).length > 0 ? [] : [[key, inner]]
  })
  return Object.fromEntries(kept)
}

function nameOf(key: string): string {
  const squeezed = key.replaceAll(/[\s_-]/g, '').toLowerCase()
  return SAME[squeezed] ?? squeezed
}

const asText = (value: unknown) => (typeof value === 'object' ? JSON.stringify(value) : String(value).trim())
const isRow = (value: unknown): value is Row => typeof value === 'object' && value !== null && !Array.isArray(value)
