import type { InboundFacts } from '../../../src/domain/wizard/index.js'
import type { PerLanguage } from './sample-facts.js'

const SIX_DAYS = {
  week: Object.fromEntries(
    ['mon', 'tue', 'wed', 'thu', 'fri', 'sat'].map((day) => [
      day,
      [{ from: day === 'sat' ? '10:00' : '09:00', to: day === 'sat' ? '14:00' : '19:00' }],
    ]),
  ),
  closedOn: ['2026-12-25'],
}

/** Speaks two languages, and calls after hours go to a mobile. */
export const REAL_ESTATE: PerLanguage<InboundFacts> = {
  en: {
    businessName: 'Blue Door Realty',
    agentName: 'Sophie',
    timeZone: 'America/Los_Angeles',
    firstMessage: 'Blue Door Realty, this is Sophie. Are you calling about a home you have seen?',
    address: '88 Ocean Avenue, Santa Monica',
    languages: ['en', 'es'],
    hours: SIX_DAYS,
    afterHours: 'FORWARD',
    forwardTo: '+13105550142',
    tone: 'cheerful',
    transferNumbers: [
      { name: 'Sales', number: '+13105550143' },
      { name: 'Rentals', number: '+13105550144' },
    ],
    services: [
      { name: 'Free valuation of your home', minutes: 45, price: 'free', notes: null },
      { name: 'Viewing', minutes: 30, price: 'free', notes: 'Not on Sundays' },
    ],
    policies: [{ title: 'Offers', text: 'Only in writing, to the agent in charge.' }],
    faqs: [{ question: 'What is your commission?', answer: 'Two and a half percent, only when the home is sold.' }],
  },
  es: {
    businessName: 'Inmobiliaria Puerta Azul',
    agentName: 'Sofía',
    timeZone: 'Europe/Madrid',
    firstMessage: 'Inmobiliaria Puerta Azul, le atiende Sofía. ¿Llama por una vivienda que ha visto?',
    address: 'Paseo Marítimo 21, Valencia',
    languages: ['es', 'en'],
    hours: SIX_DAYS,
    afterHours: 'FORWARD',
    forwardTo: '+34615550142',
    tone: 'cheerful',
    transferNumbers: [
      { name: 'Ventas', number: '+34965550143' },
      { name: 'Alquileres', number: '+34965550144' },
    ],
    services: [
      { name: 'Valoración gratuita de su vivienda', minutes: 45, price: 'gratis', notes: null },
      { name: 'Visita a una vivienda', minutes: 30, price: 'gratis', notes: 'Los domingos no' },
    ],
    policies: [{ title: 'Ofertas', text: 'Solo por escrito, al agente responsable.' }],
    faqs: [{ question: '¿Cuál es la comisión?', answer: 'El tres por ciento, solo si se vende la vivienda.' }],
  },
  fr: {
    businessName: 'Agence La Porte Bleue',
    agentName: 'Chloé',
    timeZone: 'Europe/Paris',
    firstMessage: 'Agence La Porte Bleue, bonjour, ici Chloé. Appelez-vous au sujet d’un bien que vous avez vu ?',
    address: '5 quai des Belges, Marseille',
    languages: ['fr', 'en'],
    hours: SIX_DAYS,
    afterHours: 'FORWARD',
    forwardTo: '+33612345678',
    tone: 'cheerful',
    transferNumbers: [
      { name: 'Ventes', number: '+33491550143' },
      { name: 'Locations', number: '+33491550144' },
    ],
    services: [
      { name: 'Estimation de votre bien', minutes: 45, price: 'gratuite', notes: null },
      { name: 'Visite', minutes: 30, price: 'gratuite', notes: 'Pas le dimanche' },
    ],
    policies: [{ title: 'Offres d’achat', text: 'Uniquement par écrit, à l’agent chargé du bien.' }],
    faqs: [
      { question: 'Quels sont vos honoraires ?', answer: 'Quatre pour cent du prix de vente, à la charge du vendeur.' },
    ],
  },
  de: {
    businessName: 'Immobilien Blaue Tür',
    agentName: 'Sophie',
    timeZone: 'Europe/Vienna',
    firstMessage:
      'Immobilien Blaue Tür, guten Tag, hier spricht Sophie. Rufen Sie wegen einer Wohnung an, die Sie gesehen haben?',
    address: 'Mariahilfer Straße 30, 1070 Wien',
    languages: ['de', 'en'],
    hours: SIX_DAYS,
    afterHours: 'FORWARD',
    forwardTo: '+436641234567',
    tone: 'cheerful',
    transferNumbers: [
      { name: 'Verkauf', number: '+43155501430' },
      { name: 'Vermietung', number: '+43155501440' },
    ],
    services: [
      { name: 'Bewertung Ihrer Immobilie', minutes: 45, price: 'kostenlos', notes: null },
      { name: 'Besichtigung', minutes: 30, price: 'kostenlos', notes: 'Nicht am Sonntag' },
    ],
    policies: [{ title: 'Angebote', text: 'Nur schriftlich, an die zuständige Maklerin.' }],
    faqs: [{ question: 'Wie hoch ist die Provision?', answer: 'Drei Prozent, und nur, wenn es zum Verkauf kommt.' }],
  },
}

