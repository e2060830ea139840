/**
 * The words of callers who never want to be called again, without accents. What is missed is called again; what is heard
 * wrongly loses somebody who wanted to buy: so each rule also says how its sentence goes on.
 */

/** What ends such a sentence, so that "don't call me before nine" is none. */
const END =
  "(?=\\s*(?:$|[.,;!?]|please|and|or|i(?:'m| am) (?:not|done)|i (?:don'?t|do not|told|said)|thank|sir|okay|ok|bitte|danke|por favor|gracias|s'il|merci))"
/** Where a clause ends, and nothing but politeness follows. */
const OVER = "(?=\\s*(?:$|[.,;!?]|please|now|thank|bitte|danke|por favor|gracias|s'il|merci))"
const AGAIN = '(?:ever )?(?:again|any ?more|ever)\\b'
const CALL = '(?:call|ring|phone|contact)(?:(?: and| or) (?:text|message|e-?mail|contact|call))?'
const ME = '(?: me| us| here| back| this number| my (?:number|phone|house)){0,8}'
const NOT = "(?:do not|don'?t)"
/** Polite words, or how one asks for it, before the first word that counts. */
const FIRST =
  "(?:^|[,;:] ?|\\b(?:and|so|just|then|please) )(?:(?:please|just|now|okay|ok|so|and|well|look|no|yes|you can|can you|could you|would you|will you|i want you to|i'd like you to),? ){0,6}"
const NUMBER = '(?:my|this|our) (?:phone |cell )?number'
const LIST = '(?:list|lists|database|system)\\b(?! for (?!call|phone|good|ever))'
const NO_SUBJECT = '(?<!\\b(?:i|you|they|he|she|we|people|who|why|will|would|ll|he said|she said|they said) )'
const SIE = '(?:mich|uns|hier|diese nummer|bei mir|bei uns|bitte|einfach|doch)'
const GERMAN_LIST =
  '(?:von|aus) (?:der|ihrer|dieser|eurer|den|ihren) (?!warte|gaste|besucher|interessenten)\\w*(?:listen?|datenbank|kartei)|(?:vom|aus dem|aus ihrem) (?:verteiler|system)'
const GERMAN_WHAT = '(?:mich|uns|meine (?:\\w*)nummer|meinen namen|diese nummer)'
const FRENCH_CALL = '(?:r?appele[zr]|r?appelles?|contacte[zrs]?|telephone[zrs]?|derange[zr])'
const FRENCH_NOT = "(?<!\\b(?:il|elle|ils|elles|on|vous|tu|personne|qui) )\\bne (?:m'|nous |me )?"
const SPANISH_CALL = '(?:llame[ns]?|contacte[ns]?|moleste[ns]?)'
const SPANISH_LIST = 'de (?:su|la|esa|esta|sus) (?:listas?|base|sistema)'

const rule = (text: string) => new RegExp(text)

