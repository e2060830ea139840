import { describe, expect, it } from 'vitest'
import { readMoney, writePrice } from '../../../src/domain/properties/index.js'

const readPrice = (written: string, currency: string) => readMoney(written, currency).minor

describe('a price', () => {
  it.each([
    ['450000', 45_000_000n],
    ['$450,000', 45_000_000n],
    ['450.000 €', 45_000_000n],
    ['450.000,50', 45_000_050n],
    ['1,234,567.89', 123_456_789n],
    ['1 250,50', 125_050n],
    ["1'250", 125_000n],
    ['450k', 45_000_000n],
    ['1.2 million', 120_000_000n],
    ['1.25m', 125_000_000n],
    ['USD 1,200', 120_000n],
    ['$1,200/month', 120_000n],
    ['1,850 per month', 185_000n],
    ['1.850 pro Monat', 185_000n],
    ['0', 0n],
    ['', undefined],
    ['a lot', undefined],
    ['-5', undefined],
    ['1,23,4', undefined],
    ['1.2.3', undefined],
    ['9'.repeat(30), undefined],
    ['0.001', undefined],
  ])('written as %j is read', (written, minor) => expect(readPrice(written, 'USD')).toBe(minor))

  it('knows the digits of its currency, and is written as it is read', () => {
    expect([readPrice('45,000', 'JPY'), readPrice('1.5', 'JPY'), readPrice('1,250', 'KWD')]).toEqual([
      45_000n,
      undefined,
      1_250_000n,
    ])
    expect([
      writePrice(45_000_000n, 'USD'),
      writePrice(125_050n, 'EUR'),
      writePrice(5n, 'USD'),
      writePrice(450n, 'JPY'),
    ]).toEqual(['450000', '1250.50', '0.05', '450'])
  })
})

describe('B4: an amount in a currency', () => {
  it.each([
    ['$1,250,000', 'USD', 'USD'],
    ['$1,250,000', 'CAD', 'CAD'],
    ['$1,250,000', 'MXN', 'MXN'],
    ['1,250,000 dollars', 'AUD', 'AUD'],
    ['1.250.000 dólares', 'USD', 'USD'],
    ['1,250,000', 'EUR', 'EUR'],
    ['€450,000', 'EUR', 'EUR'],
    ['450.000 Euro', 'EUR', 'EUR'],
    ['450.000 EUR', 'EUR', 'EUR'],
    ["CHF 900'000.-", 'EUR', 'CHF'],
    ["Fr. 900'000.—", 'CHF', 'CHF'],
    ['£450,000', 'EUR', 'GBP'],
    ['£450,000 pcm', 'GBP', 'GBP'],
    ['450000 GBP', 'EUR', 'GBP'],
    ['450000 USD', 'EUR', 'USD'],
    ['US$450,000', 'CAD', 'USD'],
    ['C$450,000', 'USD', 'CAD'],
    ['$450,000 USD', 'EUR', 'USD'],
    ['450 000 dollars canadiens', 'EUR', 'CAD'],
    ['450.000 kanadische Dollar', 'EUR', 'CAD'],
    ['450 000 francs suisses', 'EUR', 'CHF'],
    ['450.000 Schweizer Franken', 'EUR', 'CHF'],
    ['450.000 libras', 'EUR', 'GBP'],
    ['3 500 000 zł', 'EUR', 'PLN'],
    ['₹450,000', 'USD', 'INR'],
  ])('%s, read for %s, is in %s', (written, own, currency) => {
    expect(readMoney(written, own)).toMatchObject({ currency })
  })

  it.each(['$1,250,000', '450000 dollars', '450000 pesos', '¥450,000', '₸450,000', '450000 kr'])(
    '%s for a client of euros is refused, for nobody can tell whose it is',
    (written) => expect(readMoney(written, 'EUR').problem).toContain('is not EUR. Please write the code'),
  )

  it.each(['usd', 'ALL in', 'Maca$'])('is no amount without one: %s', (written) => {
    expect(readMoney(written, 'USD').minor).toBeUndefined()
  })

  it('keeps the digits of the currency it is in', () => {
    expect(readMoney('JPY 450,000', 'USD')).toEqual({ minor: 450_000n, currency: 'JPY' })
    expect(readMoney('450,000 USD', 'JPY')).toEqual({ minor: 45_000_000n, currency: 'USD' })
  })
})