/** Always open, and not recorded. */
export const HOME_SERVICES: PerLanguage<InboundFacts> = {
  en: {
    businessName: 'Rapid Plumbing',
    agentName: 'Max',
    timeZone: 'America/Denver',
    firstMessage: 'Rapid Plumbing, this is Max. What can we fix for you?',
    hours: null,
    tone: 'calm',
    recordCalls: false,
    sayRecorded: false,
    collectEmail: false,
    transferNumbers: [{ name: 'Emergency crew', number: '+13035550142' }],
    services: [
      { name: 'Blocked drain', minutes: 60, price: 'from $149', notes: 'Plus travel outside Denver' },
      { name: 'Water heater replacement', minutes: 240, price: null, notes: 'Price after a visit' },
    ],
    paymentPolicy: 'Card or cash to the plumber.',
    faqs: [{ question: 'How fast can you be here?', answer: 'In an emergency usually within two hours.' }],
  },
  es: {
    businessName: 'Fontanería Rápida',
    agentName: 'Pablo',
    timeZone: 'America/Mexico_City',
    firstMessage: 'Fontanería Rápida, le atiende Pablo. ¿Qué le podemos reparar?',
    hours: null,
    tone: 'calm',
    recordCalls: false,
    sayRecorded: false,
    collectEmail: false,
    transferNumbers: [{ name: 'Equipo de urgencias', number: '+525555501420' }],
    services: [
      { name: 'Desatasco', minutes: 60, price: 'desde 900 pesos', notes: 'Más el traslado fuera de la ciudad' },
      { name: 'Cambio de calentador', minutes: 240, price: null, notes: 'Presupuesto después de una visita' },
    ],
    paymentPolicy: 'Tarjeta o efectivo al técnico.',
    faqs: [{ question: '¿Cuánto tardan en llegar?', answer: 'En una urgencia, normalmente menos de dos horas.' }],
  },
  fr: {
    businessName: 'Plomberie Express',
    agentName: 'Léo',
    timeZone: 'Europe/Brussels',
    firstMessage: 'Plomberie Express, bonjour, Léo à l’appareil. Que pouvons-nous réparer pour vous ?',
    hours: null,
    tone: 'calm',
    recordCalls: false,
    sayRecorded: false,
    collectEmail: false,
    transferNumbers: [{ name: 'Équipe d’urgence', number: '+3225550142' }],
    services: [
      { name: 'Débouchage', minutes: 60, price: 'à partir de 120 €', notes: 'Plus le déplacement hors de Bruxelles' },
      { name: 'Remplacement de chauffe-eau', minutes: 240, price: null, notes: 'Devis après une visite' },
    ],
    paymentPolicy: 'Par carte ou en espèces au plombier.',
    faqs: [
      {
        question: 'En combien de temps arrivez-vous ?',
        answer: 'En urgence, le plus souvent en moins de deux heures.',
      },
    ],
  },
  de: {
    businessName: 'Sanitär Schnell',
    agentName: 'Max',
    timeZone: 'Europe/Zurich',
    firstMessage: 'Sanitär Schnell, guten Tag, hier ist Max. Was können wir für Sie reparieren?',
    hours: null,
    tone: 'calm',
    recordCalls: false,
    sayRecorded: false,
    collectEmail: false,
    transferNumbers: [{ name: 'Notdienst', number: '+41445550142' }],
    services: [
      { name: 'Rohrreinigung', minutes: 60, price: 'ab 180 Franken', notes: 'Zuzüglich Anfahrt außerhalb von Zürich' },
      { name: 'Austausch des Boilers', minutes: 240, price: null, notes: 'Preis nach einem Besuch' },
    ],
    paymentPolicy: 'Karte oder bar beim Monteur.',
    faqs: [{ question: 'Wie schnell sind Sie da?', answer: 'Im Notfall meist innerhalb von zwei Stunden.' }],
  },
}
