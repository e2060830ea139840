import type { Library } from './library.js'

export const objectionsEn: Library = {
  any: [
    ['I have no time right now.', 'I understand. Which day would suit you better for a short call?'],
    ['I am not interested.', 'That is all right. May I ask whether it is the subject itself, or only the moment?'],
    ['Just send me something by e-mail.', 'I will pass that on. What should be in it, so that it is useful to you?'],
    [
      'That is too expensive.',
      'I understand. Would it help if somebody told you what it would cost in your case, with no obligation?',
    ],
    [
      'I have to think about it.',
      'Of course, take your time. Is there anything you would still need to know to decide?',
    ],
  ],
  dental: [
    ['I already have a dentist.', 'That is good to hear. Would a second opinion be of use to you some time?'],
    [
      'I am afraid of the dentist.',
      'Many people feel that way, and you can simply say so. Would a first visit just to talk be all right for you?',
    ],
    [
      'My insurance does not pay for that.',
      'That can be checked before anything is done. Shall I note that you would like to know the cost first?',
    ],
  ],
  medical: [
    ['I already have a doctor.', 'That is good. Would a further opinion be of use to you some time?'],
    [
      'You have to wait too long for an appointment.',
      'I understand. Which days would suit you, so that I can pass on your wish?',
    ],
    ['I feel fine.', 'I am glad. Would you like to hear what the check-up is for anyway?'],
  ],
  legal: [
    [
      'I cannot afford a lawyer.',
      'I understand the concern. Shall I note that you would like to know the cost before anything begins?',
    ],
    ['I already have a lawyer.', 'Then you are in good hands. Is there another matter we could be of use in?'],
    [
      'I would rather settle it myself.',
      'That can be the right way. Would you like to know what a first conversation would be about?',
    ],
  ],
  real_estate: [
    ['I do not want to sell.', 'That is fine. Would it interest you all the same what your home is worth today?'],
    [
      'I would rather sell without an agent.',
      'Many people consider that. Which part of it would you like to keep in your own hands?',
    ],
    ['I am with another agency.', 'Then I will not keep you long. May we get in touch again when that has ended?'],
  ],
  home_services: [
    [
      'I already have somebody for that.',
      'That is good to have. Would a second number be of use when they have no time?',
    ],
    [
      'Nothing is broken.',
      'That is the best time to have it looked at. Is there anything that has not been checked for long?',
    ],
    ['I do that myself.', 'Respect. Is there anything about it that you would rather leave to somebody else?'],
  ],
  restaurant: [
    ['We already have somebody for our parties.', 'That is good to hear. Would a second offer be of use to compare?'],
    ['We have no date yet.', 'That is no problem. Roughly which month are you thinking of?'],
    ['Some of us have allergies.', 'Thank you for saying so. Which ones are they, so that I can pass it on?'],
  ],
  salon: [
    ['I have my regular place.', 'That is lovely. Is there a treatment they do not offer?'],
    ['I was not happy the last time.', 'I am sorry to hear that. What should be different, so that I can pass it on?'],
    ['I never know when I have time.', 'I see. Are mornings or evenings easier for you as a rule?'],
  ],
  automotive: [
    ['My car runs fine.', 'I am glad. When was it last serviced?'],
    ['I go to my usual garage.', 'That is good to have. Would a second price be of use to compare?'],
    ['I cannot do without my car.', 'I understand. Shall I note that you need to stay mobile in the meantime?'],
  ],
  fitness: [
    ['I have no time for sports.', 'Many people feel that way. Would half an hour a week be possible for you?'],
    ['I started once and gave it up.', 'That happens to most. What would have helped you to go on?'],
    ['I do not want a long contract.', 'I understand. Shall I note that you would like to know about short terms?'],
  ],
  veterinary: [
    ['My pet is healthy.', 'I am glad. When was its last check-up?'],
    ['I already have a vet.', 'That is good. Would a second number be of use for a time when they are closed?'],
    ['My pet is scared of the vet.', 'Many are, and it helps to know. Shall I note it, so that there is enough time?'],
  ],
  insurance: [
    ['I am already insured.', 'That is good. When did somebody last look at whether it still fits?'],
    [
      'I do not want to compare now.',
      'I understand. When does your policy run out, so that we only get in touch then?',
    ],
    ['I do not trust insurance companies.', 'I hear that now and then. What happened, if I may ask?'],
  ],
  software: [
    ['We already use something else.', 'That is good to know. What does it do well, and what do you miss?'],
    ['We have no budget this year.', 'I understand. When do you plan the next one?'],
    ['Changing is too much work.', 'That is a fair point. Which part of it worries you most?'],
  ],
}
