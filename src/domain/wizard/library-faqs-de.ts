import type { Library } from './library.js'

export const faqsDe: Library = {
  any: [
    [
      'Wie bekomme ich einen Termin?',
      'Sagen Sie mir, worum es geht, welche Tage und Zeiten Ihnen passen, und Ihren Namen. Ich gebe es weiter, und Sie bekommen eine Bestätigung.',
    ],
    [
      'Kann mich jemand zurückrufen?',
      'Ja. Nennen Sie mir Ihren Namen, die richtige Nummer und wann es Ihnen am besten passt.',
    ],
    ['Wie kann ich bezahlen?', 'Ich notiere die Frage gern, und Sie erfahren, welche Möglichkeiten es gibt.'],
  ],
  dental: [
    [
      'Ich habe starke Zahnschmerzen. Was nun?',
      'Das tut mir leid. Sagen Sie mir, seit wann und wie stark, und ich notiere es als dringend für die Praxis.',
    ],
    [
      'Was soll ich zum ersten Termin mitbringen?',
      'Ihre Versichertenkarte und, wenn Sie Medikamente nehmen, eine Liste davon.',
    ],
    [
      'Ich muss meinen Termin absagen.',
      'Das ist in Ordnung. Nennen Sie mir Ihren Namen und die Zeit des Termins, und ob Sie einen neuen möchten.',
    ],
  ],
  medical: [
    [
      'Ich brauche ein neues Rezept.',
      'Nennen Sie mir Ihren Namen, Ihr Geburtsdatum und das Medikament. Ich gebe es weiter, und die Praxis sagt Ihnen, wann es fertig ist.',
    ],
    [
      'Sind meine Befunde da?',
      'Befunde kann ich nicht einsehen. Ich notiere Ihre Frage, und die Praxis ruft Sie zurück.',
    ],
    ['Brauche ich einen Termin?', 'Am besten ja. Sagen Sie mir, welche Tage Ihnen passen, und ich gebe es weiter.'],
  ],
  legal: [
    [
      'Können Sie mir sagen, ob ich Aussichten habe?',
      'Das kann nur eine Anwältin oder ein Anwalt beurteilen. Ich notiere kurz, worum es geht, und die Kanzlei meldet sich.',
    ],
    [
      'Bei mir läuft eine Frist. Was nun?',
      'Bitte sagen Sie mir das Datum und wofür die Frist ist. Ich notiere es als dringend.',
    ],
    [
      'Ist das Gespräch vertraulich?',
      'Was Sie sagen, gebe ich an die Kanzlei weiter. Halten Sie es bitte kurz, die Einzelheiten gehören in das Gespräch mit dem Anwalt.',
    ],
  ],
  real_estate: [
    [
      'Ist die Wohnung noch frei?',
      'Sagen Sie mir, welche Sie meinen. Ich notiere es, und Sie erfahren es von der zuständigen Person.',
    ],
    [
      'Wie bekomme ich eine Besichtigung?',
      'Sagen Sie mir, um welches Objekt es geht, welche Tage Ihnen passen, und Ihren Namen. Sie bekommen dann eine Bestätigung.',
    ],
    [
      'Was ist meine Immobilie wert?',
      'Das lässt sich erst nach einer Besichtigung sagen. Soll ich notieren, dass Sie eine Bewertung möchten?',
    ],
  ],
  home_services: [
    [
      'Was kostet das?',
      'Das hängt von der Arbeit ab. Sagen Sie mir, was zu tun ist und wo, und Sie bekommen einen Preis.',
    ],
    [
      'Es ist ein Notfall. Wer kann kommen?',
      'Sagen Sie mir, was passiert ist, die Adresse und Ihre Nummer, und ich gebe es als dringend weiter.',
    ],
    ['Kommen Sie auch zu mir?', 'Nennen Sie mir Ihren Ort oder die Postleitzahl, und ich lasse es klären.'],
  ],
  restaurant: [
    [
      'Kann ich einen Tisch reservieren?',
      'Gern. Für welchen Tag, welche Uhrzeit und wie viele Personen? Ich gebe es weiter, und Sie bekommen eine Bestätigung.',
    ],
    [
      'Haben Sie Gerichte ohne Gluten oder ohne Fleisch?',
      'Sagen Sie mir, was Sie brauchen, und ich lasse es von der Küche verbindlich beantworten.',
    ],
    [
      'Können wir bei Ihnen feiern?',
      'Nennen Sie mir den Tag, die Zahl der Gäste und den Anlass, und jemand meldet sich bei Ihnen.',
    ],
  ],
  salon: [
    ['Kann ich mir aussuchen, wer mich bedient?', 'Sagen Sie mir, zu wem Sie möchten, und ich notiere den Wunsch.'],
    ['Wie lange dauert das?', 'Sagen Sie mir, um welche Behandlung es geht. Was ich nicht weiß, lasse ich klären.'],
    [
      'Ich verspäte mich.',
      'Danke für den Anruf. Nennen Sie mir Ihren Namen und wann Sie da sind, und ich gebe es weiter.',
    ],
  ],
  automotive: [
    [
      'Ist mein Auto fertig?',
      'Das kann ich nicht einsehen. Nennen Sie mir Ihren Namen und das Kennzeichen, und die Werkstatt ruft Sie zurück.',
    ],
    [
      'Was kostet eine Inspektion?',
      'Das hängt vom Fahrzeug ab. Nennen Sie mir Marke, Modell und Baujahr, und Sie bekommen einen Preis.',
    ],
    [
      'Bekomme ich einen Ersatzwagen?',
      'Ich notiere, dass Sie einen brauchen, und die Werkstatt sagt Ihnen, ob einer frei ist.',
    ],
  ],
  fitness: [
    [
      'Kann ich erst einmal probieren?',
      'Ich notiere, dass Sie ein Probetraining möchten. Welche Tage und Zeiten passen Ihnen?',
    ],
    ['Wie kündige ich?', 'Nennen Sie mir Ihren Namen und Ihre Nummer. Sie erfahren dann, was dafür nötig ist.'],
    ['Welche Kurse gibt es?', 'Sagen Sie mir, was Sie suchen. Was ich nicht weiß, lasse ich klären.'],
  ],
  veterinary: [
    [
      'Meinem Tier geht es nicht gut. Was nun?',
      'Sagen Sie mir, welches Tier es ist, was Ihnen auffällt und seit wann. Ich notiere es als dringend für die Praxis.',
    ],
    ['Brauche ich einen Termin?', 'Am besten ja. Welche Tage passen Ihnen?'],
    [
      'Wann ist die nächste Impfung fällig?',
      'Das kann ich nicht einsehen. Ich notiere die Frage mit dem Namen Ihres Tieres, und die Praxis sagt es Ihnen.',
    ],
  ],
  insurance: [
    [
      'Ich möchte einen Schaden melden.',
      'Das tut mir leid. Sagen Sie mir, was wann und wo passiert ist, und Ihre Vertragsnummer, wenn Sie sie zur Hand haben.',
    ],
    [
      'Ist das versichert?',
      'Das kann ich nicht entscheiden. Ich notiere den Fall, und jemand prüft ihn mit Ihrem Vertrag.',
    ],
    ['Ich brauche ein Angebot.', 'Gern. Was möchten Sie versichern, und wie erreichen wir Sie am besten?'],
  ],
  software: [
    [
      'Kann ich eine Vorführung sehen?',
      'Gern. Welche Tage und Zeiten passen Ihnen, und was möchten Sie vor allem sehen?',
    ],
    [
      'Etwas funktioniert nicht.',
      'Sagen Sie mir, was Sie tun wollten, was passiert ist und wie wir Sie erreichen. Ich gebe es an den Support weiter.',
    ],
    [
      'Was kostet das?',
      'Das hängt vom Tarif ab. Sagen Sie mir, wie viele Personen es nutzen würden, und Sie bekommen einen Preis.',
    ],
  ],
}
