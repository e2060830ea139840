import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'
import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import { sendMail, sendMailJob } from '../../../src/domain/notifications/index.js'
import { inTransaction, makeCtx } from '../../../src/platform/context.js'
import { openQueue, waitingJobs } from '../../../src/platform/queue.js'
import { ctxOf, JOB } from '../../support/builders.js'
import { useDatabase } from '../../support/database.js'

const db = useDatabase()
beforeAll(async () => (await openQueue(db.deps, [sendMailJob], [], false)).close())

const LETTER = {
  to: 'sam@business.example',
  subject: 'Your login',
  text: 'Go to https://x.example/password/SECRETLINK',
}
const waiting = () => waitingJobs(db.deps.database.prisma, sendMailJob.name)

/** Runs every waiting mail with a config. */
async function deliver(config: object) {
  const ctx = makeCtx({ ...db.deps, config: { ...db.deps.config, ...config } }, JOB)
  for (const { data } of await waiting()) await sendMailJob.run(ctx, sendMailJob.payload.parse(data))
}

const cleaning: (() => unknown)[] = []
afterEach(async () => {
  for (const clean of cleaning.splice(0)) await clean()
})

type Received = { from: string; to: string[]; message: string }

/** A real SMTP server that keeps what it got. */
async function smtpSink(options: SMTPServerOptions = {}): Promise<{ url: string; received: Received[] }> {
  const received: Received[] = []
  const server = new SMTPServer({
    authOptional: true,
    hideSTARTTLS: true,
    onData(stream, session, done) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk) => chunks.push(chunk))
      stream.on('end', () => {
        const { mailFrom, rcptTo } = session.envelope
        const to = rcptTo.map(({ address }) => address)
        received.push({ from: mailFrom ? mailFrom.address : '', to, message: Buffer.concat(chunks).toString() })
        done()
      })
    },
    ...options,
  })
  const port = await new Promise<number>((resolve) => {
    const listening = server.listen(0, '127.0.0.1', () => {
      const address = listening.address()
      resolve(typeof address === 'object' && address ? address.port : 0)
    })
  })
  cleaning.push(() => new Promise<void>((resolve) => server.close(() => resolve())))
  return { url: `smtp://127.0.0.1:${port}`, received }
}

describe('a mail', () => {
  it('waits sealed: neither its text nor its address can be read in the database', async () => {
    await sendMail(ctxOf(db.deps), LETTER)
    const jobs = await waiting()
    expect(jobs).toHaveLength(1)
    const sealed = jobs.map(({ data }) => Buffer.from((data as { sealed: string }).sealed, 'base64').toString('latin1'))
    expect(JSON.stringify([jobs, sealed])).not.toMatch(/SECRETLINK|sam@business/)
  })

  it('is not sent when the transaction it belongs to is undone', async () => {
    const failing = inTransaction(ctxOf(db.deps), async (tx) => {
      await sendMail(tx, LETTER)
      throw new Error('no')
    })
    await expect(failing).rejects.toThrow('no')
    expect(await waiting()).toEqual([])
  })

  it('goes over SMTP when there is a server', async () => {
    const { url, received } = await smtpSink()
    await sendMail(ctxOf(db.deps), { ...LETTER, html: '<p>Go</p>' })
    await deliver({ smtpUrl: url, mailFrom: 'Backline <no-reply@agency.example>' })
    expect(received).toMatchObject([{ from: 'no-reply@agency.example', to: ['sam@business.example'] }])
    expect(received[0]?.message).toMatch(/^From: Backline <no-reply@agency.example>\r$/m)
    expect(received[0]?.message).toMatch(/^Subject: Your login\r$/m)
    expect(received[0]?.message).toContain('SECRETLINK')
    expect(db.logged.join()).not.toMatch(/SECRETLINK|sam@business/)
  })

  it.each(['a\r\nBcc: evil@x.example', 'a\u2028Bcc: evil@x.example', 'a%0d%0aBcc: evil@x.example'])(
    'has one recipient and one subject, whatever the subject is (%j)',
    async (subject) => {
      const { url, received } = await smtpSink()
      await sendMail(ctxOf(db.deps), { ...LETTER, subject })
      await deliver({ smtpUrl: url })
      expect(received).toMatchObject([{ to: ['sam@business.example'] }])
      expect(received[0]?.message).not.toMatch(/^Bcc:/im)
      expect(received[0]?.message.match(/^Subject:/gim)).toHaveLength(1)
    },
  )

  it.each([
    'a@x.example, b@x.example',
    'a@x.example\r\nBcc: b@x.example',
    '"x" <a@x.example>',
    'a@x.example;b@x.example',
  ])('is refused for the address %j', async (to) => {
    await expect(sendMail(ctxOf(db.deps), { ...LETTER, to })).rejects.toThrow()
    expect(await waiting()).toEqual([])
  })

  it('is tried again when the server says later or does not answer', async () => {
    const refuse: SMTPServerOptions['onRcptTo'] = (_to, _session, done) =>
      done(Object.assign(new Error('later'), { responseCode: 451 }))
    const { url } = await smtpSink({ onRcptTo: refuse })
    await sendMail(ctxOf(db.deps), LETTER)
    await expect(deliver({ smtpUrl: url })).rejects.toMatchObject({ code: 'provider_down' })
    await expect(deliver({ smtpUrl: 'smtp://127.0.0.1:1' })).rejects.toMatchObject({ code: 'provider_down' })
    expect(sendMailJob.attempts).toBeGreaterThan(3)
  })

  it('is given up, with a line in the log, when the server refuses it for good', async () => {
    const refuse: SMTPServerOptions['onRcptTo'] = (_to, _session, done) =>
      done(Object.assign(new Error('no such person'), { responseCode: 550 }))
    const { url } = await smtpSink({ onRcptTo: refuse })
    await sendMail(ctxOf(db.deps), LETTER)
    await deliver({ smtpUrl: url })
    expect(db.logged.join()).toContain('mail refused for good')
    expect(db.logged.join()).not.toMatch(/SECRETLINK|sam@business/)
  })

  it('is a file that a person can read when there is no server, and the log names the file', async () => {
    const dataDirectory = mkdtempSync(path.join(os.tmpdir(), 'backline-mailbox-'))
    cleaning.push(() => rmSync(dataDirectory, { recursive: true }))
    await sendMail(ctxOf(db.deps), { ...LETTER, text: `Grüße\n${'x'.repeat(300)}` })
    await deliver({ dataDirectory })
    const [name = '', ...others] = readdirSync(path.join(dataDirectory, 'mailbox'))
    expect(others).toEqual([])
    const file = path.join(dataDirectory, 'mailbox', name)
    expect(readFileSync(file, 'utf8')).toMatch(/^To: sam@business.example\nSubject: Your login\n/m)
    expect(readFileSync(file, 'utf8')).toContain(`Grüße\n${'x'.repeat(300)}`)
    expect(statSync(file).mode & 0o777).toBe(0o600)
    expect(db.logged.join()).toContain(file)
  })
})
