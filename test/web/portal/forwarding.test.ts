import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { deliverDue, switchForwardingUrl } from '../../../src/domain/forwarding/index.js'
import { createLead } from '../../../src/domain/leads/index.js'
import { signIn } from '../../browser/sign-in.js'
import { jobCtx, queued, theForwarding, tryTimes, useReceivers } from '../../domain/forwarding/support.js'
import { onChromium, scrollsSideways, seriousFindings, useBrowser } from '../../support/browser.js'
import { aBusiness, signedIn, usePortal } from '../../support/use-portal.js'

const portal = usePortal()
const aReceiver = useReceivers()
const aSelfService = () => aBusiness(portal.deps, { portalAccess: 'SELF_SERVICE' })
const secretOn = (text: string) =>
  /whsec_[A-Za-z0-9+/]{43}=/.exec(text.replaceAll('&#43;', '+').replaceAll('&#x2F;', '/'))?.[0] ?? ''

/** Adds a webhook through the form, as a person would. */
async function add(visitor: Awaited<ReturnType<typeof signedIn>>, url: string) {
  await visitor.get('/settings/webhooks/new')
  const answer = await visitor.post('/settings/webhooks', { url, told: 'all' })
  const href = /href="(\/settings\/webhooks\/[\w-]{36})"/.exec(answer.text)?.[1] ?? ''
  return { answer, href, secret: secretOn(answer.text) }
}

