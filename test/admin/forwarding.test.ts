import { describe, expect, it } from 'vitest'
import { deliverDue } from '../../src/domain/forwarding/index.js'
import { createLead } from '../../src/domain/leads/index.js'
import { signIn } from '../browser/sign-in.js'
import {
  aUrlTo,
  forwardings,
  jobCtx,
  queued,
  theForwarding,
  tryTimes,
  useReceivers,
} from '../domain/forwarding/support.js'
import { useApp } from '../support/app.js'
import { onChromium, scrollsSideways, seriousFindings, useBrowser } from '../support/browser.js'
import { aClient } from '../support/builders.js'
import { aStaffLogin } from '../support/people.js'
import { act, api, asStaff, bulk, edit, list, show } from './support.js'

describe('forwarding in the back office', () => {
  const app = useApp()
  const aReceiver = useReceivers()
  const theUrl = () => app.deps.database.prisma.forwardingUrl.findFirstOrThrow()

  it('adds a URL for a client, and makes the secret that is handed over', async () => {
    const [support, client, receiver] = [await asStaff(app, 'SUPPORT'), await aClient(app.deps), await aReceiver()]
    const fields = { clientId: client.id, url: receiver.url, description: 'CRM', wantsEverything: 'false' }
    const none = await api(support, 'resources/ForwardingUrl/actions/new', fields)
    expect(none.errors).toMatchObject({
      wantsEverything: { message: 'Please choose at least one kind, or everything' },
    })
    const chosen = { ...fields, wants_end_of_call_report: 'true', wants_hang: 'true' }
    const { record } = await api(support, 'resources/ForwardingUrl/actions/new', chosen)
    expect(await theUrl()).toMatchObject({ id: record?.id, clientId: client.id, types: ['end-of-call-report', 'hang'] })
    const { said } = await act(support, ['ForwardingUrl', record?.id ?? '', 'newSecret'])
    expect(said?.secret?.value).toMatch(/^whsec_/)
    receiver.secrets.push(said?.secret?.value ?? '')
    await queued(app.deps, { clientId: client.id, type: 'hang' })
    await deliverDue(app.deps)
    expect(receiver.deliveries).toMatchObject([{ isGenuine: true }])
    const page = await show(support, 'ForwardingUrl', record?.id ?? '')
    expect(page.record).toMatchObject({ params: { standing: 'ON', told: 'Report of a call, Slow answers' } })
    expect(page.record?.details).toMatchObject({ lastDay: { delivered: 1 }, latest: [{ kind: 'Hang' }] })
    expect(JSON.stringify(page)).not.toMatch(/whsec|ecretSealed/)
  })

  it('tells a URL our own events, and names them in the log', async () => {
    const [support, client, receiver] = [await asStaff(app, 'SUPPORT'), await aClient(app.deps), await aReceiver()]
    const id = await aUrlTo(app.deps, receiver, { clientId: client.id, types: ['hang'] })
    await edit(support, ['ForwardingUrl', id], { wants_lead_created: 'true' })
    expect(await theUrl()).toMatchObject({ types: ['lead.created', 'hang'] })
    await createLead(jobCtx(app.deps), { clientId: client.id, name: 'Pat Doe', number: '+14155550177' })
    await deliverDue(app.deps)
    expect(receiver.deliveries).toHaveLength(1)
    const { records } = await list(support, 'Forwarding', { 'filters.urlId': id })
    expect(records?.map(({ params, title }) => [params['kind'], title])).toEqual([['A new lead', 'A new lead']])
    const page = await show(support, 'ForwardingUrl', id)
    expect(page.record).toMatchObject({ params: { told: 'A new lead, Slow answers' } })
    expect(page.record?.details).toMatchObject({ latest: [{ kind: 'A new lead' }] })
  })

  it('says beside the field what is wrong with an address', async () => {
    const [staff, client] = [await asStaff(app), await aClient(app.deps)]
    const fields = { clientId: client.id, url: 'https://169.254.169.254/', wantsEverything: 'true' }
    const { errors } = await api(staff, 'resources/ForwardingUrl/actions/new', fields)
    expect(errors).toEqual({ url: { message: 'This host is not on the public internet' } })
    const { errors: missing } = await api(staff, 'resources/ForwardingUrl/actions/new', { wantsEverything: 'true' })
    expect(missing).toHaveProperty('clientId')
  })

  it('changes what a URL is told, and never overwrites what somebody else changed', async () => {
    const [staff, client] = [await asStaff(app), await aClient(app.deps)]
    const id = await aUrlTo(app.deps, await aReceiver(), { clientId: client.id, types: ['hang'] })
    await edit(staff, ['ForwardingUrl', id], { wants_transfer_update: 'true' })
    expect(await theUrl()).toMatchObject({ types: ['transfer-update', 'hang'] })
    await edit(staff, ['ForwardingUrl', id], { wantsEverything: 'true' })
    expect(await theUrl()).toMatchObject({ types: [] })
    const stale = await act(staff, ['ForwardingUrl', id, 'edit'], {
      description: 'x',
      updatedAt: '2020-01-01T00:00:00Z',
    })
    expect(stale.said).toMatchObject({ kind: 'bad', message: expect.stringContaining('Somebody else changed') })
  })

  it('sends tests, pauses, sends again one, the chosen and all that failed, and deletes', async () => {
    const [staff, client, receiver] = [await asStaff(app), await aClient(app.deps), await aReceiver(500)]
    const id = await aUrlTo(app.deps, receiver, { clientId: client.id })
    const test = await act(staff, ['ForwardingUrl', id, 'sendTest'])
    expect(test.said).toMatchObject({ kind: 'bad', text: 'Thank you' })
    for (let count = 0; count < 3; count++) await queued(app.deps, { clientId: client.id })
    // One at a time, because the URL is failing.
    await tryTimes(app.deps, 26)
    expect((await list(staff, 'ForwardingUrl', { 'filters.standing': 'FAILING' })).records).toHaveLength(1)
    expect((await list(staff, 'Forwarding', { 'filters.state': 'FAILED', 'filters.urlId': id })).records).toHaveLength(
      3,
    )
    const [one, ...rest] = (await forwardings(app.deps)).map((forwarding) => forwarding.id)
    expect((await show(staff, 'Forwarding', one ?? '')).record?.details).toMatchObject({ answer: 'Thank you' })
    await act(staff, ['Forwarding', one ?? '', 'resend'])
    expect((await bulk(staff, ['Forwarding', 'resendAll'], rest)).said?.message).toBe('2 on the way')
    receiver.answers(200)
    expect(await deliverDue(app.deps)).toBeGreaterThan(0)
    await act(staff, ['ForwardingUrl', id, 'switchOff'])
    const off = await bulk(staff, ['Forwarding', 'resendAll'], rest)
    expect(off.said).toMatchObject({ kind: 'bad', message: '0 on the way; 2 not, because their URL takes nothing now' })
    await act(staff, ['ForwardingUrl', id, 'switchOn'])
    await app.deps.database.query("update forwardings set state = 'FAILED', next_at = null")
    const again = await act(staff, ['ForwardingUrl', id, 'resendFailed'], { days: '1' })
    expect(again.said?.message).toBe('3 events on the way again')
    await act(staff, ['ForwardingUrl', id, 'remove'])
    expect(await forwardings(app.deps)).toEqual([])
    expect(await app.deps.database.prisma.forwardingUrl.count()).toBe(0)
  })

  it('is not for viewers, and shows no sealed answer in a list', async () => {
    const [viewer, staff] = [await asStaff(app, 'VIEWER'), await asStaff(app)]
    const client = await aClient(app.deps)
    await aUrlTo(app.deps, await aReceiver({ status: 500, text: 'CANARY' }), { clientId: client.id })
    await queued(app.deps, { clientId: client.id })
    await deliverDue(app.deps)
    const { id } = await theForwarding(app.deps)
    expect((await list(viewer, 'ForwardingUrl')).status).toBe(403)
    expect((await show(viewer, 'Forwarding', id)).status).toBe(403)
    expect(JSON.stringify(await list(staff, 'Forwarding'))).not.toContain('CANARY')
  })
})

