import { isDeepStrictEqual } from 'node:util'

/** As JSON, in which a member that is undefined is not there and the order of members says nothing: jsonb keeps none. */
export const same = (one: unknown, other: unknown): boolean => isDeepStrictEqual(asJson(one), asJson(other))

const asJson = (value: unknown): unknown => (value === undefined ? undefined : JSON.parse(JSON.stringify(value)))
