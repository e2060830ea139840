import type { Values } from './support.js'

/** The text of a flag, or undefined when it was not given. */
export function text(values: Values, flag: string): string | undefined {
  const value = values[flag]
  return typeof value === 'string' ? value : undefined
}
