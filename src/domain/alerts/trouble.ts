import type { AlertKind } from './kinds.js'

/** Something that is wrong now. At most one of a kind and subject. No personal data: it goes out by mail. */
export type Trouble = { kind: AlertKind; subject: string; title: string; text: string }

/** The subject of what is about the whole installation. */
export const ALL = 'all'

export const counted = (count: number, one: string, many = `${one}s`) =>
  `${count.toLocaleString('en')} ${count === 1 ? one : many}`
