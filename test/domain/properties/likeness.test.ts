import { describe, expect, it } from 'vitest'
import { likenessOf } from '../../../src/domain/properties/likeness.js'
import { readingsOf } from '../../../src/domain/properties/spoken-address.js'

describe('the city of a property somebody names', () => {
  it('is named whole, and no other one is taken for it', async () => {
    const pairs = [
      ['New York', 'New Haven'],
      ['San Francisco', 'San Diego'],
      ['Saint Louis', 'Saint Paul'],
      ['Los Angeles', 'Los Gatos'],
      ['Bad Homburg', 'Bad Vilbel'],
      ['Springfield', 'West Springfield'],
      ['West Springfield', 'Springfield'],
      ['Mesa', 'La Mesa'],
      ['Miami', 'Miami Beach'],
      ['Miami Beach', 'Miami'],
      ['Springfield', 'Shelbyville near Springfield'],
    ]
    for (const [city = '', other = ''] of pairs) {
      const property = { address: '123 Main Street', city, postcode: '62704' }
      const isSure = (said: string) => likenessOf(property, readingsOf(said, 'en'))?.isSure
      expect([city, isSure(`123 Main St, ${city}, Illinois`)]).toEqual([city, true])
      expect([city, isSure(`I am calling about 123 Main St in ${city}`)]).toEqual([city, true])
      expect([city, isSure(`in ${city} at 123 Main St`)]).toEqual([city, true])
      expect([city, isSure(`123 Main St, six two seven oh four`)]).toEqual([city, true])
      expect([other, city, isSure(`123 Main St, ${other}`)]).toEqual([other, city, false])
      expect([other, city, isSure(`in ${other} at 123 Main St`)]).toEqual([other, city, false])
    }
  })

  it('may be named without its river, but not by another river', () => {
    const property = { address: 'Hauptstr. 12', city: 'Frankfurt am Main', postcode: null }
    const isSure = (said: string) => likenessOf(property, readingsOf(said, 'de'))?.isSure
    expect(isSure('Hauptstraße 12 in Frankfurt am Main')).toBe(true)
    expect(isSure('Hauptstraße 12 in Frankfurt')).toBe(true)
    expect(isSure('Hauptstraße 12 in Frankfurt an der Oder')).toBe(false)
  })
})
