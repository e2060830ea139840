/** The guides of the reference: the end of each one's address, which is also its template, its name and what it is for. */
export const GUIDES = [
  {
    slug: 'first-call',
    name: 'First request, first call',
    text: 'Make a key, ask who you are, write down a lead and have an assistant ring it.',
  },
  {
    slug: 'webhooks',
    name: 'Webhooks',
    text: 'Get told what happens: add a URL, test it, verify signatures, send again what failed.',
  },
  {
    slug: 'idempotency',
    name: 'Repeating and changing safely',
    text: 'Idempotency-Key for what must happen once, If-Match for what others change too, PATCH and PUT.',
  },
  {
    slug: 'errors',
    name: 'Errors',
    text: 'What a refusal says, which ones to send again, and how to wait.',
  },
  {
    slug: 'paging',
    name: 'Lists, filters and pages',
    text: 'Read a list to its end, filter by several values and by time, and ask for some fields only.',
  },
] as const

export type Guide = (typeof GUIDES)[number]

export const guideAddress = ({ slug }: Pick<Guide, 'slug'>) => `/docs/guides/${slug}`
