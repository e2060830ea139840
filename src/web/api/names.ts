import { z } from 'zod'

// Outside names are in snake_case, ours in camelCase. Only the first level is renamed: what lies deeper is either declared
// by its own shape or belongs to somebody else.

type Snake<S extends string> = S extends `${infer Head}${infer Tail}`
  ? Tail extends Uncapitalize<Tail>
    ? `${Uncapitalize<Head>}${Snake<Tail>}`
    : `${Uncapitalize<Head>}_${Snake<Tail>}`
  : S
type Camel<S extends string> = S extends `${infer Head}_${infer Tail}` ? `${Head}${Capitalize<Camel<Tail>>}` : S

export type Snaked<T> = { [K in keyof T as K extends string ? Snake<K> : K]: T[K] }
export type Cameled<T> = { [K in keyof T as K extends string ? Camel<K> : K]: T[K] }

export const snake = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
const camel = (name: string) => name.replace(/_([a-z0-9])/g, (_all, letter: string) => letter.toUpperCase())

/** { minScore: 3 } → { min_score: 3 } */
export const snaked = <T extends object>(value: T) => renamed(value, snake) as Snaked<T>
/** { min_score: 3 } → { minScore: 3 } */
export const cameled = <T extends object>(value: T) => renamed(value, camel) as Cameled<T>

const renamed = (value: object, name: (old: string) => string) =>
  Object.fromEntries(Object.entries(value).map(([key, field]) => [name(key), field]))

/** Fields of a verb's input under their outside names, with the verb's own rules. */
export function outside<S extends z.ZodRawShape>(fields: S): Snaked<S> {
  return snaked(fields)
}

/** A body that takes these fields and no others; one that is unknown is told by its name. */
export const bodyOf = <S extends z.ZodRawShape>(fields: S) => z.strictObject(fields)
