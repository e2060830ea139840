import { describe, expect, it } from 'vitest'
import { readPrice, writePrice } from '../../../src/domain/properties/index.js'

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
