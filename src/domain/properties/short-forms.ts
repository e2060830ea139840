/** Words of the names of streets in the forms people write and say, by the one that names are compared by. */

const table = (lines: string): ReadonlyMap<string, string> =>
  new Map(
    lines
      .trim()
      .split('\n')
      .flatMap((line) => {
        const [word = '', forms = ''] = line.trim().split(': ')
        return forms.split(' ').map((form) => [form, word] as const)
      }),
  )

/** Short forms and endings of one word, after those that stored keys know (street-words.ts). */
export const SHORT_FORMS = table(`
  saint: sankt skt ste
  santa: sta
  santo: sto
  mt: mont
  gross: gr grosse grosser grosses grossen
  klein: kl kleine kleiner kleines kleinen
  alt: alte alter altes alten
  neu: neue neuer neues neuen
  obere: ob oberer oberen
  untere: unt unterer unteren
  pl: pza plza pca plazuela
  calle: cll
  ps: pth
  maria: mth ma
  allee: alle allees
  izq: izda izquierda
  dcha: derecha
  blvd: bvd blv bvar bldv
  fbg: fg
  passage: psge
  ch: chem che
  glorieta: gta
  ronda: rda
  travesia: trav trva tva
  pasaje: pje psje
  rte: rt
  expressway: expy expwy
  freeway: fwy
  turnpike: tpke tpk
  crossing: xing
  point: pt pte
  heights: hts
  gardens: gdns gdn
  grove: grv
  ridge: rdg
  valley: vly
  creek: crk
  park: pk prk
  hill: hl
  hills: hls
  village: vlg
  lake: lk
  dr: docteur doktor doctora dra
  professor: prof profesor
  general: gen gral
  president: pres presidente pdte
  captain: capt capitan capitaine
  colonel: col coronel
  commandant: cdt cmdt comandante
  marechal: mal mariscal
  burgermeister: bgm burgerm buergermeister
  reverend: rev
  lieutenant: lt
  jr: junior
  sr: senior
  nuestra: ntra
  senora: sra
  notre: ntre
  hermanos: hnos
  francisco: fco
  friedrich: friedr
  wilhelm: wilh
  johann: joh
  1th: primer
  2th: segundo
  3th: tercero tercer
  4th: cuarto
  5th: quinto
  6th: sexto
  w: oeste ouest
  e: ost est
`)

/** The kinds of street that callers leave out, apart from those that stored keys know. */
export const MORE_KINDS = new Set(
  'ter passage glorieta ronda travesia pasaje expressway freeway turnpike quai cours drive loop row'.split(' '),
)

export const DIRECTIONS = new Set('n s e w ne nw se sw'.split(' '))

/** Left out as often as not: the title before a name, and what comes after it. */
export const TITLES = new Set(
  'dr professor general president captain colonel commandant marechal burgermeister reverend lieutenant jr sr'.split(
    ' ',
  ),
)

export const ARTICLES = new Set(
  'the of and de del du des la le les los las el l d et y e der die das den dem'.split(' '),
)

/** Leaving them out is heard; another one is another street: Am Berg is not Im Berg. */
export const PREPOSITIONS = new Set('am im an in auf zum zur vor hinter bei beim'.split(' '))

/** People whose streets have a short form, by what is left of their names without initials, titles and articles. */
export const PEOPLE = table(`
  martin luther king: mlk m_k ml_king m_king martin_king luther_king mlking m_luther_king martin_luther
  john kennedy: jfk j_k jf_kennedy j_kennedy john_fitzgerald_kennedy
  robert kennedy: rfk
  franklin roosevelt: fdr f_roosevelt fd_roosevelt franklin_delano_roosevelt
  lyndon johnson: lbj lyndon_baines_johnson
  charles gaulle: cdg
`)

/** "Alfonso XIII", "Louis XIV": how the numbers of rulers are written. */
export const ROMAN = new Map(
  'i ii iii iv v vi vii viii ix xi xii xiii xiv xv xvi xvii xviii xix xx xxi xxii xxiii'
    .split(' ')
    .map((roman) => [roman, romanValue(roman)] as const),
)

function romanValue(roman: string): string {
  const values = [...roman].map((letter) => ({ i: 1, v: 5, x: 10 })[letter] ?? 0)
  const total = values.reduce((sum, value, at) => sum + (value < (values[at + 1] ?? 0) ? -value : value), 0)
  return String(total)
}
