import type { FunctionPhrases } from './phrases.js'

/** When each in-call function is to be used, as the prompt says it. */
export const enFunctions: FunctionPhrases = {
  take_message:
    'take_message: when somebody wants something passed on or to be called back, or when nobody else can help. First ask for their name, what it is about, and whether the number of this call is the right one to call back. Afterwards read back what was noted.',
  transfer_to_human:
    'transfer_to_human: when somebody asks for a person, is upset, or needs something you cannot do. It tells you whether somebody can take the call now.',
  lookup_property:
    'lookup_property: when somebody asks about a certain property or unit. Give the address as they said it. Tell them only what it answers, and mention how fresh it is when it says so. When it names several, ask which one is meant.',
  search_properties:
    'search_properties: when somebody is looking for something and names no address. Ask for the town, the price and the number of bedrooms, as far as they matter to them. Name what it answers, and ask which one they want to hear more about.',
  check_availability:
    'check_availability: before you name any free time, and when somebody asks which homes or units are free. Pass on the day and the time in their own words. Offer only the times it answers; they are kept free for this caller while the call lasts.',
  schedule_viewing:
    'schedule_viewing: when somebody wants to see a property. Ask which property, which day and time, and for their name. Read property, day, time and name back before you use it.',
  schedule_tour:
    'schedule_tour: when somebody wants to be shown around homes or units for rent. Ask which one, which day and time, and for their name. Read all of it back before you use it.',
  book_appointment:
    'book_appointment: when somebody wants an appointment. Ask what it is for, which day and time suit them, and for their name. Read all of it back before you use it.',
  create_offer:
    'create_offer: when somebody wants to make an offer for a property. Ask for the amount, the conditions and until when it holds, and for their name. Read amount and address back and wait for a yes before you use it. You pass it on: never say what it is worth or whether it will be accepted.',
  qualify_lead:
    'qualify_lead: once you have learned what somebody is looking for: what they can spend, when they want to begin or move in, how large it should be, and what else matters. Ask for these one at a time, in passing, and never insist.',
  request_callback:
    'request_callback: when somebody wants to be called back. Ask when, and pass that on in their own words, such as “tomorrow after five”. Ask whether the number of this call is the right one. Afterwards say the time back as it was noted.',
  opt_out:
    'opt_out: as soon as somebody says that they do not want to be called any more. Do not talk them out of it. Use it at once, say that their number was taken off the list, and say goodbye.',
}
