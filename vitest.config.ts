import { defineConfig } from 'vitest/config'

// Tests run as scripts/build.mjs compiled them, imported by Node itself: vitest transforms nothing, it only runs them.
const folder = process.env['BACKLINE_CODE']
if (!folder) throw new Error('Run tests with: npm test -- <files>')

export default defineConfig({
  test: {
    include: [`${folder}/test/**/*.test.js`],
    exclude: [],
    globalSetup: [`${folder}/test/support/global-setup.js`],
    reporters: [
      'default',
      ...['slowest', 'silence', 'closing-line'].map((name) => `./${folder}/test/support/${name}.js`),
    ],
    server: { deps: { external: [/\/dist\//] } },
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 60_000,
    env: { NODE_ENV: 'test' },
  },
})
