/** Members of a payload that may hold a secret (contract §8). Headers may hold any, under any name. */
const SECRET =
  /^(credentials?|authorization|headers)$|(secret|token|password|(api|access|private|secret|signing)[-_]?key)$/i

/** The name of a member and its colon. Short names only, so that a body full of quotes takes no longer than another. */
const MEMBER = /"((?:[^"\\]|\\.){1,120})"\s{0,100}:\s{0,100}/gs

/**
 * The text of a body with the values of secret members masked and every other character as it was, whether it is JSON,
 * half of one or none. A value that never ends is masked to the end.
 */
export function maskSecrets(text: string): string {
  let masked = ''
  let copiedTo = 0
  MEMBER.lastIndex = 0
  for (let found = MEMBER.exec(text); found; found = MEMBER.exec(text)) {
    const start = MEMBER.lastIndex
    // Any quote may be the first of a name: in broken JSON nobody knows which ones belong together.
    MEMBER.lastIndex = found.index + 1
    if (!SECRET.test(unescaped(found[1] ?? ''))) continue
    const end = endOfValue(text, start)
    if (text.slice(start, end) !== 'null') {
      masked += `${text.slice(copiedTo, start)}"[masked]"`
      copiedTo = end
    }
    MEMBER.lastIndex = end
  }
  return masked + text.slice(copiedTo)
}

/** "api\u004bey" names the same member as "apiKey". */
function unescaped(name: string): string {
  try {
    return String(JSON.parse(`"${name}"`))
  } catch {
    return name
  }
}

const DELIMITER = /[\s,}\]]/g

/** Where the value that starts here ends: a text, a whole object or list, or a plain word. */
function endOfValue(text: string, start: number): number {
  if (!'"{['.includes(text.charAt(start))) {
    DELIMITER.lastIndex = start
    return DELIMITER.exec(text)?.index ?? text.length
  }
  let depth = 0
  for (let at = start; at < text.length; at++) {
    const character = text.charAt(at)
    if (character === '"') at = endOfText(text, at) - 1
    else if (character === '{' || character === '[') depth++
    else if (character === '}' || character === ']') depth--
    if (depth === 0) return at + 1
  }
  return text.length
}

/** One past the quote that ends the text which begins here. */
function endOfText(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at++) {
    if (text.charAt(at) === '\\') at++
    else if (text.charAt(at) === '"') return at + 1
  }
  return text.length
}
