import { describe, expect, it } from 'vitest'
import type { Turn } from '../../../src/domain/calls/index.js'
import { heardIn } from '../../../src/domain/follow-up/heard.js'
import { heardAppointment } from '../../../src/domain/follow-up/heard-appointment.js'
import { languageOf } from '../../../src/domain/follow-up/language-of.js'
import { saidStop } from '../../../src/domain/follow-up/said-stop.js'
import type { SpokenLanguage } from '../../../src/domain/spoken/index.js'
import { NOW } from '../../support/builders.js'

/** "C: …" is the caller, "A: …" the assistant. */
const turns = (...lines: string[]): Turn[] =>
  lines.map((line) => ({ speaker: line.startsWith('C: ') ? 'CALLER' : 'ASSISTANT', text: line.slice(3) }))

describe('a caller who never wants to be called again', () => {
  it.each([
    'Stop calling me.',
    'Please stop calling this number, okay?',
    "Don't call me again!",
    'Don’t ever call here again',
    'Do not call me anymore, thank you.',
    "Just don't call me, please",
    'Never contact me again',
    'Take me off your list.',
    'Remove my number from your system.',
    'Put me on your do not call list',
    "I'd like to opt out",
    "I don't want any more calls from you",
    'I told you guys to stop calling me',
    'Deje de llamarme, por favor.',
    'No me llamen más.',
    'No vuelvan a llamar a este número',
    'Quítenme de su lista',
    'No quiero más llamadas',
    'Arrêtez de m’appeler !',
    "Ne m'appelez plus jamais.",
    'Retirez mon numéro de votre liste',
    'Je ne veux plus être appelée',
    'Rufen Sie mich bitte nicht mehr an.',
    'Hören Sie auf, mich anzurufen!',
    'Ich möchte nicht mehr angerufen werden.',
    'Streichen Sie mich von Ihrer Liste.',
    'Bitte keine weiteren Anrufe mehr',
    "I don't want you to call me again",
    "I'd like you to not call me again",
    "I don't wish to be contacted again.",
    'I asked you not to call me',
    'Never contact me',
    "I'd like to be taken off your list",
    'Do not call.',
    'Do not call or text me anymore',
    'Unsubscribe.',
    'Please remove me',
    'Could you delete my number please?',
    'Take me off your list today',
    'Stop calling me, you called three times today',
    "If you don't stop calling me, I will call the police",
    "I told you before, don't call me again",
    'Okay, no more calls, please',
    'No quiero que me llame más',
    'Por favor, no llamen más',
    'Me puede quitar de su lista?',
    'Ne rappelez pas !',
    'Je ne veux pas que vous m’appeliez.',
    'Rufen Sie nicht mehr an!',
    'Bitte rufen Sie nie wieder an',
    'Ich will nicht, dass Sie mich anrufen',
    'Könnten Sie meine Nummer löschen?',
    'Löschen Sie bitte meine Nummer',
  ])('is heard: %s', (said) => {
    expect(saidStop(turns('A: Hello, this is Ava.', `C: Well. ${said}\nGoodbye.`))).toBe(said)
  })

  it.each([
    "Please don't stop calling me",
    "I don't want you to stop calling.",
    'Why did you stop calling me?',
    "Don't call me before nine.",
    "Don't call me at work, call my cell",
    "Don't call me back until Friday",
    'My ex will not stop calling me',
    'You never called me back',
    'Could you call me again tomorrow?',
    'Put me on the list, please',
    'I want to stop by tomorrow',
    'No deje de llamarme cuando llegue',
    '¿Por qué dejaron de llamarme?',
    'No me llame antes de las nueve',
    "N'arrêtez pas de m'appeler",
    'Ne m’appelez pas avant dix heures',
    'Rufen Sie mich bitte nicht vor neun an',
    'Hören Sie nicht auf, mich anzurufen',
    'Rufen Sie mich morgen wieder an',
    'Warum rufen Sie mich nicht mehr an?',
    'Nehmen Sie bitte meine Nummer auf',
    'Entfernen Sie meinen Namen vom Klingelschild',
    'Streichen Sie mich von der Warteliste',
    'Ich möchte keine Anrufe verpassen',
    'Bitte keine Anrufe nach acht Uhr',
    'Rufen Sie mich nicht mehr heute an, sondern morgen',
    'Sie rufen mich nicht mehr an',
    'Ich rufe nicht mehr an',
    "Don't call me, I'll call you",
    "Don't call me, text me instead",
    "Don't call me again before nine",
    "Don't call us again until Monday",
    "Please don't call me, I will be at the office until five",
    'Stop calling me so late',
    'Stop calling me Mrs. Lee',
    'I always forget my number',
    "Don't forget my number",
    'Delete my number, I have a new one: my new number is 555',
    'I have no more calls today',
    'Take me off the waiting list',
    'Take my name off the list for the open house',
    "Don't bother me",
    "Don't take me off your list",
    'Did you take me off your list?',
    'Delete my number from the appointment',
    'I want to opt out of the insurance',
    'You never call me anymore',
    "Why don't you call me anymore?",
    'Antes de las nueve no me llame',
    'No me llame por favor antes de las nueve',
    'No me llame más tarde de las ocho',
    'Borre mi número de la cita',
    "Ne m'appelez pas s'il vous plaît avant dix heures",
    'Vous ne me rappelez jamais',
  ])('is not heard in: %s', (said) => expect(saidStop(turns(`C: ${said}`))).toBeUndefined())

  it('is never heard in what the assistant says', () => {
    expect(saidStop(turns('A: Should I stop calling you? I can take you off our list.', 'C: No, no.'))).toBeUndefined()
  })
})

