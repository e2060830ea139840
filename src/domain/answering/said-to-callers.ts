type Said = {
  connecting: string
  closed(business: string): string
  sorry(business: string): string
  /** When an assistant puts a caller through to somebody, and when nobody took it there. */
  transferring(name: string): string
  notReached(name: string): string
}

/** What callers hear in our own words, not an assistant's, in each language that assistants speak. */
const SAID: Readonly<Record<string, Said>> = {
  en: {
    connecting: 'Please hold, I am connecting you.',
    closed: (business) =>
      `Thank you for calling ${business}. We are closed at the moment. Please call again during business hours.`,
    sorry: (business) =>
      `Thank you for calling ${business}. Sorry, we cannot take your call right now. Please try again later.`,
    transferring: (name) => `Connecting you with ${name} now.`,
    notReached: (name) => `I could not reach ${name}.`,
  },
  es: {
    connecting: 'Un momento, por favor, le paso la llamada.',
    closed: (business) =>
      `Gracias por llamar a ${business}. En este momento estamos cerrados. Por favor, vuelva a llamar en nuestro horario de atención.`,
    sorry: (business) =>
      `Gracias por llamar a ${business}. Lo sentimos, ahora mismo no podemos atender su llamada. Por favor, inténtelo más tarde.`,
    transferring: (name) => `Le paso con ${name}.`,
    notReached: (name) => `No he podido localizar a ${name}.`,
  },
  fr: {
    connecting: 'Un instant, je vous mets en relation.',
    closed: (business) =>
      `Merci d’avoir appelé ${business}. Nous sommes fermés en ce moment. Merci de rappeler pendant nos heures d’ouverture.`,
    sorry: (business) =>
      `Merci d’avoir appelé ${business}. Nous ne pouvons malheureusement pas prendre votre appel pour le moment. Merci de rappeler plus tard.`,
    transferring: (name) => `Je vous mets en relation avec ${name}.`,
    notReached: (name) => `Je n’ai pas réussi à joindre ${name}.`,
  },
  de: {
    connecting: 'Einen Moment bitte, ich verbinde Sie.',
    closed: (business) =>
      `Vielen Dank für Ihren Anruf bei ${business}. Wir haben gerade geschlossen. Bitte rufen Sie während unserer Öffnungszeiten wieder an.`,
    sorry: (business) =>
      `Vielen Dank für Ihren Anruf bei ${business}. Leider können wir Ihren Anruf gerade nicht annehmen. Bitte versuchen Sie es später noch einmal.`,
    transferring: (name) => `Ich verbinde Sie jetzt mit ${name}.`,
    notReached: (name) => `Ich konnte ${name} leider nicht erreichen.`,
  },
}

const ENGLISH = SAID['en'] as Said

/** In the language of the assistant that is live; English where none is, or it was made in Vapi by hand. */
export const saidIn = (language: string | null | undefined): Said =>
  language && Object.hasOwn(SAID, language) ? (SAID[language] ?? ENGLISH) : ENGLISH