onChromium('forwarding in the back office, in a browser', () => {
  const app = useApp()
  const aReceiver = useReceivers()
  const browser = useBrowser()

  it.each([1280, 375])('reads well at %i: URLs, what was sent, a test and its answer', async (width) => {
    const staff = await aStaffLogin(app.deps)
    const client = await aClient(app.deps)
    const receiver = await aReceiver(200, { status: 500, text: 'The field "call" is missing' })
    const id = await aUrlTo(app.deps, receiver, { clientId: client.id })
    for (let count = 0; count < 4; count++) await queued(app.deps, { clientId: client.id })
    await deliverDue(app.deps, 1)
    await tryTimes(app.deps, 4)
    const { page, complaints } = await browser.window({ width })
    const look = async (name: string) => {
      expect([name, await seriousFindings(page), await scrollsSideways(page)]).toEqual([name, [], false])
    }
    await signIn(page, `${app.address}/admin/sign-in`, staff.email)
    await page.goto(`${app.address}/admin/resources/ForwardingUrl`)
    await page.locator('tbody .tag', { hasText: 'Failing' }).waitFor()
    await look('urls')
    await page.goto(`${app.address}/admin/resources/ForwardingUrl/records/${id}/show`)
    await page.getByRole('heading', { name: 'Last events' }).waitFor()
    await page.getByRole('button', { name: 'Send a test' }).click()
    await page.getByText('The test event was not accepted').waitFor()
    await look('url')
    await page.goto(`${app.address}/admin/resources/Forwarding`)
    await page.getByRole('cell', { name: 'It answered 500' }).first().waitFor()
    await look('log')
    const failing = (await forwardings(app.deps)).find(({ lastError }) => lastError)
    await page.goto(`${app.address}/admin/resources/Forwarding/records/${failing?.id}/show`)
    await page.getByRole('heading', { name: 'What it answered last' }).waitFor()
    await look('one')
    await page.goto(`${app.address}/admin/resources/ForwardingUrl/actions/new`)
    await page.getByLabel('Address').waitFor()
    await look('new')
    expect(complaints).toEqual([])
  })
})
