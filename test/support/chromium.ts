import { existsSync } from 'node:fs'

/** The browser of this machine, or undefined: its tests are then skipped by name. */
export function findChromium(): string | undefined {
  const places = [
    process.env['CHROMIUM_PATH'],
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
  ]
  return places.find((place): place is string => Boolean(place && existsSync(place)))
}
