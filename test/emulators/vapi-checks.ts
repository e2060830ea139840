/** What is wrong with a value at a place, in sentences as Vapi's validator (class-validator) writes them. */
export type Check = (value: unknown, at: string) => string[]
export type Members = Readonly<Record<string, Check>>

const fine: string[] = []
const unless = (is: boolean, complaint: string) => (is ? fine : [complaint])

export const anything: Check = () => fine
export const yesOrNo: Check = (value, at) => unless(typeof value === 'boolean', `${at} must be a boolean value`)

export const text =
  ({ min = 0, max = Number.POSITIVE_INFINITY, like }: { min?: number; max?: number; like?: RegExp } = {}): Check =>
  (value, at) => {
    if (typeof value !== 'string') return [`${at} must be a string`]
    return [
      ...unless([...value].length <= max, `${at} must be shorter than or equal to ${max} characters`),
      ...unless([...value].length >= min, `${at} must be longer than or equal to ${min} characters`),
      ...unless(like?.test(value) ?? true, `${at} must match ${String(like)} regular expression`),
    ]
  }

export const number =
  (min: number, max = Number.POSITIVE_INFINITY): Check =>
  (value, at) => {
    if (typeof value !== 'number' || !Number.isFinite(value))
      return [`${at} must be a number conforming to the specified constraints`]
    return [
      ...unless(value >= min, `${at} must not be less than ${min}`),
      ...unless(value <= max, `${at} must not be greater than ${max}`),
    ]
  }

export const oneOf =
  (...values: readonly unknown[]): Check =>
  (value, at) =>
    unless(values.includes(value), `${at} must be one of the following values: ${values.join(', ')}`)

export const listOf =
  (part: Check): Check =>
  (value, at) =>
    Array.isArray(value) ? value.flatMap((entry, index) => part(entry, `${at}.${index}`)) : [`${at} must be an array`]

/** An object with any members, each of this form. */
export const mapOf =
  (part: Check): Check =>
  (value, at) =>
    isObject(value)
      ? Object.entries(value).flatMap(([name, entry]) => part(entry, `${at}.${name}`))
      : [`${at} must be an object`]

/** An object that knows these members and no others; null and undefined mean that a member is not set. */
export const object =
  (members: Members, required: readonly string[] = []): Check =>
  (value, at) =>
    isObject(value) ? complaintsIn(value, members, { at, required }) : [`${at} must be an object`]

/** The form depends on one member, such as `provider`; those with none of their own may hold anything. */
export const byMember =
  (member: string, forms: Readonly<Record<string, Check | undefined>>): Check =>
  (value, at) => {
    if (!isObject(value)) return [`${at} must be an object`]
    const kind = String(value[member])
    if (!Object.hasOwn(forms, kind))
      return [`${at}.${member} must be one of the following values: ${Object.keys(forms).join(', ')}`]
    return forms[kind]?.(value, at) ?? fine
  }

/** The complaints about the members of an object; at the top the place is ''. */
export function complaintsIn(
  given: Readonly<Record<string, unknown>>,
  members: Members,
  { at, required = [] }: { at: string; required?: readonly string[] },
): string[] {
  const place = (name: string) => (at ? `${at}.${name}` : name)
  return [
    ...Object.keys(given)
      .filter((name) => !Object.hasOwn(members, name))
      .map((name) => `${at ? `${at}.` : ''}property ${name} should not exist`),
    ...required
      .filter((name) => given[name] === undefined || given[name] === null)
      .map((name) => `${place(name)} should not be empty`),
    ...Object.entries(members).flatMap(([name, check]) =>
      given[name] === undefined || given[name] === null ? fine : check(given[name], place(name)),
    ),
  ]
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
