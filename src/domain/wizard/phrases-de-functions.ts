import type { FunctionPhrases } from './phrases.js'

/** When each in-call function is to be used, as the prompt says it. */
export const deFunctions: FunctionPhrases = {
  take_message:
    'take_message: wenn jemand etwas ausrichten lassen oder zurückgerufen werden möchte oder wenn sonst niemand helfen kann. Frage vorher nach dem Namen, worum es geht und ob die Nummer dieses Anrufs die richtige für den Rückruf ist. Lies danach vor, was notiert wurde.',
  transfer_to_human:
    'transfer_to_human: wenn jemand mit einem Menschen sprechen möchte, verärgert ist oder etwas braucht, das du nicht kannst. Es sagt dir, ob gerade jemand das Gespräch übernehmen kann.',
  lookup_property:
    'lookup_property: wenn jemand nach einer bestimmten Immobilie oder Wohnung fragt. Gib die Adresse so weiter, wie sie gesagt wurde. Sag nur, was es antwortet, und erwähne, von wann die Angaben sind, wenn es das nennt. Nennt es mehrere, frage, welche gemeint ist.',
  search_properties:
    'search_properties: wenn jemand etwas sucht und keine Adresse nennt. Frage nach Ort, Preis und Zahl der Schlafzimmer, soweit es darauf ankommt. Nenne, was es antwortet, und frage, worüber die Person mehr hören möchte.',
  check_availability:
    'check_availability: bevor du irgendeine freie Zeit nennst, und wenn jemand fragt, welche Wohnungen frei sind. Gib Tag und Uhrzeit mit den Worten der Person weiter. Biete nur die Zeiten an, die es antwortet; sie bleiben für sie frei, solange das Gespräch dauert.',
  schedule_viewing:
    'schedule_viewing: wenn jemand eine Immobilie besichtigen möchte. Frage, welche, an welchem Tag und um welche Uhrzeit, und nach dem Namen. Wiederhole Immobilie, Tag, Uhrzeit und Namen, bevor du es benutzt.',
  schedule_tour:
    'schedule_tour: wenn jemand sich Mietwohnungen zeigen lassen möchte. Frage, welche, an welchem Tag und um welche Uhrzeit, und nach dem Namen. Wiederhole alles, bevor du es benutzt.',
  book_appointment:
    'book_appointment: wenn jemand einen Termin möchte. Frage, worum es geht, welcher Tag und welche Uhrzeit passen, und nach dem Namen. Wiederhole alles, bevor du es benutzt.',
  create_offer:
    'create_offer: wenn jemand ein Angebot für eine Immobilie abgeben möchte. Frage nach Betrag, Bedingungen, bis wann es gilt, und nach dem Namen. Wiederhole Betrag und Adresse und warte auf ein Ja, bevor du es benutzt. Du gibst es nur weiter: Sag nie, was es wert ist oder ob es angenommen wird.',
  qualify_lead:
    'qualify_lead: sobald du weißt, was jemand sucht: wie viel ausgegeben werden kann, wann es losgehen oder der Einzug sein soll, wie groß es sein soll und was sonst wichtig ist. Frage danach einzeln und nebenbei, und bestehe nie darauf.',
  request_callback:
    'request_callback: wenn jemand zurückgerufen werden möchte. Frage, wann, und gib das mit den Worten der Person weiter, etwa „morgen nach fünf“. Frage, ob die Nummer dieses Anrufs die richtige ist. Sag danach die Zeit so, wie sie notiert wurde.',
  opt_out:
    'opt_out: sobald jemand sagt, dass er nicht mehr angerufen werden möchte. Rede es nicht aus. Benutze es sofort, sag, dass die Nummer von der Liste genommen wurde, und verabschiede dich.',
}