describe('what callers want', () => {
  it.each([
    ['I want to make an offer on the house', 'make_offer'],
    ['Can I see the apartment this week?', 'schedule_viewing'],
    ['I need an appointment for a cleaning', 'book_appointment'],
    ['Could you call me back later?', 'call_back_later'],
    ['Can I leave a message for Ana?', 'leave_message'],
    ['I want to talk to a real person', 'speak_to_agent'],
    ['Is the house on Elm Street still available?', 'property_inquiry'],
    ['Quiero hacer una oferta', 'make_offer'],
    ['Quisiera visitar el piso', 'schedule_viewing'],
    ['¿Me puede llamar más tarde?', 'call_back_later'],
    ['Quiero hablar con una persona', 'speak_to_agent'],
    ['Je voudrais visiter l’appartement', 'schedule_viewing'],
    ['Pouvez-vous me rappeler ? Rappelez-moi demain', 'call_back_later'],
    ["L'appartement est-il encore disponible ?", 'property_inquiry'],
    ['Ich möchte die Wohnung besichtigen', 'schedule_viewing'],
    ['Ich brauche einen Termin', 'book_appointment'],
    ['Ist die Wohnung noch frei?', 'property_inquiry'],
    ['Kann ich mit einem Menschen sprechen?', 'speak_to_agent'],
  ])('%s is %s', (said, intent) => {
    expect(heardIn(turns('A: Hello!', `C: ${said}`))).toMatchObject({ intent, confidence: 0.5 })
  })

  it('is surer of what is said more than once, and knows nothing of those who say nothing', () => {
    const twice = turns('C: I want to make an offer', 'A: Sure', 'C: My offer is three hundred thousand')
    expect(heardIn(twice)).toMatchObject({ intent: 'make_offer', confidence: 0.65 })
    expect(heardIn(turns('A: Hello? You can make an offer.'))).toEqual({ confidence: 0 })
    expect(heardIn(turns('C: Hi', 'A: Hello', 'C: Nice weather'))).toEqual({ intent: 'general', confidence: 0.3 })
  })

  it('led to what the assistant says it did', () => {
    const said = (words: string) => heardIn(turns('A: Hello', 'C: Is Ana in?', `A: ${words}`)).outcome
    expect(said("I've taken your message and will pass it on.")).toBe('MESSAGE_TAKEN')
    expect(said('Someone will call you back tomorrow.')).toBe('CALLBACK_REQUESTED')
    expect(said('Ich habe die Nachricht notiert.')).toBe('MESSAGE_TAKEN')
    expect(said('No, she is not.')).toBeUndefined()
  })
})

describe('the language of a conversation', () => {
  it.each([
    ['en', 'Hello, I would like to know what you have for me'],
    ['es', 'Hola, quiero saber si puedo ver el piso con mi mujer'],
    ['fr', "Bonjour, je voudrais visiter la maison avec mon mari, est-ce que c'est possible"],
    ['de', 'Guten Tag, ich möchte bitte die Wohnung mit der Terrasse ansehen'],
  ])('%s is told by its small words', (language, text) => expect(languageOf(turns(`C: ${text}`), null)).toBe(language))
  it('is what was detected, where that is one of ours', () => {
    expect([languageOf(turns('C: the and you'), 'es-MX'), languageOf(turns('C: the and you'), 'nl')]).toEqual([
      'es',
      'en',
    ])
  })
})

