import type { InboundFacts } from '../../../src/domain/wizard/index.js'
import type { PerLanguage } from './sample-facts.js'

const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri'] as const

const weekOf = (ranges: { from: string; to: string }[], friday = ranges) =>
  Object.fromEntries(WEEKDAYS.map((day) => [day, day === 'fri' ? friday : ranges]))

/** With a lunch break, and Friday afternoon off. */
const PRACTICE = {
  week: weekOf(
    [
      { from: '08:00', to: '12:00' },
      { from: '13:30', to: '18:00' },
    ],
    [{ from: '08:00', to: '13:00' }],
  ),
  closedOn: ['2026-12-24', '2026-12-25', '2027-01-01'],
}
const OFFICE = { week: weekOf([{ from: '09:00', to: '17:30' }]), closedOn: [] }

export const DENTAL: PerLanguage<InboundFacts> = {
  en: {
    businessName: 'Harbor Dental',
    agentName: 'Ava',
    timeZone: 'America/New_York',
    firstMessage: 'Thank you for calling Harbor Dental, this is Ava. How can I help you?',
    address: '12 Harbor Street, Portland, Maine',
    hours: PRACTICE,
    transferNumbers: [{ name: 'Front desk', number: '+12075550142' }],
    services: [
      { name: 'Check-up', minutes: 30, price: '$95', notes: 'New patients come 10 minutes early' },
      { name: 'Professional cleaning', minutes: 45, price: 'from $120', notes: null },
      { name: 'Invisalign consultation', minutes: 30, price: 'free', notes: 'With Dr. Miller' },
    ],
    cancellationPolicy: 'Free until 24 hours before the appointment, then $50.',
    paymentPolicy: 'Cash, cards and most insurances.\nPayment plans from $500.',
    privacyPolicy: 'We share nothing about patients, not even with family.',
    policies: [{ title: 'Parking', text: 'Free for 90 minutes behind the building.' }],
    faqs: [
      { question: 'Do you take new patients?', answer: 'Yes, we do, and gladly.' },
      { question: 'Do you treat children?', answer: 'Yes, from the first tooth on.' },
    ],
  },
  es: {
    businessName: 'Clínica Dental Sonrisas',
    agentName: 'Lucía',
    timeZone: 'Europe/Madrid',
    firstMessage: 'Gracias por llamar a Clínica Dental Sonrisas, le atiende Lucía. ¿En qué puedo ayudarle?',
    address: 'Calle Mayor 14, segundo piso, Madrid',
    hours: PRACTICE,
    transferNumbers: [{ name: 'Recepción', number: '+34915550142' }],
    services: [
      { name: 'Revisión', minutes: 30, price: '40 €', notes: 'La primera visita es gratuita' },
      { name: 'Limpieza dental', minutes: 45, price: 'desde 65 €', notes: null },
      { name: 'Ortodoncia invisible', minutes: null, price: null, notes: 'Estudio previo con la doctora Ruiz' },
    ],
    cancellationPolicy: 'Sin coste hasta 24 horas antes; después, 30 euros.',
    paymentPolicy: 'Efectivo, tarjeta y financiación hasta doce meses.',
    privacyPolicy: 'No damos información de los pacientes a nadie, tampoco a familiares.',
    policies: [{ title: 'Menores', text: 'Tienen que venir acompañados de un adulto.' }],
    faqs: [
      { question: '¿Trabajan con seguros dentales?', answer: 'Sí, con las principales aseguradoras de España.' },
      { question: '¿Atienden a niños?', answer: 'Sí, desde los tres años.' },
    ],
  },
  fr: {
    businessName: 'Cabinet dentaire des Lilas',
    agentName: 'Camille',
    timeZone: 'Europe/Paris',
    firstMessage: 'Cabinet dentaire des Lilas, bonjour, Camille à votre écoute. Comment puis-je vous aider ?',
    address: '8 rue des Lilas, 69003 Lyon',
    hours: PRACTICE,
    transferNumbers: [{ name: 'Accueil', number: '+33478550142' }],
    services: [
      { name: 'Consultation de contrôle', minutes: 30, price: '23 €', notes: 'Apporter la carte Vitale' },
      { name: 'Détartrage', minutes: 30, price: '43,38 €', notes: null },
      { name: 'Blanchiment', minutes: 60, price: 'à partir de 350 €', notes: 'Non remboursé' },
    ],
    cancellationPolicy: 'Sans frais jusqu’à 48 heures avant le rendez-vous.',
    paymentPolicy: 'Carte bancaire, espèces et chèques.',
    privacyPolicy: 'Nous ne donnons aucune information sur les patients.',
    policies: [{ title: 'Accès', text: 'Le cabinet est au rez-de-chaussée et accessible en fauteuil roulant.' }],
    faqs: [
      { question: 'Prenez-vous de nouveaux patients ?', answer: 'Oui, avec plaisir.' },
      { question: 'Pratiquez-vous le tiers payant ?', answer: 'Oui, sur présentation de la carte Vitale à jour.' },
    ],
  },
  de: {
    businessName: 'Zahnarztpraxis am Stadtpark',
    agentName: 'Lena',
    timeZone: 'Europe/Berlin',
    firstMessage: 'Zahnarztpraxis am Stadtpark, guten Tag, mein Name ist Lena. Wie kann ich Ihnen helfen?',
    address: 'Parkallee 7, 22303 Hamburg, zweiter Stock',
    hours: PRACTICE,
    transferNumbers: [{ name: 'Empfang', number: '+494055501420' }],
    services: [
      {
        name: 'Kontrolluntersuchung',
        minutes: 30,
        price: 'zahlt die Kasse',
        notes: 'Bitte die Versichertenkarte mitbringen',
      },
      { name: 'Professionelle Zahnreinigung', minutes: 60, price: 'ab 95 €', notes: null },
      { name: 'Beratung Implantate', minutes: 45, price: null, notes: 'Bei Frau Dr. Weber' },
    ],
    cancellationPolicy: 'Kostenlos bis 24 Stunden vorher, danach 40 Euro.',
    paymentPolicy: 'Karte, Rechnung oder Ratenzahlung ab 300 Euro.',
    privacyPolicy: 'Wir geben keine Auskunft über Patienten, auch nicht an Angehörige.',
    policies: [{ title: 'Parken', text: 'Zwei Stunden kostenlos in der Tiefgarage.' }],
    faqs: [
      { question: 'Nehmen Sie neue Patienten auf?', answer: 'Ja, sehr gern.' },
      { question: 'Behandeln Sie auch Angstpatienten?', answer: 'Ja, wir nehmen uns dafür besonders viel Zeit.' },
    ],
  },
}