describe('webhooks in the portal', () => {
  it('are found in the settings, and say what to do while there is none', async () => {
    const { user } = await aSelfService()
    const visitor = await signedIn(portal, user.email)
    expect((await visitor.get('/settings')).text).toContain('href="/settings/webhooks"')
    const page = await visitor.get('/settings/webhooks')
    expect(page.text).toContain('No webhooks yet')
    expect(page.text).toContain('href="/settings/webhooks/new"')
  })

  it('are added with a secret that is shown once and verifies what arrives', async () => {
    const { user, client } = await aSelfService()
    const [visitor, receiver] = [await signedIn(portal, user.email), await aReceiver()]
    const { answer, href, secret } = await add(visitor, receiver.url)
    expect(answer.status).toBe(201)
    expect(answer.text).toContain('shown this once')
    receiver.secrets.push(secret)
    await queued(portal.deps, { clientId: client.id })
    await deliverDue(portal.deps)
    expect(receiver.deliveries).toMatchObject([{ isGenuine: true }])
    for (const path of ['/settings/webhooks', href]) expect((await visitor.get(path)).text).not.toContain(secret)
    const page = await visitor.get(href)
    expect(page.text).toMatch(/Status of a call[\s\S]*Delivered/)
  })

  it('say beside the field what is wrong, and keep what was typed', async () => {
    const { user } = await aSelfService()
    const visitor = await signedIn(portal, user.email)
    await visitor.get('/settings/webhooks/new')
    const inside = await visitor.post('/settings/webhooks', { url: 'https://10.0.0.1/x', description: 'My <CRM>' })
    expect(inside.status).toBe(400)
    expect(inside.text).toMatch(/value="https:\/\/10\.0\.0\.1\/x"[^>]*aria-invalid="true"/)
    expect(inside.text).toContain('This host is not on the public internet')
    expect(inside.text).toContain('My &lt;CRM&gt;')
    const none = await visitor.post('/settings/webhooks', { url: 'https://hooks.example.com/', told: 'some' })
    expect(none.text).toContain('Please choose at least one')
    await add(visitor, 'https://hooks.example.com/')
    const twice = await add(visitor, 'https://hooks.example.com/')
    expect([twice.answer.status, twice.answer.text.includes('already in the list')]).toEqual([409, true])
  })

  it('are edited, switched off and on, given a new secret, and deleted', async () => {
    const { user } = await aSelfService()
    const visitor = await signedIn(portal, user.email)
    const { href, secret } = await add(visitor, 'https://hooks.example.com/a')
    await visitor.get(`${href}/edit`)
    const fields = { url: 'https://hooks.example.com/b', description: 'CRM', told: 'some', types: 'end-of-call-report' }
    expect(await visitor.post(href, fields)).toMatchObject({ status: 303, location: href })
    const page = await visitor.get(href)
    expect(page.text).toContain('Report of a call')
    expect(page.text).toContain('https://hooks.example.com/b')
    await visitor.post(`${href}/switch`, { to: 'off' })
    expect((await visitor.get(href)).text).toMatch(/t-none[^>]*>Off</)
    await visitor.post(`${href}/switch`, { to: 'on' })
    expect((await visitor.get(href)).text).toMatch(/t-good[^>]*>On</)
    const rotated = secretOn((await visitor.post(`${href}/secret`)).text)
    expect(rotated).toMatch(/^whsec_/)
    expect(rotated).not.toBe(secret)
    await visitor.get(href)
    expect(await visitor.post(`${href}/delete`)).toMatchObject({ status: 303, location: '/settings/webhooks' })
    expect((await visitor.get('/settings/webhooks')).text).toContain('No webhooks yet')
    expect((await visitor.get(href)).status).toBe(404)
  })

  it('show what a test was answered, as text, and allow ten tests a minute', async () => {
    const { user } = await aSelfService()
    const visitor = await signedIn(portal, user.email)
    const receiver = await aReceiver({ status: 500, text: '<script>alert(1)</script>' }, 200)
    const { href } = await add(visitor, receiver.url)
    await visitor.get(href)
    const failed = await visitor.post(`${href}/test`)
    expect(failed.text).toContain('The test event was not accepted. It answered 500.')
    expect(failed.text).toContain('&lt;script&gt;alert(1)&lt;/script&gt;')
    expect((await visitor.post(`${href}/test`)).text).toContain('The test event was accepted')
    for (let count = 0; count < 8; count++) await visitor.post(`${href}/test`)
    await visitor.get(href)
    expect((await visitor.post(`${href}/test`)).status).toBe(429)
    expect(receiver.deliveries).toHaveLength(10)
  })

  it('show every try of a delivery, and send it again', async () => {
    const { user, client } = await aSelfService()
    const [visitor, receiver] = [await signedIn(portal, user.email), await aReceiver(500)]
    const { href } = await add(visitor, receiver.url)
    await queued(portal.deps, { clientId: client.id, type: 'end-of-call-report' })
    await tryTimes(portal.deps, 2)
    const { id } = await theForwarding(portal.deps)
    const failing = await visitor.get(href)
    expect(failing.text).toContain('has accepted nothing since')
    expect(failing.text).toMatch(/It answered 500\. Next try/)
    expect((await visitor.get(`/settings/webhooks/deliveries/${id}`)).text).toContain('Send now')
    await tryTimes(portal.deps, 6)
    const page = await visitor.get(`/settings/webhooks/deliveries/${id}`)
    expect(page.text.match(/It answered 500/g)?.length).toBe(8)
    expect(page.text).toContain(`msg_${id}`)
    receiver.answers(200)
    expect(await visitor.post(`/settings/webhooks/deliveries/${id}/resend`)).toMatchObject({ status: 303 })
    await deliverDue(portal.deps)
    expect((await visitor.get(`/settings/webhooks/deliveries/${id}`)).text).toMatch(/t-good[^>]*>Delivered</)
    await visitor.get(href)
    await visitor.post(`${href}/resend`, { days: '1' })
    expect((await visitor.get(href)).text).toContain('Nothing had failed in that time')
  })

  it('have a log that is filtered and turned page by page', async () => {
    const { user, client } = await aSelfService()
    const [visitor, receiver] = [await signedIn(portal, user.email), await aReceiver()]
    const { href } = await add(visitor, receiver.url)
    for (let count = 0; count < 30; count++) await queued(portal.deps, { clientId: client.id })
    await queued(portal.deps, { clientId: client.id, type: 'hang' })
    const first = await visitor.get(href)
    const older = /href="([^"]+)" rel="next"/.exec(first.text)?.[1]?.replaceAll('&amp;', '&') ?? ''
    const rows = (text: string) => text.match(/class="who-cell"/g)?.length ?? 0
    expect([rows(first.text), rows((await visitor.get(older)).text)]).toEqual([25, 6])
    expect(rows((await visitor.get(`${href}?type=hang`)).text)).toBe(1)
    expect((await visitor.get(`${href}?state=FAILED`)).text).toContain('No event matches this filter')
    expect((await visitor.get(`${href}?state=NONSENSE`)).status).toBe(400)
    expect((await visitor.get(`${href}?cursor=nonsense`)).status).toBe(400)
  })

  it('offer our own events and those of Vapi in two groups, and name ours in the log', async () => {
    const { user, client } = await aSelfService()
    const [visitor, receiver] = [await signedIn(portal, user.email), await aReceiver()]
    const form = await visitor.get('/settings/webhooks/new')
    expect(form.text).toMatch(/What it comes to[\s\S]*value="lead\.created"[\s\S]*What Vapi reports[\s\S]*value="hang"/)
    const fields = { url: receiver.url, told: 'some', types: ['lead.created', 'hang'] }
    const made = await visitor.post('/settings/webhooks', fields)
    const href = /href="(\/settings\/webhooks\/[\w-]{36})"/.exec(made.text)?.[1] ?? ''
    const edited = await visitor.get(`${href}/edit`)
    const chosen = [...edited.text.matchAll(/name="types" value="([\w.-]+)" checked/g)].map(([, type]) => type)
    expect(chosen).toEqual(['lead.created', 'hang'])
    await createLead(jobCtx(portal.deps), { clientId: client.id, name: 'Pat Doe', number: '+14155550177' })
    await deliverDue(portal.deps)
    expect(receiver.deliveries).toHaveLength(1)
    const { id, ownEventId } = await theForwarding(portal.deps)
    const page = await visitor.get(`${href}?type=lead.created`)
    expect(page.text).toMatch(/<optgroup label="What it comes to">[\s\S]*value="lead.created" selected/)
    expect(page.text).toMatch(/class="who-cell"><a[^>]*>A new lead</)
    expect(page.text).toContain('A new lead, Slow answers')
    const delivery = await visitor.get(`/settings/webhooks/deliveries/${id}`)
    for (const words of ['<h1>A new lead', 'lead.created', String(ownEventId)]) expect(delivery.text).toContain(words)
  })

  it('are only looked at by those whose portal is read-only', async () => {
    const { user, client } = await aBusiness(portal.deps)
    const visitor = await signedIn(portal, user.email)
    const receiver = await aReceiver()
    const owner = await signedIn(portal, (await aSelfService()).user.email)
    const foreign = (await add(owner, receiver.url)).href
    await portal.deps.database.prisma.forwardingUrl.updateMany({ data: { clientId: client.id } })
    const page = await visitor.get(foreign)
    expect(page.text).toContain('Your portal is read-only')
    expect(page.text).not.toMatch(/<button[^>]*>(Send a test|Delete for good|Make a new secret)/)
    expect((await visitor.get('/settings/webhooks')).text).not.toContain('/settings/webhooks/new"')
    for (const action of ['test', 'secret', 'switch', 'delete', 'resend'])
      expect([action, (await visitor.post(`${foreign}/${action}`)).status]).toEqual([action, 403])
    expect((await visitor.post('/settings/webhooks', { url: 'https://hooks.example.com' })).status).toBe(403)
    expect((await owner.get(foreign)).status).toBe(404)
    expect(receiver.deliveries).toEqual([])
  })
})

