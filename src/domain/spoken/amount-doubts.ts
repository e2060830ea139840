// What makes a number another amount than the whole one that is asked for. Texts are folded: without accents.

/** A part of something: "ten percent". */
const SHARE = /%|\b(?:per ?cent|por ciento|pour cent|prozent)\b/

/** Rent is asked for by the month. */
const OTHER_PERIOD = [
  /\b(?:an?|per|each|every) (?:week|day|night|year|annum|hour|square|sq)\b|\b(?:weekly|yearly|annual|annually|nightly|daily|pw)\b/,
  /\b(?:por|al|a la|cada|el) (?:semana|ano|dia|noche|hora|metro)\b|\b(?:semanal|anual)(?:es|mente)?\b/,
  /\b(?:par|la|le|chaque) (?:semaine|an|annee|jour|nuit|heure|metre)\b|\bl'an(?:nee)?\b/,
  /\b(?:pro|je|die|in der|im|am) (?:woche|jahr|tag|nacht|stunde|quadratmeter|qm)\b|\b(?:wochentlich|jahrlich)\b/,
]

/** Counted from the price: "ten thousand below asking", "diez mil menos de lo que piden". */
const FROM_THE_PRICE = [
  /\b(?:below|under|over|above|off|(?:less|more) than) (?:the |their |your |its )?(?:asking|list|listing|price|market|they|what)\b|(?<!\bor )\b(?:off|less|more)$/,
  /\b(?:por (?:debajo|encima)|(?:menos|mas) (?:de lo|que el|que la|del precio))\b/,
  /\b(?:en dessous|au-dessus|au dessus|de (?:moins|plus) que|de (?:moins|plus)$)/,
  /\b(?:unter|uber) (?:dem|ihrem|eurem)\b|\b(?:weniger|mehr) als (?:der|die|das|ihr|verlangt)\b|(?<!\boder )\b(?:weniger|mehr)$/,
]

/** "a few hundred thousand", "six figures", "in the 400s" */
const VAGUE =
  /\b(?:few|several|couple of|figures?|hundreds|dozens?|\d+'?s|quelques|plusieurs|centaines|milliers|chiffres|varios|varias|cientos de|cifras|paar|mehrere|einige|\d?-?\p{L}*stellig\p{L}{0,2})(?!\p{L})/u

const DOUBTS: readonly RegExp[] = [SHARE, ...OTHER_PERIOD, ...FROM_THE_PRICE, VAGUE]

/** Whether an amount is only a part, counted from another, by another period, or a rough one. */
export const isOtherAmount = (text: string): boolean => DOUBTS.some((doubt) => doubt.test(text))
