import type { Intent } from '../functions/index.js'

/** What callers say who want something, without accents, in English, Spanish, French and German. The clearest come first. */
export const WANTED: readonly (readonly [Intent, RegExp])[] = [
  [
    'make_offer',
    /\b(?:(?:make|put in|submit|place|raise|our|my) (?:an |a |the )?(?:formal |written |higher )?offer|i(?:'d| would| want to|'ll| can)? (?:like to )?offer (?:you )?(?:\$|\d|four|five|three|two|one|six|seven|eight|nine)|(?:hacer|presentar|poner) una oferta|mi oferta|ofrezco|faire une (?:offre|proposition)|mon offre|je (?:vous )?propose \d|(?:ein )?(?:kauf)?angebot (?:machen|abgeben)|gebot (?:machen|abgeben)|ich biete)/,
  ],
  [
    'schedule_viewing',
    /\b(?:viewings?|open house|(?:see|view|visit|look at|tour|walk through) (?:the |this |that |your )?(?:house|home|flat|apartment|property|place|unit|condo|listing)|(?:schedule|book|arrange|take) a tour|(?:ver|visitar|conocer) (?:el |la |ese |esa |este |esta )?(?:piso|casa|apartamento|departamento|propiedad|vivienda|inmueble)|(?:una|la) visita|(?:visiter|voir) (?:l'|la |le |cet |cette |ce )?(?:appartement|maison|bien|studio|logement|propriete)|une visite|besichtig\w*|(?:wohnung|haus|objekt) (?:ansehen|anschauen|sehen))/,
  ],
  [
    'book_appointment',
    /\b(?:(?:book|make|schedule|set up|arrange|need|get|have) (?:an |a |another )?(?:appointment|meeting|slot|reservation|consultation|time)|come in (?:on|for|tomorrow|next)|(?:pedir|reservar|agendar|hacer|concertar|necesito|quiero|quisiera) (?:una )?(?:cita|hora|reunion|reserva)|(?:prendre|avoir|fixer|reserver) (?:un )?(?:rendez-vous|rdv|creneau)|(?:einen )?termin (?:\w+ ){0,8}(?:machen|vereinbaren|haben|ausmachen|buchen|bekommen)|(?:brauche|mochte|hatte gern\w*) (?:einen )?termin)/,
  ],
  [
    'call_back_later',
    /\b(?:call(?:ed)? (?:me |us )?back|give me a (?:call|ring) (?:back|later|tomorrow)|ring me back|callback|(?:devuelv\w+|regres\w+) la llamada|(?:me |nos )(?:puede[ns]? )?(?:llam\w+) (?:mas tarde|luego|manana|despues)|devolverme la llamada|(?:me |nous )?rappele[zr]|(?:me |nous )?rappelle[rz]?|zuruckrufen|ruckruf|rufen sie (?:mich|uns) (?:bitte )?zuruck)/,
  ],
  [
    'leave_message',
    /\b(?:(?:leave|take|pass on|give \w+) (?:a |the |him a |her a )?message|tell (?:him|her|them) (?:that|i)|dejar(?:le)? un (?:mensaje|recado)|digale que|(?:laisser|prendre|transmettre) un message|dites-lui|(?:eine )?nachricht (?:hinterlassen|ausrichten|aufnehmen)|richten sie \w+ (?:bitte )?aus|ausrichten)/,
  ],
  [
    'speak_to_agent',
    /\b(?:(?:speak|talk) (?:to|with) (?:a |an |the |your |some)?(?:human|person|agent|someone|somebody|manager|realtor|representative|real person|operator|body|one)|(?:real|actual|live) (?:person|human)|put me through|transfer me|connect me|hablar con (?:un |una |el |la )?(?:persona|agente|alguien|humano|encargad\w|asesor\w*|responsable)|(?:me )?(?:pasa|pase|comunica|comunique) con|parler (?:a|avec) (?:un |une |quelqu'un|le |la |votre )?(?:conseill\w+|personne|agent|humain|quelqu'un|responsable)?|passe[zr]-moi|(?:mit )?(?:einem |einer |jemand\w* |einem echten )?(?:menschen|mitarbeiter\w*|makler\w*|berater\w*|jemand\w*) (?:sprechen|reden)|verbinden sie mich|durchstellen)/,
  ],
  [
    'property_inquiry',
    /\b(?:(?:is|are) (?:the |that |this )?(?:house|home|flat|apartment|property|unit|place|condo|listing)\b(?:(?!\b(?:is|are) (?:the |that |this )?(?:house|home|flat|apartment|property|unit|place|condo|listing)\b).)*\b(?:available|for sale|for rent)|still available|how much is (?:the |that )?(?:rent|house|apartment|flat|property|place)|(?:how many|number of) (?:bed|bath)rooms|(?:listing|property|house|apartment|flat|home|condo) (?:on|at|in) \w+|(?:esta|sigue) disponible|cuanto cuesta (?:el |la )?(?:piso|casa|alquiler|departamento)|cuantas habitaciones|(?:est|sont)(?:-(?:il|elle)s?)? (?:encore |toujours )?disponibles?|combien (?:coute|de chambres|de pieces)|(?:ist|sind) (?:die |das |diese )?(?:wohnung|haus|objekt)\w* (?:noch )?(?:frei|zu haben|verfugbar)|wie (?:hoch ist die miete|viele zimmer)|was kostet (?:die wohnung|das haus))/,
  ],
]

/** Talk of an appointment: to book one, keep one or come. */
export const BOOKING =
  /\b(?:appointment|viewing|tour|meeting|book(?:ed|ing)?|schedul\w+|reschedul\w+|consultation|reservation|come (?:by|in|over|and see)|stop by|swing by|see you|put you down|pencil|slot|cita|citas|visita|visitar|reunion|reserv\w+|agend\w+|quedamos|le espero|le esperamos|nos vemos|rendez-vous|rdv|visite|visiter|creneau|venir|passer|termin\w*|besichtig\w*|vorbeikommen|treffen|vereinbar\w+|eintragen|eingetragen)\b/

/** One of them agrees. */
export const AGREED =
  /\b(?:yes|yeah|yep|sure|perfect|great|sounds good|works|that'?s fine|okay|ok|alright|all right|confirmed|you'?re (?:all )?set|booked|see you|put you down|noted|scheduled|absolutely|of course|si|claro|perfecto|de acuerdo|vale|muy bien|confirmad\w|anotad\w|agendad\w|reservad\w|nos vemos|le esperamos|genial|oui|d'accord|parfait|tres bien|entendu|c'est note|confirme\w?|reserve\w?|a demain|ca me va|ja|gern\w*|passt|einverstanden|in ordnung|perfekt|super|gut|bestatigt|eingetragen|notiert|vorgemerkt|bis dann|bis morgen)\b/

/** It is called off, or was not wanted. */
export const CALLED_OFF =
  /\b(?:cancel\w*|can'?t (?:come|make)|cannot (?:come|make)|won'?t (?:come|make|work)|not (?:coming|available|possible|going to work)|fully booked|don'?t (?:want|need)|already (?:taken|booked)|no puedo|cancel\w+|anular|no (?:esta|hay) disponible|annul\w+|ne peux pas|pas (?:possible|disponible)|absag\w+|stornier\w+|kann (?:\w+ )?nicht|nicht (?:moglich|frei|kommen)|leider)\b/

/** Not that time, or not now; "no problem" agrees. */
export const REFUSED =
  /^(?:well|um|uh|oh|sorry|hm+)?,? ?(?:no|nope|nah|non|nein)\b(?!,? (?:problem|worries|trouble|hay (?:problema|pega)))|\b(?:think (?:about|it over)|(?:call|ring) (?:you |them |us )?(?:again|back)|let you know|get back to you|not sure|maybe (?:later|another)|rather not|(?:lo|la) (?:pensare|pienso)|pensar(?:lo|melo)|le (?:llamo|llamare|aviso)|reflechi\w+|je vous (?:rappell\w+|recontact\w+)|(?:uberleg|nachdenk)\w*|melde mich|rufe (?:\w+ )?(?:wieder|zuruck|noch ?mal)|(?:noch )?nicht sicher)\b/

/** Of a time that is over; "I was wondering" asks for one. */
export const IS_OVER =
  /\b(?:was(?! (?:wondering|hoping|thinking|going|looking))|were(?! (?:wondering|hoping|thinking|going|looking))|(?:i|we|he|she|they) had(?! (?:hoped|in mind))|estuv\w+|tuve|tuvimos|teniamos|fui|fuimos|etais|etait|etions|avais|avait|avions|suis (?:venu|passe|alle)e?|hatte(?! gern)|hatten(?! (?:sie|gern))|waren?)\b/

/** Of an appointment that a caller has already. */
export const KNOWN_ALREADY =
  /(?<!\b(?:can|could|may|if|should|do) )\b(?:i|we)(?:'ve| have)(?: already)?(?: got)? (?:an?|my|the|our) (?:\w+ )?(?:appointment|viewing|tour|meeting|consultation|reservation)|\b(?:confirm|check|about|regarding|parking for) (?:my|our) (?:\w+ )?(?:appointment|viewing|tour|meeting)|(?<!\bque )\b(?:ya )?(?:tengo|tenemos) (?:\w+ ){0,8}(?:cita|visita|reunion|reserva)|\b(?:j'ai|nous avons|on a) (?:\w+ ){0,8}(?:rendez-vous|rdv|visite)|\b(?:ich habe|wir haben) (?:[\w:]+ ){0,10}(?:termin|besichtigung\w*)\b/

/** Of when a business is there, or how it is reached. */
export const OPENING =
  /\b(?:opens|(?:we|you|they|office|store|shop)(?:'re| are| is)? (?:\w+ )?open|open (?:from|until|till)|closes|closed|closing|we close|calling us|call us|give us a call|(?:office|business|opening) hours|geoffnet|offnen|schliesst|schliessen|geschlossen|offnungszeiten|abrimos|cerramos|abiert[oa]s?|cerrad[oa]s?|horario|ouvrons|fermons|ouverte?s?|fermee?s?|horaires)\b/

/** A day. */
export const DAY =
  /\b(?:today|tonight|tomorrow|mon(?:day)?|tues(?:day)?|wednes(?:day)?|thurs(?:day)?|fri(?:day)?|satur(?:day)?|sun(?:day)?|hoy|manana|lunes|martes|miercoles|jueves|viernes|sabado|domingo|aujourd'hui|demain|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|heute|morgen|ubermorgen|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonnabend|sonntag|january|february|march|april|may|june|july|august|september|october|november|december|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre|janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre|januar|februar|marz|juni|juli|oktober|dezember|\d{1,2}[./]\d{1,2}|20\d\d-\d\d-\d\d)\b/

/** A time of day, so that "three bedrooms" is none. */
export const CLOCK =
  /\b(?:\d{1,2}(?::\d\d)? ?(?:am|pm|a\.m|p\.m|o'?clock|uhr|h|heures?)\b|\d{1,2}:\d\d|noon|midday|mediodia|midi|mittags?|\w+ (?:o'?clock|uhr|heures?)\b|(?:at|around|um|gegen|a las?|sobre las|a|vers) (?:\d|half|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|una|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce|halb|eins|zwei|drei|vier|funf|sechs|sieben|acht|neun|zehn|elf|zwolf))/

/** What an appointment is, by the words around it; the first that fits. */
export const KINDS = [
  ['TOUR', /\b(?:tour|rundgang|visite guidee|recorrido)\b/],
  [
    'VIEWING',
    /\b(?:viewing|view the|see the (?:house|home|flat|apartment|property|place|unit|condo)|open house|visita|visite|visiter|visitar|besichtig\w*)\b/,
  ],
] as const

/** What assistants say when they have done something. */
export const DONE = {
  MESSAGE_TAKEN:
    /\b(?:(?:i(?:'ve| have)|i'll|i will) (?:\w+ )?(?:taken|noted|take|pass(?:ed)?(?: on)?|forward(?:ed)?|note) (?:\w+ ){0,3}message|your message (?:has been|is|was)|(?:he tomado|he anotado|pasare|transmitire) (?:\w+ ){0,2}(?:mensaje|recado)|(?:j'ai (?:bien )?note|je (?:transmets|transmettrai|ferai passer)) (?:\w+ ){0,2}message|(?:ich (?:habe|werde|richte|gebe) (?:\w+ ){0,4})?nachricht (?:\w+ ){0,2}(?:notiert|weiter\w*|aufgenommen|ausrichten))/,
  CALLBACK_REQUESTED:
    /\b(?:(?:someone|somebody|we|they|an agent|he|she|our team)(?:'ll| will| is going to) (?:call|ring|phone|get back to|reach out to) you|(?:le|te|lo|la) (?:llamar\w+|devolver\w+ la llamada)|(?:vous (?:rappell?er\w+|recontacter\w+)|(?:quelqu'un|on|nous) vous rappell?e\w*)|(?:rufen|ruft|meldet|melden) (?:sie |sich |wir |jemand )+(?:\w+ )?(?:zuruck|bei ihnen)|(?:zuruckgerufen))/,
} as const
