import { defineConfig } from 'vitest/config'

/** They bring their own database and servers, so that modules may stay loaded from one file to the next. */
const SHARING = ['test/domain/**/*.test.ts', 'test/integrations/**/*.test.ts', 'test/platform/**/*.test.ts']

export default defineConfig({
  test: {
    globalSetup: ['test/support/global-setup.ts'],
    reporters: ['default', './test/support/closing-line.ts'],
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 60_000,
    env: { NODE_ENV: 'test', ADMIN_JS_SKIP_BUNDLE: 'true', ADMIN_JS_TMP_DIR: 'adminjs-bundle' },
    projects: [
      { extends: true, test: { name: 'sharing', include: SHARING, isolate: false } },
      { extends: true, test: { name: 'alone', include: ['test/**/*.test.ts'], exclude: SHARING } },
    ],
  },
})
