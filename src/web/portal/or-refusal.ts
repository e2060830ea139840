import { asRefusal, type DomainError, fieldErrors } from '../../platform/errors.js'

/** A refusal that a page can show; not being allowed, or nothing being there, is a page of its own. */
export async function orRefusal<T>(work: () => Promise<T>): Promise<{ value: T } | { refusal: DomainError }> {
  try {
    return { value: await work() }
  } catch (thrown) {
    const refusal = asRefusal(thrown)
    if (!refusal || !['invalid', 'conflict'].includes(refusal.code)) throw thrown
    return { refusal }
  }
}

/** The same for a page that needs nothing of what was done. */
export async function refusalOf(work: () => Promise<unknown>): Promise<DomainError | undefined> {
  const done = await orRefusal(work)
  return 'refusal' in done ? done.refusal : undefined
}

/** What a form shows of a refusal: beside which fields, and above them what belongs to none of those it has. */
export function wrongOf(refusal: DomainError | undefined, fields: readonly string[]) {
  if (!refusal) return { wrong: {}, error: undefined }
  const all = fieldErrors(refusal)
  const wrong = Object.fromEntries(
    fields.flatMap((field) => {
      const message = all[field] ?? Object.entries(all).find(([name]) => name.split('.').includes(field))?.[1]
      return message ? [[field, message]] : []
    }),
  ) as Record<string, string>
  const isPlaced = Object.keys(wrong).length > 0
  return { wrong, error: isPlaced ? undefined : (Object.values(all)[0] ?? refusal.message) }
}
