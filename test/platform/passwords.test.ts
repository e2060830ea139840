import { describe, expect, it } from 'vitest'
import { hashPassword, isRightPassword } from '../../src/platform/passwords.js'

describe('a password', () => {
  it('is right when it is the one that was hashed, and hashed differently each time', async () => {
    const [one, two] = [await hashPassword('correct horse', 'a@b.c'), await hashPassword('correct horse', 'a@b.c')]
    expect(one).not.toBe(two)
    expect(await isRightPassword(one, 'correct horse')).toBe(true)
    expect(await isRightPassword(one, 'correct horsf')).toBe(false)
  })

  it('is the same in both ways of writing an accent', async () => {
    const stored = await hashPassword('caf\u00e9 au lait', 'a@b.c')
    expect(await isRightPassword(stored, 'cafe\u0301 au lait')).toBe(true)
  })

  it('counts beyond the 72nd byte', async () => {
    const stored = await hashPassword(`abcd${'x'.repeat(100)}1`, 'a@b.c')
    expect(await isRightPassword(stored, `abcd${'x'.repeat(100)}2`)).toBe(false)
  })

  it.each([null, undefined])('is never right for a login whose stored one is %s', async (stored) => {
    expect(await isRightPassword(stored, '')).toBe(false)
    expect(await isRightPassword(stored, 'correct horse')).toBe(false)
  })

  it('is not right when only its first 200 characters are', async () => {
    const password = `abcd${'x'.repeat(196)}`
    const stored = await hashPassword(password, 'a@b.c')
    expect(await isRightPassword(stored, password)).toBe(true)
    expect(await isRightPassword(stored, `${password}y`)).toBe(false)
  })

  it.each(['', 'ninechars', 'Sam@Business.example', 'ababababababab', 'x'.repeat(201)])(
    'may not be %j',
    async (password) => {
      await expect(hashPassword(password, 'sam@business.example', 'next')).rejects.toMatchObject({
        code: 'invalid',
        details: { fields: { next: expect.stringMatching(/^Please/) } },
      })
    },
  )
})
