import type { Business, CallScript } from '../vapi-call.js'
import { aPerson, type Random, talk, used, weighted } from './random.js'

export const brightPipe: Business = {
  name: 'BrightPipe Plumbing',
  assistantId: 'c2d84f10-77ab-4a39-9a6e-5f2e0f9b6d44',
  assistantName: 'BrightPipe Dispatcher',
  voice: 'Savannah',
  phoneNumberId: '7d1f2a88-90b1-4c3c-8f1e-2b6a5c4d3e2f',
  number: '+15125550144',
  greeting: 'BrightPipe Plumbing, this is Savannah. What is going on with your pipes?',
}

const HELLO = `A: ${brightPipe.greeting}`
const STREETS = [
  'Magnolia Avenue',
  'South Lamar',
  'Barton Springs Road',
  'East 6th Street',
  'Guadalupe Street',
] as const

const inbound = (random: Random, part: Partial<CallScript> & Pick<CallScript, 'turns'>): CallScript => ({
  direction: 'inbound',
  business: brightPipe,
  caller: { number: aPerson(random).number },
  isAnswered: true,
  endedReason: random.chance(0.7) ? 'customer-ended-call' : 'assistant-ended-call',
  ringSeconds: random.between(2, 5),
  ...part,
})

function leak(random: Random): CallScript {
  const { name, number } = aPerson(random)
  const address = `${random.between(100, 4800)} ${random.pick(STREETS)}`
  const minutes = random.pick([35, 45, 60, 90])
  return inbound(random, {
    caller: { number },
    turns: talk(
      HELLO,
      'C: Water is coming through my kitchen ceiling! Can you send somebody right now?',
      'A: Yes. First, please turn the main valve off, clockwise. It is usually by the water meter.',
      "C: Okay… it's off.",
      `A: Well done. What is your name and the address?`,
      `C: ${name}, ${address}.`,
      used('dispatch', { name, address, urgency: 'emergency' }, `Luis, ${minutes} minutes`),
      `A: Luis will be with you in about ${minutes} minutes. The call-out is 180 dollars.`,
      'C: Thank you so much.',
    ),
    summary: `${name} has water coming through the kitchen ceiling at ${address}. The main valve is off; Luis was sent, ${minutes} minutes.`,
    structuredData: {
      outcome: 'Booked',
      serviceName: 'Emergency call-out',
      price: 180,
      callerName: name,
      address,
      urgency: 'Emergency',
    },
    successEvaluation: 'true',
  })
}

function waterHeater(random: Random): CallScript {
  const { name, first, number } = aPerson(random)
  const price = random.pick([1450, 1680, 2100])
  return inbound(random, {
    caller: { number },
    turns: talk(
      HELLO,
      'C: What would a new water heater cost? Ours is fifteen years old.',
      'A: How many people live in the house, and is it gas or electric?',
      'C: Four of us, and gas.',
      `A: For four on gas it usually comes to about ${price} dollars with installation. Shall somebody come and measure, free of charge?`,
      `C: Yes please. ${name}. Saturday morning, if you can.`,
      used('book_visit', { name, service: 'Quote', day: 'Saturday' }, 'Saturday 9 AM'),
      `A: Saturday at nine it is, ${first}.`,
    ),
    summary: `${name} wants a gas water heater for four people; about $${price} was named, and a free visit agreed for Saturday at 9 AM.`,
    structuredData: {
      outcome: 'Quote given',
      serviceName: 'Water heater',
      price,
      callerName: name,
      visit: 'Saturday, 9 AM',
    },
    successEvaluation: '9',
  })
}

function messageTaken(random: Random): CallScript {
  const { name, number } = aPerson(random)
  return inbound(random, {
    caller: { number },
    turns: talk(
      HELLO,
      'C: Your guy was here this morning and left a wrench under my sink.',
      'A: Thank you for telling us! May I have your name, so that he can pick it up?',
      `C: ${name}. I'm home until six.`,
      used('take_message', { name, about: 'wrench left behind' }, 'Saved'),
      'A: I will let him know.',
    ),
    summary: `${name} found a wrench of ours under the sink; at home until six.`,
    structuredData: { outcome: 'Message taken', callerName: name, needsCallback: true },
    successEvaluation: '8',
  })
}

function tooFarAway(random: Random): CallScript {
  return inbound(random, {
    turns: talk(
      HELLO,
      'C: Do you come out to San Marcos?',
      'A: I am sorry, we only work within Austin. I can give you the number of a good firm down there.',
      'C: No, thanks anyway.',
    ),
    summary: 'The caller is in San Marcos, which is outside the service area.',
    structuredData: { outcome: 'Out of area' },
    successEvaluation: '5',
  })
}

const owner = (random: Random): CallScript =>
  inbound(random, {
    turns: talk(
      HELLO,
      'C: Is Joe there? It is about the Henderson job.',
      'A: One moment, I will put you through to Joe.',
    ),
    endedReason: 'assistant-forwarded-call',
    transferTo: '+15125550190',
    summary: 'Asked for Joe about the Henderson job and was put through.',
  })

const hungUp = (random: Random): CallScript => inbound(random, { turns: talk(HELLO) })

/** A call of the plumber, as likely as in his week. */
export const plumberCall = (random: Random): CallScript =>
  weighted(random, [
    [5, leak],
    [5, waterHeater],
    [2, messageTaken],
    [2, tooFarAway],
    [2, owner],
    [1, hungUp],
  ])(random)
