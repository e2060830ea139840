import type { CallScript } from '../vapi-call.js'
import { BYE, HELLO, INSURERS, inbound } from './dental-practice.js'
import { aPerson, type Random, talk, used } from './random.js'

export function insurance(random: Random): CallScript {
  const insurer = random.pick(INSURERS)
  const isTaken = random.chance(0.7)
  return inbound(random, {
    turns: talk(
      HELLO,
      `C: Do you take ${insurer}?`,
      used('answer_question', { topic: 'insurance', insurer }, isTaken ? 'accepted' : 'not accepted'),
      isTaken
        ? `A: Yes, we are in network with ${insurer}. Would you like to book a visit?`
        : `A: We are not in network with ${insurer}, but we give you the form to claim it back. Would you like to book a visit?`,
      "C: Not right now, I'll call back. Thanks.",
      BYE,
    ),
    summary: `The caller asked whether ${insurer} is taken and was told ${isTaken ? 'yes' : 'it is out of network'}.`,
    structuredData: {
      intent: 'question',
      topic: 'insurance',
      outcome: 'Question answered',
      insurer,
      inNetwork: isTaken,
    },
    successEvaluation: 'true',
  })
}

export function messageTaken(random: Random): CallScript {
  const { name, first, number } = aPerson(random)
  const about = random.pick([
    'an invoice I do not understand',
    'my X-rays',
    'a crown that feels too high',
    'the payment plan',
  ])
  return inbound(random, {
    caller: { number },
    turns: talk(
      HELLO,
      `C: I need to speak with somebody about ${about}.`,
      'A: The team is with patients right now. May I take a message, and have somebody call you back?',
      `C: Yes. It's ${name}, and after five is best.`,
      used('take_message', { name, about, best: 'after 5 PM' }, 'Saved'),
      `A: Thank you, ${first}. Somebody will call you after five.`,
      'C: Thanks, bye.',
    ),
    summary: `${name} wants a call back after five about ${about.replace(' I do not', ' they do not').replace('my ', 'their ')}.`,
    structuredData: {
      intent: 'callback',
      callerName: name,
      outcome: 'Callback wanted',
      needsCallback: true,
      bestTime: 'After 5 PM',
    },
    successEvaluation: random.chance(0.8) ? 'true' : 'false',
  })
}

export function transferred(random: Random): CallScript {
  return inbound(random, {
    turns: talk(HELLO, "C: I'd rather talk to a person, please.", 'A: Of course. Connecting you to the front desk.'),
    endedReason: 'assistant-forwarded-call',
    transferTo: '+14155550199',
    summary: 'The caller asked for a person and was put through to the front desk.',
    structuredData: { intent: 'speak to a person' },
    successEvaluation: 'true',
  })
}

export function hungUpEarly(random: Random): CallScript {
  return inbound(random, { turns: talk(HELLO), endedReason: 'customer-ended-call' })
}

export function wentSilent(random: Random): CallScript {
  return inbound(random, {
    turns: talk(HELLO, 'C: Hello? Hello?', 'A: I am here. How can I help?', 'A: Are you still there?'),
    endedReason: 'silence-timed-out',
    summary: 'The caller could not be heard after saying hello.',
    successEvaluation: 'false',
  })
}

export function brokeDown(random: Random): CallScript {
  return inbound(random, {
    turns: talk(HELLO, 'C: Hi, what time do you close on Fridays?'),
    endedReason: random.pick(['call.in-progress.error-vapifault-worker-died', 'pipeline-error-openai-llm-failed']),
  })
}

export function salesCall(random: Random): CallScript {
  return inbound(random, {
    caller: { number: '+18005550119' },
    turns: talk(
      HELLO,
      'C: Hello, am I speaking with the business owner? We can get you on the first page of Google.',
      'A: Thank you, but the practice is not looking for that. Please take us off your list.',
      'C: It will only take five minutes of—',
      'A: Goodbye.',
    ),
    endedReason: 'assistant-ended-call',
    summary: 'A sales call about search engine marketing; politely declined.',
    structuredData: { intent: 'sales', outcome: 'Not a patient' },
    successEvaluation: 'true',
  })
}
