import type { OutboundFacts } from '../../../src/domain/wizard/index.js'
import type { PerLanguage } from './sample-facts.js'

/** Natural, with the whole e-mail protocol: appointments. */
export const OUTBOUND_DENTAL: PerLanguage<OutboundFacts> = {
  en: {
    businessName: 'Harbor Dental',
    agentName: 'Ava',
    timeZone: 'America/New_York',
    firstMessage: 'Hi, this is Ava calling from Harbor Dental about the brochure you asked for.',
    about: 'A family dental practice in Portland with four dentists.',
    valueProposition: 'A free first check-up, with an appointment this week.',
    audience: 'Parents in Portland who asked for a brochure on our website.',
    audienceKnowsUs: 'They left their number on our website and agreed to be called.',
    objectiveDetail: 'They agree to a day and a time for the first check-up.',
    style: 'very_natural',
    emailSpelling: 'letters_with_words',
    objections: [
      {
        objection: 'I already have a dentist.',
        answer: 'That is good to hear. Many people come to us for a second opinion.',
      },
      { objection: 'I have no time.', answer: 'The check-up takes half an hour, and we open at eight.' },
    ],
    dataToExtract: [
      { name: 'Number of children', type: 'number', description: 'How many children should come along' },
      { name: 'Last check-up', type: 'date', description: 'When they last saw a dentist' },
    ],
  },
  es: {
    businessName: 'Clínica Dental Sonrisas',
    agentName: 'Lucía',
    timeZone: 'Europe/Madrid',
    firstMessage: 'Hola, soy Lucía y le llamo de Clínica Dental Sonrisas por el folleto que nos pidió.',
    about: 'Una clínica dental familiar en Madrid con cuatro dentistas.',
    valueProposition: 'Una primera revisión gratuita, con cita esta misma semana.',
    audience: 'Padres y madres de Madrid que pidieron un folleto en nuestra web.',
    audienceKnowsUs: 'Dejaron su número en nuestra web y aceptaron que les llamáramos.',
    objectiveDetail: 'Acepta un día y una hora para la primera revisión.',
    style: 'very_natural',
    emailSpelling: 'letters_with_words',
    objections: [
      { objection: 'Ya tengo dentista.', answer: 'Me alegro. Muchas personas vienen a pedir una segunda opinión.' },
      { objection: 'No tengo tiempo.', answer: 'La revisión dura media hora y abrimos a las ocho.' },
    ],
    dataToExtract: [
      { name: 'Número de hijos', type: 'number', description: 'Cuántos niños vendrían' },
      { name: 'Última revisión', type: 'date', description: 'Cuándo fue al dentista por última vez' },
    ],
  },
  fr: {
    businessName: 'Cabinet dentaire des Lilas',
    agentName: 'Camille',
    timeZone: 'Europe/Paris',
    firstMessage: 'Bonjour, Camille du cabinet dentaire des Lilas, au sujet de la brochure que vous avez demandée.',
    about: 'Un cabinet dentaire familial à Lyon avec quatre dentistes.',
    valueProposition: 'Un premier contrôle gratuit, avec un rendez-vous cette semaine.',
    audience: 'Des parents de Lyon qui ont demandé une brochure sur notre site.',
    audienceKnowsUs: 'Ils ont laissé leur numéro sur notre site et accepté d’être appelés.',
    objectiveDetail: 'La personne accepte un jour et une heure pour le premier contrôle.',
    style: 'very_natural',
    emailSpelling: 'letters_with_words',
    objections: [
      {
        objection: 'J’ai déjà un dentiste.',
        answer: 'C’est très bien. Beaucoup viennent chez nous pour un deuxième avis.',
      },
      { objection: 'Je n’ai pas le temps.', answer: 'Le contrôle dure une demi-heure, et nous ouvrons à huit heures.' },
    ],
    dataToExtract: [
      { name: 'Nombre d’enfants', type: 'number', description: 'Combien d’enfants viendraient' },
      { name: 'Dernier contrôle', type: 'date', description: 'Date de la dernière visite chez un dentiste' },
    ],
  },
  de: {
    businessName: 'Zahnarztpraxis am Stadtpark',
    agentName: 'Lena',
    timeZone: 'Europe/Berlin',
    firstMessage:
      'Guten Tag, hier ist Lena von der Zahnarztpraxis am Stadtpark, es geht um die Broschüre, die Sie angefordert haben.',
    about: 'Eine Familienzahnarztpraxis in Hamburg mit vier Zahnärzten.',
    valueProposition: 'Eine kostenlose erste Kontrolle, mit Termin noch in dieser Woche.',
    audience: 'Eltern in Hamburg, die auf unserer Website eine Broschüre angefordert haben.',
    audienceKnowsUs: 'Sie haben auf unserer Website ihre Nummer hinterlassen und einem Anruf zugestimmt.',
    objectiveDetail: 'Es sind Tag und Uhrzeit für die erste Kontrolle vereinbart.',
    style: 'very_natural',
    emailSpelling: 'letters_with_words',
    objections: [
      {
        objection: 'Ich habe schon einen Zahnarzt.',
        answer: 'Das ist schön. Viele kommen für eine zweite Meinung zu uns.',
      },
      { objection: 'Ich habe keine Zeit.', answer: 'Die Kontrolle dauert eine halbe Stunde, und wir öffnen um acht.' },
    ],
    dataToExtract: [
      { name: 'Anzahl der Kinder', type: 'number', description: 'Wie viele Kinder mitkommen' },
      { name: 'Letzte Kontrolle', type: 'date', description: 'Wann sie zuletzt beim Zahnarzt waren' },
    ],
  },
}