/** Never again: only a time named right there makes it something else. */
export const FOREVER: readonly RegExp[] = [
  // English
  /\b(?:stop|quit) (?:calling|ringing|phoning|contacting|bothering|harassing|cold[- ]calling)\b(?! me (?:by|that|sir|miss|ma'am|names|a|an|mr|mrs)\b)/,
  /\b(?:stop|quit|end) (?:these|those|the|your|all these) (?:\w+ )?calls\b/,
  rule(`${NO_SUBJECT}\\b(?:${NOT}|never) (?:ever |even |you |dare )?${CALL}${ME},? ${AGAIN}`),
  rule(`\\b(?:not to|to not|never to) (?:ever )?${CALL}${ME},? ${AGAIN}`),
  rule(`\\byou (?:should|must|may|are|better|can|shall) (?:not|never) (?:to )?(?:ever )?${CALL}${ME},? ${AGAIN}`),
  rule(`\\b(?:would|could|can|will) you (?:please |just )?not (?:ever )?${CALL}${ME},? ${AGAIN}`),
  rule(`\\b(?:make sure|rather|prefer) (?:that )?you (?:do not|don'?t|didn'?t|never) ${CALL}${ME},? ${AGAIN}`),
  rule(
    `\\b${NOT} (?:want|wish|need) (?:you|anyone|anybody|them)(?: guys| people)? to (?:ever )?${CALL}${ME},? ${AGAIN}`,
  ),
  rule(
    `\\b${NOT} (?:want|wish|like|care) to (?:ever )?(?:be|get) (?:called|contacted|phoned|bothered)(?: by you)? ${AGAIN}`,
  ),
  rule(
    `\\b${NOT} (?:want|wish|like) (?:to (?:get|receive) )?(?:any )?more (?:phone |cold )?calls(?: from you| about (?:this|it|that))?${END}`,
  ),
  // Spanish
  /\b(?:dej(?:e|en|a|ad)|par(?:e|en|a|ad)) (?:ya )?de (?:llamar|molestar|contactar)/,
  /\bno (?:me |nos )?vuelva[ns]? a (?:llamar|contactar)/,
  rule(
    `\\bno (?:me |nos )?${SPANISH_CALL} (?:por favor )?(?:mas(?! (?:tarde|temprano|de|que))|nunca|jamas|otra vez|de nuevo)\\b`,
  ),
  /\bno (?:quier[oe]n?|queremos|deseo) (?:recibir )?mas llamadas/,
  rule(
    `\\bno (?:quiero|queremos|deseo) que (?:me |nos )(?:vuelva[ns]? a llamar|${SPANISH_CALL} (?:nunca )?mas(?! (?:tarde|temprano))\\b)`,
  ),
  // French
  /\b(?:arrete[zr]?|arretes|cesse[zr]?) (?:de (?:m'|nous |me )|d')(?:appeler|rappeler|telephoner|contacter|harceler|deranger)/,
  rule(`${FRENCH_NOT}${FRENCH_CALL} (?:s'il vous plait )?(?:plus|jamais)\\b`),
  /\bque vous ne (?:m'|me |nous )(?:r?appeliez|contactiez|telephoniez) (?:plus|jamais)\b/,
  /\bne (?:(?:veux|voudrais|souhaite) )?plus (?:jamais )?(?:etre (?:appelee?|contactee?|derangee?)|recevoir (?:d'|vos |d'autres )appels|que vous (?:m'appelie?z|me contactie?z)|d'appels)/,
  // German
  rule(`\\brufen sie (?:${SIE} )*(?:nicht|nie|niemals) (?:mehr|wieder)(?: mehr)? (?:\\w+ ){0,4}an\\b`),
  /(?:^|[,;:] ?|\b(?:und|bitte|also|jetzt) )(?:ruft|rufe?) (?:bitte )?(?:mich|uns|hier) (?:bitte |einfach )*(?:nicht|nie|niemals) (?:mehr|wieder)\b/,
  /\bhor(?:en|t|e)? (?:sie |ihr )?(?:bitte |endlich )*(?:damit )?auf,? (?:mich|uns|hier|bei mir) (?:\w+ )?(?:anzurufen|zu belastigen|zu kontaktieren)/,
  rule(`(?:^|[,;:] ?|\\bbitte )(?:mich |uns |hier )?(?:nicht|nie) (?:mehr|wieder) (?:mehr )?anrufen${OVER}`),
  /\b(?:will|mochte|wollen|mochten) (?:von (?:ihnen|euch) )?(?:bitte )?(?:nicht|nie) (?:mehr|wieder) (?:von (?:ihnen|euch) )?(?:angerufen|kontaktiert|belastigt) werden\b/,
]

/** Not to be called: a time or another way named anywhere in the sentence makes it something else. */
export const ASKED: readonly RegExp[] = [
  // English
  rule(`${NO_SUBJECT}\\b${NOT} (?:ever )?${CALL} (?:me|us|this number|here)${END}`),
  rule(`${FIRST}never ${CALL} (?:me|us|this number|here)${END}`),
  rule(`^(?:(?:please|just|no|okay|ok),? )*${NOT} call${OVER}`),
  rule(
    `\\b(?:ask(?:ed|ing)?|told|tell(?:ing)?|want(?:ed)?|like|prefer|beg(?:ged|ging)?|need) (?:you|them|your \\w+)(?: guys| people)? (?:not to|to not|to never|never to) (?:ever )?${CALL}${ME}${END}`,
  ),
  rule(`\\b${NOT} (?:want|wish|need) (?:you|anyone|anybody|them)(?: guys| people)? to ${CALL} (?:me|us|here)${END}`),
  rule(`\\b${NOT} (?:want|wish|like|care) to (?:be|get) (?:called|contacted|phoned|bothered)${END}`),
  rule(`\\b${NOT} (?:want|wish|like) (?:to (?:get|receive) )?(?:any )?(?:phone |cold )?calls(?: from you)?${OVER}`),
  rule(`(?:^|[,;:] ?|\\b(?:please|want|just|so|and|okay|ok) )no more calls(?: from you)?${OVER}`),
  // Spanish
  rule(`\\bno (?:me|nos) ${SPANISH_CALL}${END}`),
  rule(`(?:^|[,;:] ?|\\bpor favor )no (?:llame[ns]?|contacte[ns]?)${OVER}`),
  rule(`\\bno (?:quiero|queremos|deseo) que (?:me|nos) ${SPANISH_CALL}${END}`),
  rule(`\\bno (?:quiero|queremos|deseo) (?:recibir )?ninguna llamada${OVER}`),
  // French
  rule(`${FRENCH_NOT}(?:r?appele[zr]|contacte[zr]|telephone[zr]) pas${OVER}`),
  rule(
    `\\bne (?:veux|voudrais|souhaite) pas (?:etre (?:appelee?|contactee?)|que vous (?:m'appelie?z|me contactie?z))${OVER}`,
  ),
  // German
  rule(`\\brufen sie (?:${SIE} )*nicht an${OVER}`),
  /(?:^|[,;:] ?|\bbitte )(?:ruft|rufe?) (?:mich|uns|hier) (?:bitte )?nicht an(?=\s*(?:$|[.,;!?]))/,
  rule(
    `\\b(?:will|mochte|wollen|mochten) nicht,? dass (?:sie|ihr) (?:mich|uns|hier) (?:bitte |noch ?(?:ein)?mal |wieder |weiter |nochmals )*(?:anruf\\w+|kontaktier\\w+|belastig\\w+)${OVER}`,
  ),
  rule(
    `\\b(?:will|mochte|wollen|mochten|bitte|wunsche) (?:bitte )?keine (?:weiteren |werbe)?anrufe(?: mehr)?(?: von (?:ihnen|euch))?(?: (?:bekommen|erhalten|haben))?${OVER}`,
  ),
]

/** Off a list: whatever else is said. */
export const LISTS: readonly RegExp[] = [
  // English
  rule(
    `\\b(?:take|remove|get|delete|strike) (?:me|us|my (?:name|number|phone number)|this number|our number) (?:off|from|out of) (?:\\w+ ){0,3}${LIST}`,
  ),
  rule(`\\b(?:be|get) (?:taken|removed|deleted|struck) (?:off|from|out of) (?:\\w+ ){0,3}${LIST}`),
  rule(
    `${FIRST}(?:remove|delete|erase|lose|forget) ${NUMBER}(?: from your (?:records|files|phones?|books?|computers?))?${OVER}`,
  ),
  rule(`${FIRST}(?:remove|delete|unsubscribe) me${OVER}`),
  rule(`^(?:(?:please|just),? )*unsubscribe${OVER}`),
  /\b(?:put|add|want) (?:me|us|my number|this number)? ?(?:to be )?(?:on|to) (?:\w+ ){0,2}do[- ]not[- ]call\b/,
  /\b(?:i am|i'm|we are|we're|number is) (?:already )?on (?:\w+ ){0,2}do[- ]not[- ]call\b/,
  /\bopt me out(?! of (?:the |your )?(?!calls?\b|list\b))/,
  rule(
    `\\b(?:want|like|wish|going|have|need) to opt out(?: of (?:the |your |these |all |any )*(?:phone )?(?:calls?|calling|list))?${OVER}`,
  ),
  rule(`\\bi opt out${OVER}`),
  // Spanish
  rule(`\\b(?:quite|saque|borre|elimine)n?(?:me|nos)? (?:(?:mi (?:numero|nombre) )?${SPANISH_LIST}|mi numero${OVER})`),
  rule(`\\b(?:quitar|sacar|borrar|eliminar)(?:me|nos)? (?:(?:mi (?:numero|nombre) )?${SPANISH_LIST}|mi numero${OVER})`),
  // French
  rule(
    `\\b(?:retire[zr]|supprime[zr]|enleve[zr]|efface[zr])(?:[- ]moi)? (?:(?:mon (?:numero|nom) )?de (?:votre|la|vos) (?:listes?|fichiers?|bases?)|mon numero${OVER})`,
  ),
  // German
  rule(`\\b(?:streichen|nehmen|loschen|entfernen) sie (?:bitte )?${GERMAN_WHAT}(?: bitte)? (?:${GERMAN_LIST})`),
  rule(
    `\\b(?:(?:streichen|entfernen) sie (?:bitte )?(?:meine (?:\\w*)nummer|diese nummer)|loschen sie (?:bitte )?(?:mich|meine (?:\\w*)nummer|diese nummer))(?: bitte)?${OVER}`,
  ),
  rule(
    `\\b(?:konnten|konnen|wurden|dass) sie (?:bitte )?${GERMAN_WHAT}(?: bitte)? (?:(?:${GERMAN_LIST}) (?:nehmen|streichen|loschen|entfernen)|loschen${OVER})`,
  ),
]

/** About one time or place only. */
export const LIMIT =
  /\b(?:(?:before|until|till|between|during|while|unless) \w|after (?!i |we |all )\w|today|tonight|tomorrow|at (?:night|work|this (?:hour|time))|on (?:the )?(?:weekends?|sundays?|saturdays?)|(?:so|this|too) (?:late|early)|this (?:morning|evening|afternoon|week|month)|right now|for (?:a|the next|another) \w+|in the (?:morning|evening|middle)|antes (?:de|que)|despues (?:de|que)|hasta|hoy|manana|entre|mientras|a estas? horas?|tan (?:tarde|temprano)|mas tarde|de noche|por la (?:noche|manana|tarde)|al trabajo|esta semana|avant|apres|jusqu'|aujourd'hui|demain|entre|pendant|tant que|a cette heure|si (?:tard|tot)|le (?:soir|matin|week-?end|dimanche|samedi)|au (?:travail|bureau)|ce (?:soir|matin)|la nuit|cette semaine|vor \w|nach \w|bis \w|heute|morgen|zwischen|wahrend|um diese|so (?:spat|fruh)|am (?:wochenende|abend|sonntag|samstag)|abends|nachts|morgens|bei der arbeit|diese woche)/

/** About another way, or another person who calls. */
export const INSTEAD =
  /\b(?:i(?:'ll| will| can| would rather) (?:(?:call|ring|phone|contact)(?= you| back|[.,!?]|$)|be in touch|reach out|get back)|let me call|(?<!\b(?:or|and|nor) )(?:text|e-?mail|message|write|whatsapp)(?: to)? (?:me|us|my|instead)|by (?:text|e-?mail|mail|sms)|instead|use (?:my|the|this)|(?<=[,;] |but |just |please )call (?:my|him|her|the|me (?:on|at|in|tomorrow|later))|yo (?:le|te|les|los) llamo|(?:le|te|les) llam(?:o|are)|escrib\w+|mand\w+ (?:un |una )?(?:mensaje|correo)|por (?:correo|mensaje|whatsapp|escrito)|sino|je (?:vous |te )?r?appell\w+|ecri(?:s|vez)|envoyez|par (?:mail|e-?mail|sms|courriel|ecrit|message)|plutot|sondern|ich (?:rufe|melde)|schreiben sie|schicken sie|per (?:e-?mail|mail|sms|post|whatsapp))\b/

/** Where the same words mean something else. */
export const SPARED: readonly RegExp[] = [
  /(?<!\b(?:if|unless|when) you )\b(?:do not|don'?t|didn'?t|did not|never|not|wouldn'?t|please don'?t) (?:\w+ ){0,3}(?:stop|quit) (?:calling|ringing|phoning|contacting)/,
  /\b(?:why|when|how come|who)\b(?:(?!\b(?:why|when|how come|who)\b).)*\b(?:stop|quit) (?:calling|ringing|phoning|contacting)/,
  /\b(?:did|do|have|has|would|will|could|can|should) (?:you|they|he|she|i|we) (?:\w+ )?(?:stop|quit) (?:calling|ringing|phoning|contacting) (?:\w+ ){0,8}(?:because|yesterday|last)/,
  /\b(?:he|she|they|my \w+|somebody|someone|people)(?:'s| is| are| has| have|'ve)? (?:\w+ )?(?:to )?(?:stop|stopped|quit) calling\b/,
  /\b(?:do not|don'?t|never|not to|to not) (?:please |ever |want to |want you to )?(?:be )?(?:take|taken|remove|removed|delete|deleted|unsubscribe|opt|strike)\b/,
  /\b(?:did|have|why) (?:did )?(?:you|they|somebody|someone) (?:take|taken|remove|removed|delete|deleted)\b/,
  /\b(?:wait(?:ing)?|guest|visitors?|viewings?|tour|short|price|shopping|e-?mail)[- ]?lists?\b|\b(?:newsletter|lista de (?:espera|invitados|visitas)|liste (?:d'attente|d'invites|des visites))\b/,
  /\b(?:my|the|a) new (?:one|number)\b/,
  /\bno (?:deje[ns]?|dejes|pare[ns]?) de (?:llamar|contactar)/,
  /\b(?:por que|cuando) (?:(?!(?:por que|cuando) ).)*(?:dej|par)/,
  /\b(?:n'arrete|ne cesse)/,
  /\bpourquoi\b/,
  /\b(?:warum|wieso)\b/,
  /\bhor(?:en|t)? (?:sie |ihr )?(?:bitte )?nicht auf\b/,
]
