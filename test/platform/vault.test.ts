import { randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { makeVault } from '../../src/platform/vault.js'

const key = (name: string) => ({ name, key: randomBytes(32) })
const place = { clientId: 'a', table: 'calls', column: 'summary_sealed', id: '1' }

describe('the vault', () => {
  const [k1, k2] = [key('k1'), key('k2')]

  it('opens what it sealed, text and bytes', () => {
    const vault = makeVault([k1])
    expect(vault.open(place, vault.seal(place, 'Grüße')).toString()).toBe('Grüße')
    expect(vault.open(place, vault.seal(place, Buffer.from([0, 255, 0])))).toEqual(Buffer.from([0, 255, 0]))
  })

  it('seals the same words differently every time', () => {
    const vault = makeVault([k1])
    expect(vault.seal(place, 'same')).not.toEqual(vault.seal(place, 'same'))
  })

  it.each(['clientId', 'table', 'column', 'id'] as const)('does not open a value moved to another %s', (part) => {
    const vault = makeVault([k1])
    expect(() => vault.open({ ...place, [part]: 'other' }, vault.seal(place, 'secret'))).toThrow()
  })

  it('does not open a value of which any byte was changed', () => {
    const vault = makeVault([k1])
    const sealed = vault.seal(place, 'secret')
    for (let at = 0; at < sealed.length; at++) {
      const changed = new Uint8Array(sealed)
      changed[at] = (changed[at] ?? 0) ^ 1
      expect(() => vault.open(place, changed), `byte ${at}`).toThrow()
    }
  })

  it('does not accept a cut tag', () => {
    const vault = makeVault([k1])
    expect(() => vault.open(place, vault.seal(place, '').subarray(0, -12))).toThrow()
  })

  it('opens with an older key while it is in the ring, and not after', () => {
    const sealed = makeVault([k1]).seal(place, 'old')
    expect(makeVault([k2, k1]).open(place, sealed).toString()).toBe('old')
    expect(() => makeVault([k2]).open(place, sealed)).toThrow('No key')
  })
})
