import type { CallScript } from '../vapi-call.js'
import { BYE, DAYS, HELLO, inbound, SERVICES, TIMES } from './dental-practice.js'
import { aPerson, type Random, talk, used } from './random.js'

export function booking(random: Random): CallScript {
  const { name, first, number } = aPerson(random)
  const [service, wish, price] = random.pick(SERVICES)
  const [day, time, other] = [random.pick(DAYS), random.pick(TIMES), random.pick(TIMES)]
  return inbound(random, {
    caller: { number },
    turns: talk(
      HELLO,
      `C: Hi, I'd like to book ${wish}, please.`,
      'A: Happy to. May I have your name?',
      `C: ${name}.`,
      used('find_open_slots', { service, day }, `${day}: ${time}, ${other}`),
      `A: Thank you, ${first}. On ${day} I have ${time} or ${other}. Which one suits you?`,
      `C: ${time} is perfect. How much will that be?`,
      used('book_appointment', { when: `${day} at ${time}`, callerName: name, note: service }, 'Booked'),
      `A: It is ${price} dollars without insurance. You are down for ${day} at ${time}.`,
      'C: Great, thank you.',
      BYE,
    ),
    summary: `${name} booked ${wish.replace('my daughter', 'their daughter').replace('my old dentist said I need', 'found by an earlier dentist')} for ${day} at ${time}. The price of $${price} was given.`,
    structuredData: {
      intent: 'book',
      patientName: name,
      outcome: 'Booked',
      serviceName: service,
      price,
      appointment: `${day}, ${time}`,
    },
    successEvaluation: 'true',
  })
}

export function rescheduling(random: Random): CallScript {
  const { name, first, number } = aPerson(random)
  const [from, day, time] = [random.pick(DAYS), random.pick(DAYS), random.pick(TIMES)]
  return inbound(random, {
    caller: { number },
    turns: talk(
      HELLO,
      `C: Hi, can I move my cleaning from ${from} to ${day}?`,
      used('lookup_patient', { phone: number }, `{"patientId":"p_${random.between(20, 400)}","name":"${name}"}`),
      used('find_open_slots', { day, part: 'any' }, time),
      `A: Sure, ${first}. On ${day} I have ${time}.`,
      'C: That works, thanks.',
      BYE,
    ),
    summary: `${name} moved a cleaning from ${from} to ${day}, ${time}.`,
    structuredData: {
      intent: 'reschedule',
      patientName: name,
      outcome: 'Rescheduled',
      serviceName: 'Cleaning',
      newTime: `${day}, ${time}`,
      needsCallback: false,
    },
    successEvaluation: 'true',
  })
}

export function toothache(random: Random): CallScript {
  const { name, first, number } = aPerson(random)
  const time = random.pick(TIMES)
  return inbound(random, {
    caller: { number },
    turns: talk(
      HELLO,
      'C: I have a terrible toothache, it kept me up all night. Can somebody see me today?',
      "A: I'm sorry to hear that. Is there any swelling or fever?",
      'C: A little swelling, no fever.',
      used('find_open_slots', { urgency: 'emergency', day: 'today' }, `today ${time}`),
      `A: Dr. Lindqvist can see you today at ${time}. May I have your name?`,
      `C: ${name}. Oh, that is a relief.`,
      `A: You are booked, ${first}. Please come ten minutes early. An emergency visit is 150 dollars.`,
      'C: Fine. See you then.',
      BYE,
    ),
    summary: `${name} has a toothache with slight swelling and got an emergency visit today at ${time}.`,
    structuredData: {
      intent: 'emergency',
      patientName: name,
      outcome: 'Booked',
      serviceName: 'Emergency visit',
      price: 150,
      symptoms: ['toothache', 'swelling'],
    },
    successEvaluation: 'true',
  })
}

export function inSpanish(random: Random): CallScript {
  const { name, first, number } = aPerson(random)
  return inbound(random, {
    caller: { number },
    language: 'multi',
    turns: talk(
      HELLO,
      'C: Hola, ¿habla español? Quisiera una cita para una limpieza.',
      'A: Claro que sí. ¿Cómo se llama usted?',
      `C: Me llamo ${name}.`,
      used('find_open_slots', { service: 'Cleaning' }, 'martes 10:00'),
      `A: Gracias, ${first}. Tengo libre el martes a las diez de la mañana. ¿Le viene bien?`,
      'C: Sí, perfecto. Muchas gracias.',
      'A: Queda apuntado. ¡Hasta el martes!',
    ),
    summary: `${name} booked a cleaning for Tuesday at 10 AM. The call was in Spanish.`,
    structuredOutputs: {
      outcome: 'Booked',
      serviceName: 'Cleaning',
      price: 120,
      callerName: name,
      language: 'Spanish',
    },
    successEvaluation: 'true',
  })
}

export function cancelled(random: Random): CallScript {
  const { name, number } = aPerson(random)
  const day = random.pick(DAYS)
  return inbound(random, {
    caller: { number },
    turns: talk(
      HELLO,
      `C: This is ${name}. I have to cancel my appointment on ${day}, I'm travelling.`,
      used('cancel_appointment', { patient: name, day }, 'Cancelled'),
      'A: It is cancelled. Shall I look for another day?',
      "C: No thanks, I'll call when I'm back.",
      BYE,
    ),
    summary: `${name} cancelled the appointment on ${day} because of a trip and will call again.`,
    structuredData: { intent: 'cancel', patientName: name, outcome: 'Cancelled', needsCallback: false },
    successEvaluation: 'true',
  })
}
