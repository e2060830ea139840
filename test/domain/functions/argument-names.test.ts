import { describe, expect, it } from 'vitest'
import type { z } from 'zod'
import { underItsNames } from '../../../src/domain/functions/argument-names.js'
import { readInput } from '../../../src/domain/functions/read-input.js'
import { FUNCTIONS } from '../../../src/domain/functions/registry.js'

const functionOf = (name: string) => {
  const fn = FUNCTIONS.find((one) => one.name === name)
  if (!fn) throw new Error(`There is no function ${name}`)
  return fn
}

const fieldsOf = (fn: (typeof FUNCTIONS)[number]) => Object.keys((fn.input as z.ZodObject).shape)

describe('B7: the arguments of a function', () => {
  it.each([
    ['lookup_property', { address: '12 Oak Lane' }, { property: '12 Oak Lane' }],
    [
      'lookup_property',
      { property_address: '12 Oak Lane', town: 'Albany' },
      { property: '12 Oak Lane', city: 'Albany' },
    ],
    [
      'schedule_viewing',
      { Address: '12 Oak Lane', date: 'tomorrow', time: '3 pm', name: 'Lee' },
      { property: '12 Oak Lane', when: 'tomorrow 3 pm', callerName: 'Lee' },
    ],
    [
      'schedule_viewing',
      { property: '12 Oak Lane', when: 'tomorrow at 3 pm', date: 'tomorrow', name: 'Lee' },
      { property: '12 Oak Lane', when: 'tomorrow at 3 pm' },
    ],
    [
      'take_message',
      { text: 'call me', phone_number: '415 555 0177', customerName: 'Lee' },
      { message: 'call me', callbackNumber: '415 555 0177', callerName: 'Lee' },
    ],
    [
      'request_callback',
      { phone: 4155550177, reason: 'the roof' },
      { callbackNumber: '4155550177', about: 'the roof' },
    ],
    [
      'create_offer',
      { address: '12 Oak Lane', offer: '450000', name: 'Lee' },
      { property: '12 Oak Lane', amount: '450000', buyerName: 'Lee' },
    ],
    ['search_properties', { location: 'Albany', budget: '500000' }, { city: 'Albany', maxPrice: '500000' }],
    [
      'book_appointment',
      { email_address: 'lee@example.com', startTime: 'Friday at 10', treatment: 'cut', customer_name: 'Lee' },
      { email: 'lee@example.com', when: 'Friday at 10', service: 'cut' },
    ],
  ])('of %s may be called %j', (name, given, wanted) => {
    const read = readInput(functionOf(name), given)
    expect(read).toMatchObject({ input: wanted })
  })

  it('keep their own names before all others, for every function', () => {
    for (const fn of FUNCTIONS) {
      const given = Object.fromEntries(fieldsOf(fn).map((field) => [field, `of ${field}`]))
      expect([fn.name, underItsNames(fn, given)]).toEqual([fn.name, { values: given }])
    }
  })

  it('are taken in any spelling of their names, by every function', () => {
    for (const fn of FUNCTIONS) {
      for (const field of fieldsOf(fn)) {
        const snake = field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
        expect([fn.name, underItsNames(fn, { [snake]: 'x' })]).toEqual([fn.name, { values: { [field]: 'x' } }])
      }
    }
  })

  it('that contradict each other are asked about', () => {
    const read = readInput(functionOf('lookup_property'), { property: '12 Oak Lane', address: '9 Elm Street' })
    expect(read).toEqual({ ask: expect.stringContaining('Different values were given for property. Ask the caller') })
    const same = readInput(functionOf('lookup_property'), { property: '12 Oak Lane', address: '12 oak lane' })
    expect(same).toMatchObject({ input: { property: '12 Oak Lane' } })
  })

  it('that no function has are left alone', () => {
    expect(underItsNames(functionOf('lookup_property'), { property: 'A', mood: 'good' })).toEqual({
      values: { property: 'A' },
    })
  })
})
