import { describe, expect, it } from 'vitest'
import { digitsFor } from '../../../src/domain/spoken/index.js'

describe('number words as digits', () => {
  it.each([
    ['en', 'one twenty three main street', '123 main street'],
    ['en', 'Twelve Hundred Oak Avenue', '1200 Oak Avenue'],
    ['en', 'five oh five elm', '505 elm'],
    ['en', 'nineteen oh four', '1904'],
    ['en', 'one hundred and five elm', '105 elm'],
    ['en', 'twenty-three fifth avenue', '23 5th avenue'],
    ['en', 'one hundred fifth avenue', '100 5th avenue'],
    ['en', 'the twenty first', 'the 21st'],
    ['en', 'between two and four', 'between 2 and 4'],
    ['en', 'the one on main street', 'the one on main street'],
    ['en', 'two hundred a month', '200 a month'],
    ['es', 'calle mayor ciento veintitrés', 'calle mayor 123'],
    ['es', 'treinta y cinco', '35'],
    ['es', 'las cinco y veinticinco', 'las 5 y 25'],
    ['es', 'mil doscientos', '1200'],
    ['es', 'una casa', 'una casa'],
    ['fr', 'quatre-vingt-dix-sept rue de Rivoli', '97 rue de Rivoli'],
    ['fr', 'soixante et onze', '71'],
    ['fr', 'deux cent un', '201'],
    ['fr', 'une heure', 'une heure'],
    ['de', 'einhundertdreiundzwanzig', '123'],
    ['de', 'am fünften März', 'am 5. März'],
    ['de', 'fünfundzwanzigste', '25.'],
    ['de', 'ein Haus', 'ein Haus'],
    ['de', 'die rechte Seite', 'die rechte Seite'],
    ['xx', 'twenty two', '22'],
  ])('in %s: %j', (language, said, written) => {
    expect(digitsFor(said, language)).toBe(written)
  })

  it('leaves a text without numbers as it is, however odd', () => {
    const odd = 'a\0b \ud83d\ude00 𝟙 ﷽ “and and and”'
    expect(digitsFor(odd, 'en')).toBe(odd)
    expect(digitsFor('', 'en')).toBe('')
  })
})
