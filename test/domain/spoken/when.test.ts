import { describe, expect, it } from 'vitest'
import { resolveWhen, type SpokenLanguage, sayMoment } from '../../../src/domain/spoken/index.js'

/** Thursday, the fifth of March 2026: ten in New York, nine in Mexico City, four in the afternoon in Paris and Berlin. */
const NOW = new Date('2026-03-05T15:00:00Z')
const ZONES = { en: 'America/New_York', es: 'America/Mexico_City', fr: 'Europe/Paris', de: 'Europe/Berlin' } as const

/** "2026-03-06 17:00", "2026-03-06 17:00–" for a day with bounds, or the question. */
function heard(said: string, language: SpokenLanguage = 'en', now = NOW): string {
  const timeZone = ZONES[language]
  const when = resolveWhen(said, { language, timeZone, now })
  if (when.kind === 'unclear') return `? ${when.ask}`
  if (when.kind === 'day')
    return `${when.on}${when.after || when.before ? ` ${when.after ?? ''}–${when.before ?? ''}` : ''}`
  return new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' }).format(when.at)
}

describe('a moment as people say it', () => {
  it.each([
    ['tomorrow at 2 pm', '2026-03-06 14:00'],
    ['tomorrow after five', '2026-03-06 17:00–'],
    ['Friday at 5', '2026-03-06 17:00'],
    ['on friday at five in the morning', '2026-03-06 05:00'],
    ['this friday at noon', '2026-03-06 12:00'],
    ['at five', '2026-03-05 17:00'],
    ['in two hours', '2026-03-05 12:00'],
    ['in half an hour', '2026-03-05 10:30'],
    ['in an hour and a half', '2026-03-05 11:30'],
    ['in three days', '2026-03-08'],
    ['10 days from now', '2026-03-15'],
    ['2 weeks from today at 3', '2026-03-19 15:00'],
    ['first thing tomorrow morning', '2026-03-06 08:00–12:00'],
    ['as soon as possible', '2026-03-05 10:00'],
    ['the fifth of March at half past three', '2026-03-05 15:30'],
    ['tuesday the tenth at two fifteen', '2026-03-10 14:15'],
    ['quarter to four tomorrow', '2026-03-06 15:45'],
    ['at ten to four tomorrow', '2026-03-06 15:50'],
    ['ten minutes to four tomorrow', '2026-03-06 15:50'],
    ['ten to nine tomorrow', '2026-03-06 08:50'],
    ['twenty to three tomorrow', '2026-03-06 14:40'],
    ['Friday at 10 to 12', '2026-03-06 11:50'],
    ['day after tomorrow morning', '2026-03-07 08:00–12:00'],
    ['tonight at 8', '2026-03-05 20:00'],
    ['the 15th at 10', '2026-03-15 10:00'],
    ['a week from Friday at ten', '2026-03-13 10:00'],
    ['next wednesday at nine thirty', '2026-03-11 09:30'],
    ['friday next week at 3', '2026-03-13 15:00'],
    ['from 2 to 4 pm on monday', '2026-03-09 14:00–16:00'],
    ['not before five tomorrow', '2026-03-06 17:00–'],
    ['tomorrow by noon', '2026-03-06 –12:00'],
    ['sometime next tuesday afternoon after three', '2026-03-10 15:00–17:00'],
    ['I could come by on Friday at around 3 if that works', '2026-03-06 15:00'],
    ['13/04', '2026-04-13'],
    ['2026-03-06T14:00', '2026-03-06 14:00'],
    ['2026-03-06T14:00:00-05:00', '2026-03-06 14:00'],
    ['2026-03-06 14:00', '2026-03-06 14:00'],
    ['2026-03-06', '2026-03-06'],
  ])('in English: %j', (said, meant) => expect(heard(said)).toBe(meant))

  it.each([
    ['mañana a las cinco de la tarde', '2026-03-06 17:00'],
    ['mañana después de las cinco', '2026-03-06 17:00–'],
    ['pasado mañana por la mañana', '2026-03-07 08:00–12:00'],
    ['el viernes a las 10', '2026-03-06 10:00'],
    ['el lunes a las tres y media', '2026-03-09 15:30'],
    ['el martes a las cuatro menos cuarto', '2026-03-10 15:45'],
    ['entre las dos y las cuatro mañana', '2026-03-06 14:00–16:00'],
    ['el primero de abril a las nueve', '2026-04-01 09:00'],
    ['el día quince a la una', '2026-03-15 13:00'],
    ['03/04 a las 15h', '2026-04-03 15:00'],
    ['hoy a mediodía', '2026-03-05 12:00'],
    ['dentro de tres días', '2026-03-08'],
  ])('in Spanish: %j', (said, meant) => expect(heard(said, 'es')).toBe(meant))

  it.each([
    ['demain à 17h', '2026-03-06 17:00'],
    ['demain après 17 heures', '2026-03-06 17:00–'],
    ['après-demain matin', '2026-03-07 08:00–12:00'],
    ['lundi à trois heures et demie', '2026-03-09 15:30'],
    ['demain à quatre heures moins le quart', '2026-03-06 15:45'],
    ['lundi à midi', '2026-03-09 12:00'],
    ['ce soir à huit heures', '2026-03-05 20:00'],
    ['le premier avril', '2026-04-01'],
    ['entre quatorze et seize heures demain', '2026-03-06 14:00–16:00'],
    ['mardi après-midi', '2026-03-10 12:00–17:00'],
    ['samedi en huit', '2026-03-14'],
  ])('in French: %j', (said, meant) => expect(heard(said, 'fr')).toBe(meant))

  it.each([
    ['morgen um 17 Uhr', '2026-03-06 17:00'],
    ['morgen nach fünf', '2026-03-06 17:00–'],
    ['übermorgen früh', '2026-03-07 08:00–12:00'],
    ['morgen früh um 9', '2026-03-06 09:00'],
    ['am 5. April um halb vier', '2026-04-05 15:30'],
    ['am fünften April um fünfzehn Uhr dreißig', '2026-04-05 15:30'],
    ['am Dienstag um viertel nach drei', '2026-03-10 15:15'],
    ['zwischen zwei und vier am Montag', '2026-03-09 14:00–16:00'],
    ['am 3.4. um 15 Uhr', '2026-04-03 15:00'],
    ['heute Abend um acht', '2026-03-05 20:00'],
    ['Freitag in einer Woche um zehn', '2026-03-13 10:00'],
    ['Mittwoch mittag', '2026-03-11 12:00'],
    ['Montagmorgen um neun', '2026-03-09 09:00'],
    ['Freitagnachmittag nach drei', '2026-03-06 15:00–17:00'],
  ])('in German: %j', (said, meant) => expect(heard(said, 'de')).toBe(meant))

  it.each<[SpokenLanguage, string, string]>([
    ['en', 'Friday 10 to 12', '2026-03-06 10:00–12:00'],
    ['en', 'Friday 2 to 4', '2026-03-06 14:00–16:00'],
    ['en', 'Friday 11 to 1', '2026-03-06 11:00–13:00'],
    ['en', 'Friday from 10 to 2', '2026-03-06 10:00–14:00'],
    ['en', 'tomorrow 2-4pm', '2026-03-06 14:00–16:00'],
    ['en', 'tomorrow 6–8am', '2026-03-06 06:00–08:00'],
    ['en', 'tomorrow 7pm to 9', '2026-03-06 19:00–21:00'],
    ['en', 'tomorrow 9 to 11', '2026-03-06 09:00–11:00'],
    ['en', 'tomorrow 9-11', '2026-03-06 09:00–11:00'],
    ['en', '2026-03-06 09:00-11:00', '2026-03-06 09:00–11:00'],
    ['es', 'mañana de 9 a 11', '2026-03-06 09:00–11:00'],
    ['es', 'el viernes de 2 a 4 de la tarde', '2026-03-06 14:00–16:00'],
    ['fr', 'demain de 9 à 11', '2026-03-06 09:00–11:00'],
    ['fr', 'demain 9h-11h', '2026-03-06 09:00–11:00'],
    ['de', 'morgen 9 bis 11', '2026-03-06 09:00–11:00'],
    ['de', 'am 9. März 14 bis 16 Uhr', '2026-03-09 14:00–16:00'],
  ])('from one hour to another in %s: %j', (language, said, meant) => expect(heard(said, language)).toBe(meant))

  it('is understood in another language than that of the call', () => {
    expect(heard('el viernes a las 10:30')).toBe('2026-03-06 10:30')
    expect(heard('morgen um halb vier')).toBe('2026-03-06 15:30')
    expect(heard('tomorrow at 3pm', 'fr')).toBe('2026-03-06 15:00')
  })
})

