import { createHash } from 'node:crypto'

/** 32 bytes, the same in every process. */
export const testKey = (name: string): Buffer => createHash('sha256').update(name).digest()

/** What tests and benches seal under: a worker of the one has to open what a webhook server of the other sealed. */
export const TEST_KEYS = {
  VAULT_KEYS: `k1:${testKey('k1').toString('base64')}`,
  INDEX_KEY: testKey('index').toString('base64'),
}
