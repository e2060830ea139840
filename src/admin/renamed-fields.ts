import { asRefusal, DomainError, fieldErrors } from '../platform/errors.js'

/** Says a verb's refusal beside the fields of our form, where they have other names than the verb's. */
export async function withRenamedFields<T>(names: Record<string, string>, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (thrown) {
    const refusal = asRefusal(thrown)
    if (!refusal) throw thrown
    const fields = Object.entries(fieldErrors(refusal)).map(([path, message]) => [
      names[path] ?? names[firstOf(path)] ?? path,
      message,
    ])
    throw new DomainError(refusal.code, refusal.message, { ...refusal.details, fields: Object.fromEntries(fields) })
  }
}

const firstOf = (path: string) => path.split('.')[0] ?? path