describe('what could be two moments, or none', () => {
  it.each([
    ['next Friday', /tomorrow, Friday March 6, or Friday March 13/],
    ['Thursday', /today, Thursday March 5, or Thursday March 12/],
    ['Friday or Saturday at 3', /Friday March 6, or Saturday March 7/],
    ['03/04 at 3pm', /March 4 or April 3/],
    ['Friday 10 to 2', /ten minutes before the hour, or any time from ten/],
    ['ten to four tomorrow', /ten minutes before the hour/],
    ['at seven', /7:00 AM or 7:00 PM/],
    ['at 7:30 tomorrow', /7:30 AM or 7:30 PM/],
    ['tomorrow at 5 or 6', /5:00 PM or 6:00 PM/],
    ['next week', /which day next week/],
    ['this weekend', /Saturday or Sunday/],
    ['midnight tomorrow', /beginning or the end/],
    ['monday the tenth at 2', /Tuesday March 10, is not a Monday/],
    ['tomorrow at 14:00 in the morning', /does not fit/],
    ['tomorrow at 25:00', /no such time/],
    ['february 30th', /no such day/],
    ['any day except friday', /which day and what time suits/],
    ['yesterday', /has already passed/],
    ['last week', /has already passed/],
    ['today at 9am', /9:00 AM, has already passed/],
    ['2026-03-04', /has already passed/],
    ['2026-13-45', /which day and what time/],
    ['the day after at 3', /which day and what time/],
    ['every monday', /which day and what time/],
    ['end of next month', /which day and what time/],
    ['end of the day', /which day and what time/],
    ['later', /which day and what time/],
    ['', /which day and what time/],
  ])('%j is asked back', (said, ask) => expect(heard(said)).toMatch(ask))

  it.each<[SpokenLanguage, string]>([
    ['en', 'Friday 2 or 4'],
    ['en', 'March 5 to 7'],
    ['en', 'in 2 to 3 hours'],
    ['en', 'any weekday after 5'],
    ['en', 'any day after 5'],
    ['es', 'cualquier día después de las 5'],
    ['es', 'entre semana después de las cinco'],
    ['es', 'del 5 al 7 de marzo'],
    ['fr', 'n’importe quel jour après 17h'],
    ['fr', 'en semaine après 17h'],
    ['fr', 'dans 2 à 3 heures'],
    ['de', 'unter der Woche nach 17 Uhr'],
    ['de', 'an einem beliebigen Tag nach 17 Uhr'],
    ['de', '5. bis 7. März'],
  ])('what names no one day or hour is asked back in %s: %j', (language, said) => {
    expect(heard(said, language)).toMatch(/^\? Ask the caller which day and what time/)
  })

  it.each<[SpokenLanguage, string]>([
    ['en', 'yesterday at 2 pm'],
    ['en', 'last Monday at 3pm'],
    ['en', 'two days ago at 3pm'],
    ['es', 'ayer a las 2 de la tarde'],
    ['es', 'el lunes pasado a las 3'],
    ['es', 'hace dos días a las 3'],
    ['fr', 'hier à 17h'],
    ['fr', 'lundi dernier à 15h'],
    ['fr', 'il y a deux jours à 17h'],
    ['de', 'gestern um 17 Uhr'],
    ['de', 'letzten Montag um 15 Uhr'],
    ['de', 'vergangenen Montag um 15 Uhr'],
    ['de', 'vor zwei Tagen um 17 Uhr'],
  ])('what is over is asked back in %s: %j', (language, said) => {
    expect(heard(said, language)).toMatch(/^\? .*has already passed/)
  })

  it('the German word for here is no French yesterday', () => {
    expect(heard('hier am Freitag um 15 Uhr', 'de')).toBe('2026-03-06 15:00')
  })

  it.each<[SpokenLanguage, string]>([
    ['en', 'Friday at 3pm Pacific time'],
    ['en', 'Friday at 3pm Pacific'],
    ['en', 'Friday 3pm UTC'],
    ['en', 'Friday at 3pm London time'],
    ['en', 'Friday at 3pm my time'],
    ['es', 'el viernes a las 3 hora del Pacífico'],
    ['fr', 'vendredi à 15h heure de Londres'],
    ['de', 'Freitag um 15 Uhr Londoner Zeit'],
  ])('a time on other clocks is asked back in %s: %j', (language, said) => {
    expect(heard(said, language)).toMatch(/what time that is where the business is/)
  })

  it.each<[SpokenLanguage, string]>([
    ['en', 'Friday at 3pm Eastern time'],
    ['en', 'Friday at 3pm your time'],
    ['en', 'the best time is Friday at 3 EST'],
    ['es', 'el viernes a las 3 hora de México'],
    ['fr', 'vendredi à 15:00 est bien, heure de Paris'],
    ['de', 'Freitag um 15 Uhr MEZ'],
  ])('a time on the clocks of the client is taken in %s: %j', (language, said) => {
    expect(heard(said, language)).toBe('2026-03-06 15:00')
  })

  it.each<[SpokenLanguage, string]>([
    ['es', 'el próximo viernes'],
    ['fr', 'vendredi prochain'],
    ['de', 'nächsten Freitag'],
  ])('the next Friday is asked back in %s too', (language, said) => {
    expect(heard(said, language)).toMatch(/Friday March 6, or Friday March 13/)
  })

  it('never takes long, whatever is said', () => {
    const startedAt = performance.now()
    for (const said of [
      'a '.repeat(5_000),
      '1 '.repeat(5_000),
      'five '.repeat(5_000),
      '('.repeat(9_999),
      '@a@b'.repeat(999),
    ])
      resolveWhen(said, { language: 'en', timeZone: 'America/New_York', now: NOW })
    expect(performance.now() - startedAt).toBeLessThan(2_000)
  })
})

