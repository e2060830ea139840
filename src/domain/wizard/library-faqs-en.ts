import type { Library } from './library.js'

export const faqsEn: Library = {
  any: [
    [
      'How do I get an appointment?',
      'Tell me what it is for, which days and times suit you, and your name. I pass it on, and the business confirms it.',
    ],
    ['Can somebody call me back?', 'Yes. Tell me your name, the right number, and when it suits you best.'],
    ['How can I pay?', 'I will gladly note the question, and somebody tells you which ways of paying there are.'],
  ],
  dental: [
    [
      'I have a bad toothache. What now?',
      'I am sorry. Tell me since when and how strong it is, and I note it as urgent for the practice.',
    ],
    [
      'What should I bring to my first visit?',
      'Your insurance card, if you have one, and a list of the medicines you take.',
    ],
    [
      'I have to cancel my appointment.',
      'That is all right. Tell me your name and the time of the appointment, and whether you would like a new one.',
    ],
  ],
  medical: [
    [
      'I need a new prescription.',
      'Tell me your name, your date of birth and which medicine it is. I pass it on, and the practice tells you when it is ready.',
    ],
    [
      'Are my results there?',
      'I cannot see results. I will note that you ask for them, and the practice calls you back.',
    ],
    ['Do I need an appointment?', 'It is best to have one. Tell me which days suit you, and I pass it on.'],
  ],
  legal: [
    [
      'Can you tell me whether I have a case?',
      'Only a lawyer can judge that. I note briefly what it is about, and somebody of the firm gets back to you.',
    ],
    ['I have a deadline. What now?', 'Please tell me the date and what it is for. I note it as urgent.'],
    [
      'Is what I tell you confidential?',
      'I pass what you say on to the firm. Please keep it brief; the details belong in a talk with the lawyer.',
    ],
  ],
  real_estate: [
    ['Is the home still available?', 'Tell me which home you mean. I note it, and the person in charge tells you.'],
    [
      'How do I arrange a viewing?',
      'Tell me which home it is, which days suit you, and your name. You then get a confirmation.',
    ],
    [
      'What is my home worth?',
      'That can only be said after a look at it. Shall I note that you would like a valuation?',
    ],
  ],
  home_services: [
    [
      'What does it cost?',
      'That depends on the work. Tell me what is to be done and where, and somebody gives you a price.',
    ],
    [
      'It is an emergency. Who can come?',
      'Tell me what has happened, the address and your number, and I pass it on as urgent.',
    ],
    ['Do you come to where I live?', 'Tell me your town or postcode, and I have it checked.'],
  ],
  restaurant: [
    [
      'Can I reserve a table?',
      'Gladly. For which day, what time and how many people? I pass it on, and you get a confirmation.',
    ],
    [
      'Do you have dishes without gluten or meat?',
      'Tell me what you need, and I have the kitchen answer that for certain.',
    ],
    [
      'Can we celebrate at your place?',
      'Tell me the day, the number of people and the occasion, and somebody gets back to you.',
    ],
  ],
  salon: [
    ['Can I choose who does my hair?', 'Tell me whom you would like, and I note the wish.'],
    ['How long does it take?', 'Tell me which treatment it is about. If I do not know the time, I have it checked.'],
    ['I am running late.', 'Thank you for calling. Tell me your name and when you will be there, and I pass it on.'],
  ],
  automotive: [
    ['Is my car ready?', 'I cannot see that. Tell me your name and the licence plate, and the garage calls you back.'],
    [
      'What does a service cost?',
      'That depends on the car. Tell me make, model and year, and somebody gives you a price.',
    ],
    ['Do I get a replacement car?', 'I note that you need one, and the garage tells you whether one is free.'],
  ],
  fitness: [
    ['Can I try it first?', 'I note that you would like a trial. Which days and times suit you?'],
    ['How do I cancel my membership?', 'Tell me your name and number. Somebody tells you what is needed for it.'],
    ['Which classes are there?', 'Tell me what you are looking for. What I do not know I have checked.'],
  ],
  veterinary: [
    [
      'My pet is unwell. What now?',
      'Tell me which animal it is, what you notice and since when. I note it as urgent for the practice.',
    ],
    ['Do I need an appointment?', 'It is best to have one. Which days suit you?'],
    [
      'When is the next vaccination due?',
      'I cannot see that. I note the question with the name of your pet, and the practice tells you.',
    ],
  ],
  insurance: [
    [
      'I want to report a claim.',
      'I am sorry that this happened. Tell me what happened, when and where, and your policy number if you have it at hand.',
    ],
    ['Am I covered for that?', 'I cannot decide that. I note the case, and somebody checks it with your policy.'],
    ['I need a quote.', 'Gladly. What would you like to insure, and how can we best reach you?'],
  ],
  software: [
    ['Can I see a demo?', 'Gladly. Which days and times suit you, and what would you like to see most?'],
    [
      'Something does not work.',
      'Tell me what you tried to do, what happened, and how we can reach you. I pass it on to support.',
    ],
    [
      'What does it cost?',
      'That depends on the plan. Tell me how many of you would use it, and somebody gives you a price.',
    ],
  ],
}
