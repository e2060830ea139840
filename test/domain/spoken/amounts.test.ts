import { describe, expect, it } from 'vitest'
import { resolveAmount, type SpokenLanguage, sayAmount } from '../../../src/domain/spoken/index.js'

const read = (said: string | number, language: SpokenLanguage = 'en', currency = 'USD') =>
  resolveAmount(said, { language, currency })

describe('an amount as people say it', () => {
  it.each<[SpokenLanguage, string | number, bigint]>([
    ['en', 'four hundred thousand', 400_000n],
    ['en', 'four hundred and fifty thousand dollars', 450_000n],
    ['en', '400k', 400_000n],
    ['en', '$1.2 million', 1_200_000n],
    ['en', 'one point two five million', 1_250_000n],
    ['en', 'half a million', 500_000n],
    ['en', 'two and a half million', 2_500_000n],
    ['en', '1 million 50 thousand', 1_050_000n],
    ['en', 'four fifty thousand', 450_000n],
    ['en', 'twelve hundred a month', 1_200n],
    ['en', 'three hundred ninety-nine thousand nine hundred', 399_900n],
    ['en', '450,000', 450_000n],
    ['en', '1,000,002', 1_000_002n],
    ['en', 'a million two hundred thousand', 1_200_000n],
    ['en', 'two thousand five hundred', 2_500n],
    ['en', 450_000, 450_000n],
    ['es', 'cuatrocientos cincuenta mil', 450_000n],
    ['es', '450 mil euros', 450_000n],
    ['es', 'dos millones y medio', 2_500_000n],
    ['es', 'un millón doscientos mil', 1_200_000n],
    ['es', '1.250 millones', 1_250_000_000n],
    ['fr', 'quatre cent cinquante mille', 450_000n],
    ['fr', 'quatre-vingt-dix mille', 90_000n],
    ['fr', 'un million et demi', 1_500_000n],
    ['fr', '450 000 €', 450_000n],
    ['de', 'vierhundertfünfzigtausend', 450_000n],
    ['de', '450.000', 450_000n],
    ['de', '1,2 Mio.', 1_200_000n],
    ['de', 'anderthalb Millionen', 1_500_000n],
    ['de', 'eine Million zweihunderttausend', 1_200_000n],
  ])('in %s: %j', (language, said, whole) => {
    expect(read(said, language, /€|euro/.test(String(said)) ? 'EUR' : 'USD')).toEqual({ minor: whole * 100n })
  })

  it('keeps cents, in the way of the language', () => {
    expect(read('1,250.50')).toEqual({ minor: 125_050n })
    expect(read('1.250,50', 'de')).toEqual({ minor: 125_050n })
    expect(read(0.1 + 0.2)).toEqual({ minor: 30n })
  })

  it('knows currencies without cents', () => {
    expect(read('400k', 'en', 'JPY')).toEqual({ minor: 400_000n })
  })

  it('is understood in another language than that of the call', () => {
    expect(read('vierhundertfünfzigtausend')).toEqual({ minor: 45_000_000n })
    expect(read('four hundred thousand', 'de')).toEqual({ minor: 40_000_000n })
  })

  it.each([
    ['four fifty', /full amount/],
    ['a million two', /full amount/],
    ['one million two hundred', /full amount/],
    ['two million five', /full amount/],
    ['two thousand five', /full amount/],
    ['one point two', /full amount/],
    ['four and a half', /full amount/],
    ['un millón dos', /full amount/],
    ['un million deux', /full amount/],
    ['eine Million zwei', /full amount/],
    ['between 400 and 450 thousand', /one amount/],
    ['400k or 420k', /one amount/],
    ['one hundred and two hundred thousand', /full amount/],
    ['10% less', /whole amount/],
    ['', /again, in numbers/],
    ['a lot', /again, in numbers/],
    [Number.NaN, /again, in numbers/],
    [Number.POSITIVE_INFINITY, /again, in numbers/],
    ['zero', /more than zero/],
    ['-5', /more than zero/],
    ['minus five hundred', /more than zero/],
    [1e15, /too large/],
    ['9'.repeat(400), /too large|again/],
  ])('is asked for where %j leaves a doubt', (said, ask) => {
    expect(read(said).ask).toMatch(ask)
  })
})

describe('an amount as it is read out', () => {
  it.each([
    [45_000_000n, 'USD', '$450,000'],
    [125_050n, 'EUR', '€1,250.50'],
    [400_000n, 'JPY', '¥400,000'],
    [5n, 'USD', '$0.05'],
    [0n, 'USD', '$0'],
    [9_007_199_254_740_993_00n, 'USD', '$9,007,199,254,740,993'],
  ])('%s of %s is %s', (minor, currency, said) => {
    expect(sayAmount(minor, currency)).toBe(said)
  })
})