describe('B6: a moment with a Z, as language models write it', () => {
  const now = new Date('2026-11-30T15:00:00Z')
  const inZone = (said: string, timeZone: string) => {
    const when = resolveWhen(said, { language: 'en', timeZone, now })
    if (when.kind === 'unclear') return `? ${when.ask}`
    return when.kind === 'day'
      ? when.on
      : new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' }).format(when.at)
  }

  it.each([
    ['2026-12-04T15:00:00Z', 'Australia/Sydney', '2026-12-04 15:00'],
    ['2026-12-04T09:30:00.000Z', 'America/Los_Angeles', '2026-12-04 09:30'],
    ['2026-12-04T15:00:00Z', 'Europe/London', '2026-12-04 15:00'],
    ['2026-12-04T15:00:00+11:00', 'Australia/Sydney', '2026-12-04 15:00'],
    ['2026-12-31T00:00:00Z', 'America/New_York', '2026-12-31'],
  ])('%s is what the clock shows in %s where Greenwich would be night there', (said, zone, meant) =>
    expect(inZone(said, zone)).toBe(meant),
  )

  it.each([
    ['2026-12-04T15:00:00Z', 'America/New_York', /Friday December 4, at 3:00 PM, or Friday December 4, at 10:00 AM/],
    ['2026-12-04T15:00:00Z', 'Europe/Berlin', /at 3:00 PM, or .* at 4:00 PM/],
    ['2026-12-04T03:00:00Z', 'Australia/Sydney', /at 3:00 AM, or .* at 2:00 PM/],
    ['2026-12-04T23:00:00Z', 'Australia/Sydney', /at 11:00 PM, or Saturday December 5, at 10:00 AM/],
    ['2026-12-04T15:00:00+01:00', 'America/New_York', /at 3:00 PM, or .* at 9:00 AM/],
  ])('%s in %s is asked back with both readings, and how to pass it on', (said, zone, ask) => {
    expect(inZone(said, zone)).toMatch(ask)
    expect(inZone(said, zone)).toMatch(/without an offset/)
  })
})

describe('a moment as it is read out', () => {
  const say = (at: string, timeZone = 'America/New_York') => sayMoment(new Date(at), { timeZone, now: NOW })

  it('names today and tomorrow, the weekday and the day, in the zone of whom it is for', () => {
    expect(say('2026-03-06T19:00:00Z')).toBe('tomorrow, Friday March 6, at 2:00 PM')
    expect(say('2026-03-05T23:30:00Z')).toBe('today, Thursday March 5, at 6:30 PM')
    expect(say('2026-03-05T23:30:00Z', 'Europe/Berlin')).toBe('tomorrow, Friday March 6, at 12:30 AM')
    expect(say('2026-03-10T19:00:00Z')).toBe('Tuesday March 10, at 3:00 PM')
    expect(say('2027-01-05T15:00:00Z')).toBe('Tuesday January 5, 2027, at 10:00 AM')
  })
})
