/**
 * Days that are the same wherever people live, as folded text names them in four languages: month and day, or days from
 * Easter Sunday. Of two that could match, the longer name stands first. "Christmas" or "Easter" alone is no day.
 */
export const HOLIDAY_NAMES: readonly (readonly [day: string | number, names: string])[] = [
  ['12-24', 'christmas eve|xmas eve|heilig(?:er)? ?abend|weihnachtsabend|nochebuena|(?:la )?veille de noel'],
  [
    '12-25',
    'christmas day|xmas day|(?:1\\.|erste[nrm]?) weihnachts(?:feier)?tag|(?:el )?dia de navidad|(?:le )?jour de noel',
  ],
  [
    '12-26',
    "boxing day|st\\.? stephen'?s'? day|(?:2\\.|zweite[nrm]?) weihnachts(?:feier)?tag|san esteban|(?:la )?saint[ -]etienne",
  ],
  [
    '12-31',
    "new year'?s'? eve|silvester(?:abend)?|(?:noche|dia) de fin de ano|nochevieja|(?:la )?saint[ -]sylvestre|reveillon du (?:nouvel an|jour de l'an)",
  ],
  [
    '01-01',
    "new year'?s'? day|neujahr(?:stag)?|(?:el )?dia de ano nuevo|(?:el )?ano nuevo|(?:le )?jour de l'an|(?:le )?nouvel an",
  ],
  [
    '01-06',
    "epiphany|(?:heilige[nr]? )?(?:drei|3) ?konige?n?|dreikonigstag|(?:el )?dia de (?:los )?reyes(?: magos)?|(?:l')?epiphanie",
  ],
  ['02-14', "valentine'?s'? day|valentinstag|(?:el )?dia de san valentin|(?:la )?saint[ -]valentin"],
  ['03-17', "(?:st\\.?|saint) patrick'?s'? day"],
  ['08-15', "assumption day|maria himmelfahrt|(?:el )?dia de la asuncion|(?:l')?assomption"],
  ['10-31', 'halloween|reformationstag'],
  ['11-01', "all saints'? day|allerheiligen|(?:el )?dia de todos los santos|todos los santos|(?:la )?toussaint"],
  ['11-02', "all souls'? day|allerseelen|(?:el )?dia de (?:los )?(?:muertos|difuntos)"],
  ['12-06', 'nikolaus(?:tag)?'],
  ['12-08', "immaculate conception|(?:el )?dia de la inmaculada(?: concepcion)?|(?:l')?immaculee conception"],
  [-48, 'rosenmontag'],
  [-47, '(?:shrove|pancake|fat) tuesday|pancake day|mardi gras|faschingsdienstag|martes de carnaval'],
  [-46, 'ash wednesday|aschermittwoch|miercoles de ceniza|mercredi des cendres'],
  [-7, 'palm sunday|palmsonntag|domingo de ramos|dimanche des rameaux'],
  [-3, 'maundy thursday|holy thursday|grundonnerstag|jueves santo|jeudi saint'],
  [-2, 'good friday|karfreitag|viernes santo|vendredi saint'],
  [-1, 'holy saturday|karsamstag|sabado santo|samedi saint'],
  [0, 'easter sunday|easter day|ostersonntag|domingo de (?:pascua|resurreccion)|(?:le )?(?:dimanche|jour) de paques'],
  [1, 'easter monday|ostermontag|lunes de pascua|(?:le )?lundi de paques'],
  [39, "ascension day|(?:christi )?himmelfahrt(?:stag)?|(?:le )?jeudi de l'ascension|l'ascension|dia de la ascension"],
  [49, 'whit ?sunday|pfingstsonntag|domingo de pentecostes|(?:le )?dimanche de (?:la )?pentecote'],
  [50, 'whit ?monday|pfingstmontag|lunes de pentecostes|(?:le )?lundi de (?:la )?pentecote'],
  [60, 'corpus christi|fronleichnam|fete[ -]dieu'],
]

/** What people say instead of the name in the list of their country. */
export const OTHER_NAMES: readonly (readonly [said: string, listed: string])[] = [
  ['thanksgiving', 'thanksgiving day'],
  ['labor day', 'labour day'],
  ["presidents'? day|president's day", "washington's birthday"],
  ['(?:mlk|martin luther king) day', 'martin luther king jr. day'],
  ['(?:el )?dia de la constitucion', 'dia de la constitucion espanola'],
  ['tag der arbeit', 'maifeiertag'],
  ['(?:le )?(?:quatorze|14) juillet', 'fete nationale de la france'],
]

/** These stand for days around them as well: which one has to be asked. */
export const VAGUE_NAMES =
  /^(?:christmas|easter|weihnachten|ostern|pfingsten|navidad|pascua|semana santa|noel|paques|pentecote|pentecost|pentecostes|carnival|carnaval|hanukkah|diwali|ramadan)$/
