import type { Library } from './library.js'

export const objectionsDe: Library = {
  any: [
    ['Ich habe gerade keine Zeit.', 'Das verstehe ich. An welchem Tag würde Ihnen ein kurzer Anruf besser passen?'],
    ['Ich habe kein Interesse.', 'Das ist in Ordnung. Darf ich fragen, ob es am Thema liegt oder nur am Zeitpunkt?'],
    [
      'Schicken Sie mir einfach eine E-Mail.',
      'Das gebe ich gern weiter. Was sollte darin stehen, damit es Ihnen nützt?',
    ],
    [
      'Das ist mir zu teuer.',
      'Das verstehe ich. Würde es Ihnen helfen, unverbindlich zu erfahren, was es in Ihrem Fall kosten würde?',
    ],
    [
      'Das muss ich mir überlegen.',
      'Natürlich, nehmen Sie sich die Zeit. Gibt es etwas, das Sie für die Entscheidung noch wissen müssten?',
    ],
  ],
  dental: [
    ['Ich habe schon einen Zahnarzt.', 'Das ist schön. Wäre eine zweite Meinung irgendwann nützlich für Sie?'],
    [
      'Ich habe Angst vor dem Zahnarzt.',
      'Das geht vielen so, und Sie können es ganz offen sagen. Wäre ein erster Termin nur zum Reden in Ordnung für Sie?',
    ],
    [
      'Das zahlt meine Kasse nicht.',
      'Das lässt sich vorher klären. Soll ich notieren, dass Sie zuerst die Kosten wissen möchten?',
    ],
  ],
  medical: [
    ['Ich habe schon einen Arzt.', 'Das ist gut. Wäre eine weitere Meinung irgendwann nützlich für Sie?'],
    [
      'Man wartet zu lange auf einen Termin.',
      'Das verstehe ich. Welche Tage passen Ihnen, damit ich Ihren Wunsch weitergeben kann?',
    ],
    ['Mir fehlt nichts.', 'Das freut mich. Möchten Sie trotzdem hören, wofür die Vorsorge da ist?'],
  ],
  legal: [
    [
      'Einen Anwalt kann ich mir nicht leisten.',
      'Diese Sorge verstehe ich. Soll ich notieren, dass Sie die Kosten vorab wissen möchten?',
    ],
    [
      'Ich habe schon einen Anwalt.',
      'Dann sind Sie gut aufgehoben. Gibt es ein anderes Anliegen, bei dem wir nützlich sein könnten?',
    ],
    [
      'Das regle ich lieber selbst.',
      'Das kann der richtige Weg sein. Möchten Sie wissen, worum es in einem ersten Gespräch ginge?',
    ],
  ],
  real_estate: [
    [
      'Ich will nicht verkaufen.',
      'Das ist in Ordnung. Würde es Sie trotzdem interessieren, was Ihre Immobilie heute wert ist?',
    ],
    [
      'Ich verkaufe lieber ohne Makler.',
      'Das überlegen viele. Was davon möchten Sie denn gern selbst in der Hand behalten?',
    ],
    [
      'Ich bin schon bei einem anderen Makler.',
      'Dann halte ich Sie nicht lange auf. Dürfen wir uns wieder melden, wenn das ausgelaufen ist?',
    ],
  ],
  home_services: [
    [
      'Dafür habe ich schon jemanden.',
      'Das ist gut. Wäre eine zweite Nummer nützlich, wenn dort einmal keine Zeit ist?',
    ],
    [
      'Bei mir ist nichts kaputt.',
      'Das ist der beste Zeitpunkt, um nachzusehen. Gibt es etwas, das schon lange nicht geprüft wurde?',
    ],
    ['Das mache ich selbst.', 'Alle Achtung. Gibt es daran etwas, das Sie lieber jemand anderem überlassen würden?'],
  ],
  restaurant: [
    ['Für Feiern haben wir schon jemanden.', 'Das freut mich. Wäre ein zweites Angebot zum Vergleich nützlich?'],
    ['Wir haben noch kein Datum.', 'Das macht nichts. An welchen Monat denken Sie ungefähr?'],
    ['Einige von uns haben Allergien.', 'Danke, dass Sie das sagen. Welche sind es, damit ich es weitergeben kann?'],
  ],
  salon: [
    ['Ich habe meinen festen Salon.', 'Das ist schön. Gibt es eine Behandlung, die dort nicht angeboten wird?'],
    [
      'Letztes Mal war ich nicht zufrieden.',
      'Das tut mir leid. Was sollte anders sein, damit ich es weitergeben kann?',
    ],
    ['Ich weiß nie, wann ich Zeit habe.', 'Verstehe. Passt es Ihnen in der Regel eher morgens oder abends?'],
  ],
  automotive: [
    ['Mein Auto läuft gut.', 'Das freut mich. Wann war denn die letzte Inspektion?'],
    ['Ich habe meine Werkstatt.', 'Das ist gut. Wäre ein zweiter Preis zum Vergleich nützlich?'],
    [
      'Ich kann auf mein Auto nicht verzichten.',
      'Das verstehe ich. Soll ich notieren, dass Sie in der Zwischenzeit mobil bleiben müssen?',
    ],
  ],
  fitness: [
    ['Ich habe keine Zeit für Sport.', 'Das geht vielen so. Wäre eine halbe Stunde in der Woche möglich?'],
    [
      'Ich habe schon einmal angefangen und aufgehört.',
      'Das passiert den meisten. Was hätte Ihnen geholfen, dranzubleiben?',
    ],
    ['Ich will keinen langen Vertrag.', 'Das verstehe ich. Soll ich notieren, dass Sie nach kurzen Laufzeiten fragen?'],
  ],
  veterinary: [
    ['Mein Tier ist gesund.', 'Das freut mich. Wann war denn die letzte Untersuchung?'],
    [
      'Ich habe schon eine Tierarztpraxis.',
      'Das ist gut. Wäre eine zweite Nummer nützlich, wenn dort einmal geschlossen ist?',
    ],
    [
      'Mein Tier hat Angst vor dem Tierarzt.',
      'Das haben viele, und es hilft, das zu wissen. Soll ich es notieren, damit genug Zeit eingeplant wird?',
    ],
  ],
  insurance: [
    ['Ich bin schon versichert.', 'Das ist gut. Wann hat zuletzt jemand geprüft, ob das noch passt?'],
    [
      'Ich will jetzt nicht vergleichen.',
      'Das verstehe ich. Wann läuft Ihr Vertrag aus, damit wir uns erst dann melden?',
    ],
    ['Ich traue Versicherungen nicht.', 'Das höre ich ab und zu. Darf ich fragen, was passiert ist?'],
  ],
  software: [
    ['Wir nutzen schon etwas anderes.', 'Gut zu wissen. Was läuft damit gut, und was fehlt Ihnen?'],
    ['Wir haben dieses Jahr kein Budget.', 'Das verstehe ich. Wann planen Sie das nächste?'],
    ['Ein Wechsel ist uns zu viel Arbeit.', 'Das ist ein guter Punkt. Was daran macht Ihnen die meisten Sorgen?'],
  ],
}