// NOW is a Wednesday noon in New York.
describe('an appointment by rules', () => {
  const heard = (lines: string[], language: SpokenLanguage = 'en', businessType: string | null = 'real_estate') =>
    heardAppointment(turns(...lines), { language, timeZone: 'America/New_York', now: NOW }, businessType)

  it.each<[SpokenLanguage, string[], string, string]>([
    [
      'en',
      ['C: Can I come by tomorrow at 3 pm to see the house?', 'A: Yes, that works.'],
      '2026-03-05T20:00',
      'VIEWING',
    ],
    [
      'en',
      ['C: I want a tour on Friday.', 'A: Friday is good. At what time?', 'C: At two pm.', 'A: Perfect, see you then.'],
      '2026-03-06T19:00',
      'TOUR',
    ],
    [
      'en',
      ['C: A viewing tomorrow at 3 pm?', 'A: Not possible, sorry. How about Friday at 10 am?', 'C: Yes, great.'],
      '2026-03-06T15:00',
      'VIEWING',
    ],
    [
      'es',
      ['C: ¿Puedo visitar el piso mañana a las tres de la tarde?', 'A: Sí, perfecto.'],
      '2026-03-05T20:00',
      'VIEWING',
    ],
    [
      'en',
      ['C: I was wondering if I could come by on Friday at 3 pm?', 'A: No problem, sure.'],
      '2026-03-06T20:00',
      'VIEWING',
    ],
    ['de', ['C: Ich hätte gern eine Besichtigung am Freitag um 15 Uhr.', 'A: Gern.'], '2026-03-06T20:00', 'VIEWING'],
    ['fr', ['C: Je peux visiter demain à quinze heures ?', "A: Oui, c'est noté."], '2026-03-05T20:00', 'VIEWING'],
    [
      'de',
      ['C: Kann ich morgen um fünfzehn Uhr zur Besichtigung kommen?', 'A: Ja, das passt.'],
      '2026-03-05T20:00',
      'VIEWING',
    ],
    [
      'en',
      ["A: You're booked for the cleaning appointment on Thursday at two thirty p.m."],
      '2026-03-05T19:30',
      'MEETING',
    ],
  ])('is found in %s: %j', (language, lines, startsAt, kind) => {
    const type = kind === 'MEETING' ? 'dental' : 'real_estate'
    const found = heard(lines, language, type)
    expect({ at: found?.startsAt.toISOString().slice(0, 16), kind: found?.kind }).toEqual({ at: startsAt, kind })
    expect(lines.join(' ')).toContain(found?.evidence.split(' – ')[0])
  })

  it.each([
    [['C: Can I see the house tomorrow at 3 pm?', 'A: No, that is not possible.']],
    [['C: I have to cancel my viewing tomorrow at 3 pm.', 'A: Okay, it is cancelled.']],
    [["C: I can't come to the viewing tomorrow at 3 pm.", 'A: All right.']],
    [['A: We are open tomorrow from nine to five.', 'C: Great, thanks.']],
    [['C: It is tomorrow at 3 pm that my train leaves.', 'A: Okay.']],
    [['C: I want to book an appointment.', 'A: Sure, when?', 'C: I will call tomorrow.']],
    [['C: I was at the viewing on Tuesday at 2 pm.', 'A: Great, how was it?']],
    [['C: I have an appointment on Friday at 3 pm, I want to check it.', 'A: Sure, okay.']],
    [['A: Our office closes on Friday at 5 PM, book before.', 'C: Okay great, I will call again.']],
    [['A: You can book by calling us on Monday at 9 am.', 'C: Alright.']],
    [['A: A viewing on Thursday at 2 pm though?', 'C: No, I will think about it, okay?']],
    [['A: How about a viewing Thursday at 2 pm?', 'C: Okay, I will let you know.']],
    [['C: A house with three bedrooms, can I visit it?', 'A: Yes.']],
    [[]],
  ])('is not invented from %j', (lines) => expect(heard(lines)).toBeUndefined())

  it.each<[SpokenLanguage, string[]]>([
    ['de', ['C: Ich habe am Freitag um 15 Uhr einen Termin, wo kann ich parken?', 'A: Gern, im Hof.']],
    ['es', ['C: Tengo una cita el viernes a las tres de la tarde, ¿dónde aparco?', 'A: Claro, en el patio.']],
    ['fr', ["C: J'ai un rendez-vous vendredi à quinze heures, où me garer ?", "A: D'accord, dans la cour."]],
  ])('is not invented in %s from one that there is: %j', (language, lines) =>
    expect(heard(lines, language)).toBeUndefined(),
  )
})