export const LEGAL: PerLanguage<InboundFacts> = {
  en: {
    businessName: 'Whitfield & Cole',
    agentName: 'James',
    timeZone: 'America/Chicago',
    firstMessage: 'Whitfield and Cole, this is James. How may I help you?',
    address: '300 West Adams Street, Chicago',
    hours: OFFICE,
    afterHours: 'MESSAGE',
    afterHoursMessage: 'Our office is closed. We are back at nine in the morning.',
    tone: 'professional',
    functions: ['take_message'],
    services: [
      { name: 'First consultation, family law', minutes: 60, price: '$250', notes: 'By phone or in the office' },
      { name: 'Employment law', minutes: null, price: null, notes: 'Only for employees' },
    ],
    paymentPolicy: 'Invoices are due within 30 days.',
    faqs: [{ question: 'Do you take cases on contingency?', answer: 'Only personal injury cases, after a review.' }],
  },
  es: {
    businessName: 'Bufete Ortega y Asociados',
    agentName: 'Marta',
    timeZone: 'Europe/Madrid',
    firstMessage: 'Bufete Ortega y Asociados, le atiende Marta. ¿En qué puedo ayudarle?',
    address: 'Gran Vía 40, Madrid',
    hours: OFFICE,
    afterHours: 'MESSAGE',
    afterHoursMessage: 'El despacho está cerrado. Volvemos mañana a las nueve.',
    tone: 'professional',
    functions: ['take_message'],
    services: [
      {
        name: 'Primera consulta de derecho de familia',
        minutes: 60,
        price: '90 €',
        notes: 'Presencial o por teléfono',
      },
      { name: 'Derecho laboral', minutes: null, price: null, notes: 'Solo para trabajadores' },
    ],
    paymentPolicy: 'Las facturas se pagan a 30 días.',
    faqs: [{ question: '¿Ofrecen justicia gratuita?', answer: 'No, pero le indicamos dónde solicitarla.' }],
  },
  fr: {
    businessName: 'Cabinet Moreau & Associés',
    agentName: 'Hugo',
    timeZone: 'Europe/Paris',
    firstMessage: 'Cabinet Moreau et Associés, bonjour, Hugo à l’appareil. En quoi puis-je vous aider ?',
    address: '21 boulevard Haussmann, 75009 Paris',
    hours: OFFICE,
    afterHours: 'MESSAGE',
    afterHoursMessage: 'Le cabinet est fermé. Nous vous répondrons à partir de neuf heures.',
    tone: 'professional',
    functions: ['take_message'],
    services: [
      {
        name: 'Premier rendez-vous en droit de la famille',
        minutes: 60,
        price: '150 €',
        notes: 'Au cabinet ou en visio',
      },
      { name: 'Droit du travail', minutes: null, price: null, notes: 'Pour les salariés uniquement' },
    ],
    paymentPolicy: 'Les factures sont payables à 30 jours.',
    faqs: [{ question: 'Acceptez-vous l’aide juridictionnelle ?', answer: 'Oui, en droit de la famille.' }],
  },
  de: {
    businessName: 'Kanzlei Brandt & Partner',
    agentName: 'Jonas',
    timeZone: 'Europe/Berlin',
    firstMessage: 'Kanzlei Brandt und Partner, guten Tag, Sie sprechen mit Jonas. Was kann ich für Sie tun?',
    address: 'Königsallee 60, Düsseldorf',
    hours: OFFICE,
    afterHours: 'MESSAGE',
    afterHoursMessage: 'Unsere Kanzlei ist geschlossen. Ab neun Uhr sind wir wieder für Sie da.',
    tone: 'professional',
    functions: ['take_message'],
    services: [
      { name: 'Erstberatung Familienrecht', minutes: 60, price: '190 Euro', notes: 'In der Kanzlei oder per Video' },
      { name: 'Arbeitsrecht', minutes: null, price: null, notes: 'Nur für Arbeitnehmer' },
    ],
    paymentPolicy: 'Rechnungen sind innerhalb von 14 Tagen zahlbar.',
    faqs: [
      { question: 'Rechnen Sie mit Rechtsschutzversicherungen ab?', answer: 'Ja, mit allen großen Versicherern.' },
    ],
  },
}

export { HOME_SERVICES, REAL_ESTATE } from './sample-businesses-more.js'
