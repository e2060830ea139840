const names = new Intl.DisplayNames('en', { type: 'language' })

/** A language code as people say it: "es" becomes Spanish; what is none stays as it is. */
export function languageName(code: string): string {
  try {
    return names.of(code) ?? code
  } catch {
    return code
  }
}
