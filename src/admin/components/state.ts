import type { PageData, RecordView, Said } from '../ui-types.js'

/** What the server wrote into the page; the same for as long as it is open. */
export const page = JSON.parse(document.getElementById('page-data')?.textContent ?? '{}') as PageData

export const resources = () => page.resources
export const resourceNamed = (id: string | undefined) => resources().find((resource) => resource.id === id)

export type Answer = {
  record?: RecordView
  records?: RecordView[]
  said?: Said
  errors?: Record<string, { message: string }>
  code?: string
  meta?: { total: number; page: number; perPage: number; sortBy: string; direction: 'asc' | 'desc' }
  [more: string]: unknown
}

export class Refused extends Error {}

/** Asks the server. Given values, it is a write. @throws Refused with a sentence for people */
export async function ask(path: string, values?: Record<string, unknown>): Promise<Answer> {
  const headers: Record<string, string> = { accept: 'application/json' }
  const init: RequestInit = { headers, credentials: 'same-origin' }
  if (values) {
    Object.assign(headers, { 'content-type': 'application/json', 'x-csrf-token': page.csrf })
    Object.assign(init, { method: 'POST', body: JSON.stringify(values) })
  }
  const response = await fetch(`/admin/api/${path}`, init).catch(() => undefined)
  if (!response) throw new Refused('The server cannot be reached. Check your connection and try again.')
  const body = (await response.json().catch(() => undefined)) as (Answer & { error?: { message?: string } }) | undefined
  if (response.status === 401) {
    location.assign(`/admin/sign-in?next=${encodeURIComponent(location.pathname + location.search)}`)
    return new Promise(() => {})
  }
  if (!response.ok || !body) throw new Refused(body?.error?.message ?? 'Something went wrong. Please try again.')
  return body
}

export const recordPath = (resource: string, id: string, action: string) =>
  `resources/${resource}/records/${id}/${action}`
export const bulkPath = (resource: string, ids: readonly string[], action: string) =>
  `resources/${resource}/bulk/${action}?recordIds=${ids.join(',')}`

/** Addresses of our own pages. */
export const listHref = (resource: string, filters: Record<string, string> = {}) => {
  const query = new URLSearchParams(Object.entries(filters).map(([name, value]) => [`filters.${name}`, value]))
  return `/admin/resources/${resource}${query.size > 0 ? `?${query}` : ''}`
}
export const showHref = (resource: string, id: string) => `/admin/resources/${resource}/records/${id}/show`
/** The form for a new one, which begins with these values. */
export const newHref = (resource: string, values: Record<string, string> = {}) =>
  `/admin/resources/${resource}/actions/new?${new URLSearchParams(values)}`
export const editHref = (resource: string, id: string) => `/admin/resources/${resource}/records/${id}/edit`
