import express from 'express'
import request from 'supertest'
import { describe, expect, it } from 'vitest'
import { securityHeaders } from '../../../src/web/middleware/security-headers.js'
import { testConfig } from '../../support/database.js'

async function headersAt(publicUrl: string): Promise<Record<string, string>> {
  const app = express()
  app.disable('x-powered-by')
  app.use(securityHeaders({ config: { ...testConfig(), publicUrl } }))
  app.get('/', (_req, res) => void res.send('ok'))
  return (await request(app).get('/')).headers
}

describe('the headers of a page', () => {
  it('let nothing run or style inline, load from elsewhere, or frame us', async () => {
    const { 'content-security-policy': policy = '', ...headers } = await headersAt('https://backline.example')
    for (const part of [
      "default-src 'none'",
      "script-src 'self'",
      "style-src 'self'",
      "object-src 'none'",
      "base-uri 'none'",
      "frame-ancestors 'none'",
      "form-action 'self'",
    ]) {
      expect(policy).toContain(part)
    }
    expect(policy).not.toMatch(/unsafe|\*|data:|http:/)
    expect(headers['x-content-type-options']).toBe('nosniff')
    expect(headers['x-frame-options']).toBe('DENY')
    expect(headers['x-powered-by']).toBeUndefined()
    expect(headers['referrer-policy']).toBe('same-origin')
  })

  it('force https where it is used, and only there', async () => {
    const secure = await headersAt('https://backline.example')
    expect(secure['strict-transport-security']).toContain('max-age=31536000')
    expect(secure['content-security-policy']).toContain('upgrade-insecure-requests')
    const plain = await headersAt('http://backline.lan:3000')
    expect(plain['strict-transport-security']).toBeUndefined()
    expect(plain['content-security-policy']).not.toContain('upgrade-insecure-requests')
  })
})
