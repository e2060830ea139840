import express from 'express'
import request from 'supertest'
import { describe, expect, it } from 'vitest'
import { assets } from '../../src/web/assets.js'
import { contrast, iconFile, parseHex, readTheme, themeFile } from '../../src/web/theme.js'

const app = express()
app.use('/assets', assets())
const url = (name: string): string => app.locals['assetUrl'](name)

describe('assets', () => {
  it('have their hash in the name, come compressed, and may be kept for good', async () => {
    expect(url('app.css')).toMatch(/^\/assets\/app-[0-9a-f]{12}\.css$/)
    for (const name of ['app.css', 'app.js', 'theme.js']) {
      const answer = await request(app).get(url(name)).set('Accept-Encoding', 'br, gzip')
      expect(answer.headers).toMatchObject({
        'content-encoding': 'br',
        'cache-control': 'public, max-age=31536000, immutable',
        vary: 'Accept-Encoding',
      })
    }
    const plain = await request(app).get(url('app.js')).set('Accept-Encoding', 'identity')
    expect(plain.headers['content-encoding']).toBeUndefined()
    expect(plain.text).toContain('chooseLook')
  })

  it('are nothing else', async () => {
    for (const name of [
      'app.css',
      '..%2f..%2fpackage.json',
      'app-000000000000.css',
      'theme-zzzzzz-000000.css',
      '__proto__',
    ]) {
      expect((await request(app).get(`/assets/${name}`)).status).toBe(404)
    }
  })

  it('fit the first page into 60 kB', async () => {
    let bytes = 0
    for (const path of [
      url('app.css'),
      url('app.js'),
      url('theme.js'),
      `/assets/${themeFile('#1f5f4f')}`,
      `/assets/${iconFile('#1f5f4f')}`,
    ]) {
      const answer = await request(app).head(path).set('Accept-Encoding', 'br')
      bytes += Number(answer.headers['content-length'])
      expect(answer.status).toBe(200)
    }
    expect(bytes).toBeLessThan(15_000)
  })
})

describe('the colours of a brand', () => {
  const COLOURS = ['#1f5f4f', '#000000', '#7a1fa2', '#b00020', '#0057b8', '#5d4037', '#6b6b00', '#767676', '#ffff00']

  it.each(COLOURS)('from %s can all be read, in light and dark', (colour) => {
    const css = readTheme(themeFile(colour))?.text ?? ''
    const blocks = [...css.matchAll(/\{(--brand:[^}]+)\}/g)].map(([, block = '']) =>
      Object.fromEntries(block.split(';').map((line) => line.split(':'))),
    )
    expect(blocks).toHaveLength(3)
    for (const [index, block] of blocks.entries()) {
      const of = (name: string) => parseHex(block[name]) ?? ([0, 0, 0] as const)
      const paper = parseHex(index === 0 ? '#ffffff' : '#1b1d1c') ?? ([0, 0, 0] as const)
      expect(contrast(of('--brand-ink'), of('--brand'))).toBeGreaterThanOrEqual(4.5)
      expect(contrast(of('--brand-text'), of('--brand-soft'))).toBeGreaterThanOrEqual(4.5)
      expect(contrast(of('--brand-text'), paper)).toBeGreaterThanOrEqual(4.5)
    }
  })

  it('make a stylesheet without anything else in it, whatever is asked for', () => {
    expect(themeFile('red;}body{display:none')).toBe(themeFile('#1f5f4f'))
    expect(readTheme('theme-1f5f4f-000000.css')).toBeUndefined()
    expect(readTheme(iconFile('#1F5F4F'))?.text).toContain('#1f5f4f')
  })
})
