import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { pickExamples } from '../../scripts/api-examples.js'

const LONG = 'QXhTmdZznnYgQzvgbuX3u9Fsgmwx4tE8'
const LOOKS_SECRET = /\b(eyJ|blk_|blr_|whsec_)\w{8}|\/vapi\/webhook\/\w/

describe('Examples of the API', () => {
  it('show nothing that looks like a secret, alone or inside a text', () => {
    const answer = {
      ...{ a: `blr_${LONG}`, b: `blk_${LONG}`, c: `whsec_${LONG}`, d: `eyJ${LONG}.eyJ${LONG}` },
      url: `http://localhost:3000/api/v1/vapi/webhook/${LONG}/`,
      note: `Send X-API-Key: blk_${LONG}`,
      secret: 'anything',
    }
    const { makeOne } = pickExamples([{ name: 'makeOne', answer }])
    expect(makeOne?.answer).toEqual({
      ...{ a: 'blr_…', b: 'blk_…', c: 'whsec_…', d: 'eyJ…' },
      url: 'https://backline.example/api/v1/vapi/webhook/…/',
      note: 'Send X-API-Key: blk_…',
      secret: '…',
    })
  })

  it('that are published show none either', () => {
    expect(LOOKS_SECRET.exec(readFileSync('views/api/examples.json', 'utf8'))?.[0]).toBeUndefined()
  })
})
