import type { Business, CallScript } from '../vapi-call.js'
import { type Random, talk, used } from './random.js'

export const alderStone: Business = {
  name: 'Alder & Stone Lettings',
  assistantId: 'd9e0b6a4-3c1f-4d77-b0a2-6e8f1c2d3b4a',
  assistantName: 'Alder & Stone Front Desk',
  voice: 'Emma',
  phoneNumberId: '5b7c8d9e-0f1a-4b2c-9d3e-4f5a6b7c8d9e',
  number: '+442079460143',
  greeting: 'Good day, Alder and Stone Lettings, you are speaking with Emma.',
}

const HELLO = `A: ${alderStone.greeting}`

type Part = Partial<CallScript> & Pick<CallScript, 'turns' | 'caller'>

const inbound = (random: Random, part: Part): CallScript => ({
  direction: 'inbound',
  business: alderStone,
  isAnswered: true,
  endedReason: 'customer-ended-call',
  ringSeconds: random.between(2, 5),
  ...part,
})

const viewing = (random: Random): CallScript =>
  inbound(random, {
    caller: { number: '+442079460218' },
    turns: talk(
      HELLO,
      'C: Hello, is the two-bedroom flat in Maple Road still available?',
      used(
        'lookup_property',
        { property: '204 Maple Road' },
        '204 Maple Road, London is available: £2,150 a month, 2 bedrooms.',
      ),
      'A: It is. The rent is 2,150 pounds a month, and it is free from the first of next month. Would you like to see it?',
      'C: Yes, could I come on Thursday after work?',
      used(
        'schedule_viewing',
        { property: 'M-204', when: 'Thursday at 6 PM', callerName: 'Imogen Clarke' },
        'The viewing is noted.',
      ),
      'A: Thursday at six is booked. May I have your name?',
      'C: Imogen Clarke.',
      'A: Thank you, Imogen. You will find us at the front door.',
    ),
    summary: 'Imogen Clarke asked about the two-bedroom flat in Maple Road and will view it on Thursday at 6 PM.',
    structuredData: {
      intent: 'schedule viewing',
      outcome: 'Viewing scheduled',
      serviceName: 'Maple Road, two bedrooms',
      price: 2150,
      callerName: 'Imogen Clarke',
      viewing: 'Thursday, 6 PM',
    },
    successEvaluation: 'Excellent',
  })

const inGerman = (random: Random): CallScript =>
  inbound(random, {
    caller: { number: '+493023125014' },
    language: 'multi',
    turns: talk(
      HELLO,
      'C: Guten Tag, sprechen Sie Deutsch? Ich ziehe im März nach London und suche eine Wohnung.',
      'A: Guten Tag, sehr gern. Wie viele Zimmer brauchen Sie, und was darf die Wohnung kosten?',
      'C: Zwei Zimmer, höchstens 2000 Pfund im Monat. Jonas Fischer ist mein Name.',
      used('search_properties', { city: 'London', bedrooms: 1, maxPrice: 2000, listing: 'RENT' }, '3 found'),
      'A: Ich habe drei Wohnungen, die passen, und schicke sie Ihnen heute noch zu.',
      'C: Wunderbar, vielen Dank. Auf Wiederhören.',
    ),
    summary:
      'Jonas Fischer moves to London in March and looks for two rooms up to £2,000. Three flats will be sent. The call was in German.',
    structuredData: {
      intent: 'property inquiry',
      outcome: 'Information sent',
      callerName: 'Jonas Fischer',
      budget: 2000,
      movingIn: 'March',
    },
    successEvaluation: 'Good',
  })

const inFrench = (random: Random): CallScript =>
  inbound(random, {
    caller: { number: '+33199001234' },
    language: 'multi',
    turns: talk(
      HELLO,
      "C: Bonjour, je vous appelle au sujet de l'appartement à Camden. Est-il encore libre ?",
      used('lookup_property', { property: 'C-018' }, '18 Camden Mews, London is let.'),
      "A: Bonjour. Il vient d'être loué, je suis désolée. Puis-je vous prévenir si un autre se libère ?",
      'C: Oui, volontiers. Camille Dubois. Merci beaucoup !',
    ),
    summary:
      'Camille Dubois asked about the flat in Camden, which is let, and wants to hear of others. The call was in French.',
    structuredData: {
      intent: 'property inquiry',
      outcome: 'Message taken',
      callerName: 'Camille Dubois',
      needsCallback: true,
    },
    successEvaluation: 'Fair',
  })

const onTheWebsite = (random: Random): CallScript =>
  inbound(random, {
    direction: 'web',
    caller: {},
    turns: talk(
      HELLO,
      'C: Hi, I clicked the button on your page. Do you allow cats?',
      'A: It depends on the landlord. Of the flats on our page, Maple Road and Elm Court do.',
      'C: Good to know, thanks!',
    ),
    summary: 'A visitor of the website asked which flats allow cats.',
    structuredData: { intent: 'general', outcome: 'Question answered' },
    successEvaluation: 'Good',
  })

/** The first calls of the agency, in the order they are tried out. */
export const firstPropertyCalls = (random: Random): CallScript[] =>
  [viewing, onTheWebsite, inGerman, inFrench].map((script) => script(random))