onChromium('webhooks in a browser', () => {
  const browser = useBrowser()

  it.each([
    [1280, false],
    [375, true],
  ])('read well at %i, dark %s, with keyboard and without sideways scrolling', async (width, dark) => {
    const { user, client } = await aSelfService()
    const receiver = await aReceiver(200, { status: 500, text: 'x'.repeat(300) })
    const { page, complaints } = await browser.window({ width, dark })
    const look = async (name: string) => {
      expect([name, await seriousFindings(page), await scrollsSideways(page)]).toEqual([name, [], false])
    }
    await signIn(page, `${portal.address}/sign-in`, user.email)
    await page.goto(`${portal.address}/settings`)
    await look('settings')
    await page.getByRole('link', { name: 'Webhooks' }).click()
    await look('empty')
    await page.getByRole('link', { name: 'Add a webhook' }).click()
    await page.getByLabel('Address').fill(receiver.url)
    await page.getByLabel('What it is for').fill('Customer records')
    expect(await page.getByLabel('Transfers').isVisible()).toBe(false)
    await page.getByLabel('Only what I choose').check()
    await page.getByLabel('Report of a call').check()
    await page.getByLabel('Status of a call').check()
    await look('new')
    await page.getByRole('button', { name: 'Add the webhook' }).click()
    await page.getByRole('heading', { name: 'Your webhook is ready' }).waitFor()
    await look('secret')
    await page.getByRole('link', { name: 'I have kept it' }).click()
    await look('show-empty')
    for (let count = 0; count < 27; count++)
      await queued(portal.deps, { clientId: client.id, type: count % 3 ? 'status-update' : 'end-of-call-report' })
    await deliverDue(portal.deps)
    await tryTimes(portal.deps, 1)
    await page.reload()
    await look('show')
    await page.getByRole('button', { name: 'Send a test' }).click()
    await page.getByText('The test event was not accepted').waitFor()
    for (const name of ['Send again what failed', 'Change the secret', 'Switch it off', 'Delete it']) {
      await page.locator('summary', { hasText: name }).focus()
      await page.keyboard.press('Enter')
    }
    await look('test')
    await page
      .getByRole('cell', { name: /It answered 500/ })
      .first()
      .getByRole('link')
      .click()
    await page.getByRole('heading', { name: 'Tries' }).waitFor()
    await look('delivery')
    const [url] = await portal.deps.database.prisma.forwardingUrl.findMany()
    await switchForwardingUrl(jobCtx(portal.deps), { id: url?.id ?? randomUUID(), isOn: false })
    await page.goto(`${portal.address}/settings/webhooks`)
    await look('list')
    expect(complaints).toEqual([])
  })
})
