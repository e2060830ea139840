import { digitsFor } from './digits-for.js'
import { fold } from './fold.js'
import { SPOKEN_LANGUAGES, type SpokenLanguage } from './languages.js'

const MOST = 50

/** What people say around a number of bedrooms without changing it, in every language we speak. */
const AROUND = new Set(
  `bedroom bedrooms bed beds br bd bdr needs need at least minimum min or more plus please
   dormitorio dormitorios habitacion habitaciones recamara recamaras alcoba alcobas cuarto cuartos al menos minimo o mas por favor
   chambre chambres a coucher au moins ou s'il vous plait
   schlafzimmer mindestens wenigstens oder mehr bitte`.split(/\s+/),
)
const ONE = new Set('a an un una une ein eine'.split(' '))
const STUDIO = /^(?:(?:a|an|un|ein) )?(?:studio|estudio)(?: (?:apartment|flat))?$/

/**
 * A number of bedrooms as people say or write it: "three", "drei Schlafzimmer", "3+", "a studio" (0). Undefined where another
 * word is left over, or two numbers: "two or three", "drei Zimmer" (which are rooms), "at most two".
 */
export function resolveCount(said: string | number, language: SpokenLanguage): number | undefined {
  const text = String(said).slice(0, 200).trim()
  if (STUDIO.test(fold(text))) return 0
  for (const each of [language, ...SPOKEN_LANGUAGES.filter((other) => other !== language)]) {
    const count = countIn(fold(digitsFor(text, each)))
    if (count !== undefined) return count
  }
  return undefined
}

function countIn(text: string): number | undefined {
  const words = text
    .replace(/(\d)\s*\+/g, '$1')
    .replace(/(\d)(br|bd|bed)/g, '$1 $2')
    .split(/\s+/)
    .filter(Boolean)
  const left = words.filter((word) => !AROUND.has(word.replace(/[.,!]$/, '')) && !ONE.has(word))
  const [only] = left
  if (left.length > 1) return undefined
  if (only === undefined) return words.some((word) => ONE.has(word)) ? 1 : undefined
  const count = /^\d{1,3}$/.test(only) ? Number(only) : undefined
  return count !== undefined && count <= MOST ? count : undefined
}
