import { existsSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { startBackline } from '../src/main.js'
import { type Config, loadConfig } from '../src/platform/config.js'
import { type Deps, makeCtx } from '../src/platform/context.js'
import { closeOnSignal } from '../src/process.js'
import {
  alderStone,
  dentalCall,
  harborDental,
  type Random,
  seededRandom,
} from '../test/emulators/conversations/index.js'
import { type Business, startVapiEmulator, type VapiEmulator } from '../test/emulators/vapi.js'
import { applied, backdate, missingCalls, placeAll, webhookOf } from './demo/history.js'
import { letCallersBook } from './demo/in-calls.js'
import { clients, createPeople, PASSWORD } from './demo/people.js'
import { stockPool } from './demo/pool.js'
import { withDeps } from './support.js'

const NEXT_CALL_MS = 20_000
/** A test call of the demo goes by fast enough to be watched: half a minute in ten seconds. */
const TEST_CALL_PACE = 0.3

export type Demo = { url: string; deps: Deps; vapi: VapiEmulator; close(): Promise<void> }

/**
 * The whole product with an emulator of Vapi and three clients, in a data directory of its own. A second start takes up
 * what is there, and adds the calls that would have come in between.
 */
export async function startDemo(
  dataDirectory: string,
  surroundings: Record<string, string | undefined> = {},
): Promise<Demo> {
  const seeded = demoConfig(dataDirectory, surroundings)
  const random = seededRandom(Date.now())
  await withDeps(seeded, (deps) => createPeople(scriptCtx(deps)))
  const vapi = await startVapiEmulator({ file: path.join(dataDirectory, 'emulator.json') })
  const config = { ...seeded, vapiBaseUrl: vapi.url, vapiApiKey: vapi.apiKey }
  const running = await startBackline(config).catch(async (error) => {
    await vapi.close()
    throw error
  })
  await fill(running.deps, vapi, { random, origin: running.url })
  return {
    ...running,
    vapi,
    async close() {
      await vapi.close()
      await running.close()
    },
  }
}

/** npm run demo */
export async function main(): Promise<void> {
  const dataDirectory = path.resolve(process.env['DATA_DIR'] || './.data', 'demo')
  console.log(existsSync(dataDirectory) ? 'Taking up the demo where it ended …' : 'Preparing two months of calls …')
  const demo = await startDemo(dataDirectory, process.env)
  demo.vapi.pace = TEST_CALL_PACE
  closeOnSignal(demo.close)
  console.log(directions(demo.deps.config))
  await receiveCalls(demo)
}

/** Nothing of .env and no DATABASE_URL: the demo never touches another installation. */
function demoConfig(dataDirectory: string, surroundings: Record<string, string | undefined>): Config {
  const { PORT, HOST, PUBLIC_URL, LOG_LEVEL = 'warn' } = surroundings
  return loadConfig({ PORT, HOST, PUBLIC_URL, LOG_LEVEL, DATA_DIR: dataDirectory })
}

const scriptCtx = (deps: Deps) => makeCtx(deps, { kind: 'script', name: 'demo' })

async function fill(deps: Deps, vapi: VapiEmulator, { random, origin }: { random: Random; origin: string }) {
  const ctx = scriptCtx(deps)
  const webhooks = new Map<string, string>()
  for (const { business } of clients) webhooks.set(business.name, await webhookOf(ctx, business, origin))
  const webhookUrlOf = ({ name }: Business) => webhooks.get(name) ?? ''
  const past = await missingCalls(ctx, random)
  const isFirst = vapi.calls.size === 0
  vapi.catchUp(webhookUrlOf).catch(() => {})
  await placeAll(vapi, past, webhookUrlOf)
  if (isFirst) await sendHalfAReport(webhookUrlOf(alderStone))
  await applied(deps)
  await backdate(deps)
  await stockPool(ctx, vapi)
  await letCallersBook(ctx, { vapi, random, webhookUrlOf })
  vapi.save()
}

/** One delivery that was cut off on its way, for the list of events in error. */
const sendHalfAReport = (url: string) =>
  fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'user-agent': 'Vapi/1.0 (emulator)' },
    body: '{"message":{"type":"end-of-call-report","endedReason":"customer-ended-ca',
  })

/** A new call every 20 seconds, each as long as its people talk, until the emulator closes. */
async function receiveCalls({ deps, vapi, url }: Demo): Promise<void> {
  const random = seededRandom(Date.now() + 1)
  const webhookUrl = await webhookOf(scriptCtx(deps), harborDental, url)
  for (;;) {
    vapi.placeCall({ webhookUrl, script: dentalCall(random), isLive: true, withChatter: true }).catch(() => {})
    await sleep(NEXT_CALL_MS)
    vapi.save()
  }
}

function directions({ publicUrl }: Config): string {
  const portals = clients.map(({ business, profile }) => {
    const self = 'portalAccess' in profile ? ', in self-service: try the wizard' : ''
    return `    ${profile.email.padEnd(28)}${business.name}${self}`
  })
  return [
    '',
    `  Back office   ${publicUrl}/admin`,
    '    robin@agency.example        owner',
    '    kim@agency.example          support',
    '    viktor@agency.example       viewer',
    `  Portal        ${publicUrl}/`,
    ...portals,
    `  Password of all: ${PASSWORD}`,
    '',
    '  Harbor Dental gets a new call every 20 seconds. Ctrl-C ends the demo and keeps what it has.',
    '',
  ].join('\n')
}
