import { describe, expect, it } from 'vitest'
import { emailAddress, given, line, optionalLine, optionalText, timeZoneName } from '../../src/platform/fields.js'

describe('a line', () => {
  it('is trimmed', () => expect(line(10).parse('  Sam ')).toBe('Sam'))
  it.each(['', ' ', 'x'.repeat(11), 'a\nb', 'a\0b', 'a\u2028b', 'a\ud800b'])('may not be %j', (text) => {
    expect(line(10).safeParse(text).success).toBe(false)
  })
  it.each(['Sam\u202egnp.exe', '\u2066Sam', 'Sa\u200bm', 'Sam\ufeff Sam', 'Sa\u00adm', 'Sam\u200f'])(
    'E: may not hide characters or turn the direction of writing: %j',
    (text) => expect(line(20).safeParse(text).success).toBe(false),
  )
  it('E: loses a mark of the byte order at its beginning', () => expect(line(20).parse('\ufeffSam')).toBe('Sam'))
  it.each(['محمد', 'דנה', 'می‌خواهم', '👩‍👩‍👧', 'Zoë', '李雷'])('E: may be %s', (text) => {
    expect(line(20).parse(text)).toBe(text)
  })
  it('may be in any script', () => expect(line(10).parse('Łukasz 🦷')).toBe('Łukasz 🦷'))
})

describe('an optional line', () => {
  it.each(['', '  ', null])('is null for %j', (text) => expect(optionalLine(10).parse(text)).toBeNull())
  it('is trimmed', () => expect(optionalLine(10).parse(' Sam ')).toBe('Sam'))
  it('may not break', () => expect(optionalLine(10).safeParse('a\r\nb').success).toBe(false))
})

describe('an optional text', () => {
  it('may have several lines', () => expect(optionalText(20).parse('a\n\tb')).toBe('a\n\tb'))
  it('E: may not turn the direction of writing', () => {
    expect(optionalText(20).safeParse('see \u202egnp.exe').success).toBe(false)
  })
  it('may not have what no key types', () => expect(optionalText(20).safeParse('a\u001b[31m').success).toBe(false))
})

describe('an e-mail address', () => {
  it('is compared in lower case', () => expect(emailAddress.parse(' Sam@X.Example ')).toBe('sam@x.example'))
  it.each(['', 'sam', 'a@x.example, b@x.example', 'a@x.example\nBcc: b@x.example', '<a@x.example>', ['a@x.example']])(
    'may not be %j',
    (text) => expect(emailAddress.safeParse(text).success).toBe(false),
  )
})

describe('a time zone', () => {
  it.each(['America/New_York', 'Europe/Berlin', 'UTC'])('may be %s', (name) => {
    expect(timeZoneName.parse(name)).toBe(name)
  })
  it.each(['', 'EST5', 'Mars/Olympus', '+02:00'])('may not be %j', (name) => {
    expect(timeZoneName.safeParse(name).success).toBe(false)
  })
})

describe('the fields that were given', () => {
  it('are those that are not undefined', () =>
    expect(given({ a: 1, b: undefined, c: null })).toEqual({ a: 1, c: null }))
})
