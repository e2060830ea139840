import type { TestProject } from 'vitest/node'
import { findChromium, launchChromium } from './chromium.js'
import { serveOnDemand } from './on-demand.js'
import { findPostgres } from './postgres-cluster.js'
import { givenServer, ordinaryCluster, safeCluster, type TestServer } from './servers.js'
import { clusterTemplate, embeddedTemplate } from './templates.js'

declare module 'vitest' {
  interface ProvidedContext {
    /** A migrated embedded database, dumped. */
    embeddedTemplate: string
    /** PostgreSQL for ordinary suites: in memory and without fsync. Empty when this machine has none. */
    ordinaryUrl: string
    /** PostgreSQL that keeps what it commits, for suites about durability, kills and races. Empty when this machine has none. */
    postgresUrl: string
    /** Where what several files share is started when one asks (on-demand.ts). */
    onDemandUrl: string
  }
}

/** Once per run: the databases that test files copy their own from. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  refuseSkipsInCi()
  const [servers, template] = await Promise.all([startServers(), embeddedTemplate()])
  const shared = await serveOnDemand({ chromium: sharedChromium })
  project.provide('embeddedTemplate', template)
  project.provide('ordinaryUrl', servers[0]?.url ?? '')
  project.provide('postgresUrl', servers.at(-1)?.url ?? '')
  project.provide('onDemandUrl', shared.url)
  return async () => {
    await shared.stop()
    await Promise.all(servers.map((server) => server.stop()))
  }
}

/** The one for ordinary suites first. */
async function startServers(): Promise<TestServer[]> {
  const given = process.env['TEST_DATABASE_URL']
  const binaries = findPostgres()
  if (given) return [await givenServer(given)]
  if (!binaries) {
    console.log('This machine has no PostgreSQL: all suites run on the embedded database, which takes longer.')
    return []
  }
  await clusterTemplate(binaries)
  return Promise.all([ordinaryCluster(binaries), safeCluster(binaries)])
}

async function sharedChromium() {
  const browser = await launchChromium()
  return { address: browser.wsEndpoint(), stop: () => browser.close() }
}

function refuseSkipsInCi(): void {
  if (process.env['CI'] !== 'true') return
  const hasPostgres = Boolean(process.env['TEST_DATABASE_URL'] || findPostgres())
  const missing = [...(hasPostgres ? [] : ['PostgreSQL']), ...(findChromium() ? [] : ['Chromium'])]
  if (missing.length > 0) throw new Error(`CI may skip nothing, and this machine lacks ${missing.join(' and ')}`)
}
