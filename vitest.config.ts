import { defineConfig } from 'vitest/config'

// Tests run as scripts/build.mjs compiled them, imported by Node itself: vitest transforms nothing, it only runs them.
if (process.env['BACKLINE_TESTS_ARE_BUILT'] !== '1') throw new Error('Run tests with: npm test -- <files>')

export default defineConfig({
  test: {
    include: ['dist/test/**/*.test.js'],
    exclude: [],
    globalSetup: ['dist/test/support/global-setup.js'],
    reporters: ['default', ...['slowest', 'silence', 'closing-line'].map((name) => `./dist/test/support/${name}.js`)],
    server: { deps: { external: [/\/dist\//] } },
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 60_000,
    env: { NODE_ENV: 'test', ADMIN_JS_SKIP_BUNDLE: 'true', ADMIN_JS_TMP_DIR: 'adminjs-bundle' },
  },
})
