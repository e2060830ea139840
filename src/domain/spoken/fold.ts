/** Lower case without accents: "Übermorgen um fünf" becomes "ubermorgen um funf". As long as it was, wherever that matters. */
export const fold = (text: string): string =>
  text.toLowerCase().normalize('NFKD').replace(/\p{M}/gu, '').replaceAll('ß', 'ss').replace(/[’‘]/g, "'")
