import type { RowColumn } from './step.js'

/** Lower case, without accents and signs: "Réponse:" becomes "reponse". */
export const plainWord = (text: string) =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

/** What people write above a column, in the languages we speak. */
const OTHERWISE: Readonly<Record<string, readonly string[]>> = {
  question: ['q', 'questions', 'faq', 'frage', 'fragen', 'pregunta', 'preguntas'],
  answer: ['a', 'answers', 'response', 'antwort', 'antworten', 'respuesta', 'respuestas', 'reponse', 'reponses'],
  objection: ['objections', 'einwand', 'einwande', 'objecion', 'objeciones'],
  name: [
    'service',
    'services',
    'leistung',
    'leistungen',
    'servicio',
    'servicios',
    'prestation',
    'nombre',
    'nom',
    'feld',
  ],
  minutes: ['minute', 'min', 'duration', 'dauer', 'minuten', 'minutos', 'duracion', 'duree', 'time'],
  price: ['prices', 'cost', 'preis', 'preise', 'precio', 'precios', 'prix', 'tarif'],
  notes: ['note', 'comment', 'hinweis', 'hinweise', 'notiz', 'notizen', 'nota', 'notas', 'remarque', 'remarques'],
  title: ['topic', 'thema', 'titel', 'tema', 'titulo', 'sujet', 'titre'],
  text: ['regel', 'norma', 'regla', 'regle'],
  type: ['kind', 'typ', 'art', 'tipo'],
  description: ['beschreibung', 'descripcion', 'meaning'],
  number: ['phone', 'telefon', 'telefonnummer', 'telefono', 'telephone'],
}

/** The column that a heading means. */
export function columnCalled(columns: readonly RowColumn[], heading: string): RowColumn | undefined {
  const word = plainWord(heading)
  const isCalled = ({ name, label }: RowColumn) =>
    [name, label].map(plainWord).includes(word) || OTHERWISE[name]?.includes(word)
  return word === '' ? undefined : columns.find(isCalled)
}
