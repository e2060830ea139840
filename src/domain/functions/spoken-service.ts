import { z } from 'zod'
import { fold } from '../spoken/index.js'
import type { CallInHand } from './in-call-function.js'

/** Something the business offers, as it was told its assistant; `minutes` null is as long as a meeting. */
export type Service = { name: string; minutes: number | null }

/** What a model says when the caller wants none of them. */
export const OTHER_SERVICE = 'other'

export const serviceField = z
  .string()
  .trim()
  .max(120, 'Give only the name of the service.')
  .optional()
  .describe('The service the caller wants, by its name in the list of services.')

export type Chosen = { service?: string | undefined; minutes?: number | undefined }

/** Which service of the business was meant, and how long it takes; or what to ask. Without a list nothing is asked. */
export function spokenService(said: string | undefined, { services }: CallInHand): Chosen | { ask: string } {
  if (services.length === 0) return { service: said }
  const words = said ? wordsOf(said) : []
  if (words.length === 1 && words[0] === OTHER_SERVICE) return {}
  const [only] = services
  if (!said) return services.length === 1 && only ? chosen(only) : which(services, 'Ask the caller what it is for')
  const meant = matching(words, services)
  const [service] = meant
  if (service && meant.length === 1) return chosen(service)
  return which(
    meant.length > 0 ? meant : services,
    `It is not clear which service “${said}” is. Ask the caller which they mean`,
  )
}

const chosen = ({ name, minutes }: Service): Chosen => ({ service: name, minutes: minutes ?? undefined })

const MOST_NAMED = 8

function which(services: readonly Service[], ask: string) {
  const names = services.slice(0, MOST_NAMED).map(({ name }) => name)
  const more = services.length > MOST_NAMED ? ', or another one' : ''
  return { ask: `${ask}: ${names.join(', ')}${more}. For none of them use the service “${OTHER_SERVICE}”.` }
}

/** The name itself; else every word of it, or of what was said; else those that share the most words. */
function matching(words: readonly string[], services: readonly Service[]): readonly Service[] {
  const named = services.map((service) => ({ service, name: wordsOf(service.name) }))
  const isIn = (some: readonly string[], all: readonly string[]) =>
    some.length > 0 && some.every((each) => all.includes(each))
  const exact = named.filter(({ name }) => isIn(name, words) && isIn(words, name))
  if (exact.length > 0) return exact.map(({ service }) => service)
  const whole = named.filter(({ name }) => isIn(name, words))
  if (whole.length > 0) return whole.map(({ service }) => service)
  return named.filter(({ name }) => isIn(words, name)).map(({ service }) => service)
}

const FILLING = new Set(
  'a an the for of and with my some please un una el la los las de y para por une le les des du pour et avec ein eine einen der die das fur und mit'.split(
    ' ',
  ),
)

const wordsOf = (text: string): string[] =>
  fold(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '' && !FILLING.has(word))
    .map((word) => (word.length > 3 ? word.replace(/s$/, '') : word))
