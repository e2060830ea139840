import { existsSync } from 'node:fs'
import { type BrowserServer, chromium } from 'playwright-core'

const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** The browser of this machine, or undefined: its tests are then skipped by name. */
export function findChromium(): string | undefined {
  const places = [
    process.env['CHROMIUM_PATH'],
    // The same engine without windows and menus: it takes a third of the time less.
    '/usr/bin/chromium-headless-shell',
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
  ]
  return places.find((place): place is string => Boolean(place && existsSync(place)))
}

/** One Chromium for all files of a run; every window has its own cookies. */
export const launchChromium = (): Promise<BrowserServer> =>
  chromium.launchServer({ executablePath: findChromium() ?? '', args: FLAGS, handleSIGINT: false })