/** Short and direct, nobody knows the business yet, a message for machines: leads. */
export const OUTBOUND_REAL_ESTATE: PerLanguage<OutboundFacts> = {
  en: {
    businessName: 'Blue Door Realty',
    agentName: 'Sophie',
    timeZone: 'America/Los_Angeles',
    firstMessage: 'Hello, this is Sophie from Blue Door Realty. Am I speaking to the owner of the house?',
    about: 'A real estate agency in Santa Monica.',
    valueProposition: 'A free valuation of their home within three days.',
    audience: 'Owners of houses in Santa Monica.',
    objective: 'lead',
    style: 'very_direct',
    tone: 'professional',
    collectEmail: false,
    whenRefused: 'end_politely',
    callLength: 'brief',
    antiHangUp: false,
    voicemail: 'leave_message',
    voicemailMessage:
      'Hello, this is Sophie from Blue Door Realty about a free valuation of your home. We will try again.',
    objections: [
      {
        objection: 'I do not want to sell.',
        answer: 'That is fine. Many owners just like to know what their home is worth.',
      },
    ],
    dataToExtract: [
      { name: 'Wants to sell', type: 'yes_no', description: 'Whether they think about selling within a year' },
    ],
  },
  es: {
    businessName: 'Inmobiliaria Puerta Azul',
    agentName: 'Sofía',
    timeZone: 'Europe/Madrid',
    firstMessage: 'Hola, soy Sofía, de Inmobiliaria Puerta Azul. ¿Hablo con el propietario de la vivienda?',
    about: 'Una inmobiliaria de Valencia.',
    valueProposition: 'Una valoración gratuita de su vivienda en tres días.',
    audience: 'Propietarios de casas en Valencia.',
    objective: 'lead',
    style: 'very_direct',
    tone: 'professional',
    collectEmail: false,
    whenRefused: 'end_politely',
    callLength: 'brief',
    antiHangUp: false,
    voicemail: 'leave_message',
    voicemailMessage:
      'Hola, soy Sofía, de Inmobiliaria Puerta Azul, por una valoración gratuita. Le volveremos a llamar.',
    objections: [
      {
        objection: 'No quiero vender.',
        answer: 'Perfecto. A muchos propietarios les gusta saber cuánto vale su casa.',
      },
    ],
    dataToExtract: [{ name: 'Quiere vender', type: 'yes_no', description: 'Si piensa vender dentro de un año' }],
  },
  fr: {
    businessName: 'Agence La Porte Bleue',
    agentName: 'Chloé',
    timeZone: 'Europe/Paris',
    firstMessage: 'Bonjour, Chloé de l’agence La Porte Bleue. Êtes-vous propriétaire du logement ?',
    about: 'Une agence immobilière à Marseille.',
    valueProposition: 'Une estimation gratuite de leur bien en trois jours.',
    audience: 'Des propriétaires de maisons à Marseille.',
    objective: 'lead',
    style: 'very_direct',
    tone: 'professional',
    collectEmail: false,
    whenRefused: 'end_politely',
    callLength: 'brief',
    antiHangUp: false,
    voicemail: 'leave_message',
    voicemailMessage:
      'Bonjour, Chloé de l’agence La Porte Bleue, pour une estimation gratuite. Nous vous rappellerons.',
    objections: [
      {
        objection: 'Je ne veux pas vendre.',
        answer: 'Je comprends. Beaucoup aiment simplement savoir ce que vaut leur maison.',
      },
    ],
    dataToExtract: [{ name: 'Souhaite vendre', type: 'yes_no', description: 'Si une vente est envisagée d’ici un an' }],
  },
  de: {
    businessName: 'Immobilien Blaue Tür',
    agentName: 'Sophie',
    timeZone: 'Europe/Vienna',
    firstMessage: 'Guten Tag, hier ist Sophie von Immobilien Blaue Tür. Spreche ich mit dem Eigentümer des Hauses?',
    about: 'Ein Immobilienbüro in Wien.',
    valueProposition: 'Eine kostenlose Bewertung ihres Hauses innerhalb von drei Tagen.',
    audience: 'Eigentümer von Häusern in Wien.',
    objective: 'lead',
    style: 'very_direct',
    tone: 'professional',
    collectEmail: false,
    whenRefused: 'end_politely',
    callLength: 'brief',
    antiHangUp: false,
    voicemail: 'leave_message',
    voicemailMessage:
      'Guten Tag, hier ist Sophie von Immobilien Blaue Tür, es geht um eine kostenlose Bewertung. Wir melden uns wieder.',
    objections: [
      {
        objection: 'Ich will nicht verkaufen.',
        answer: 'Verstehe. Viele möchten einfach wissen, was ihr Haus wert ist.',
      },
    ],
    dataToExtract: [
      { name: 'Will verkaufen', type: 'yes_no', description: 'Ob ein Verkauf innerhalb eines Jahres infrage kommt' },
    ],
  },
}
