import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'

/** The place a sealed value belongs to. Moved to another row, column, table or client, it does not open. */
export type Place = { clientId: string; table: string; column: string; id: string }

export type Vault = {
  /** AES-256-GCM under the active key. Text is sealed as UTF-8. */
  seal(place: Place, value: string | Uint8Array): Uint8Array<ArrayBuffer>
  /** @throws when the key is gone, the bytes were changed, or they were sealed for another place */
  open(place: Place, sealed: Uint8Array): Buffer
  /** What every value sealed by the active key begins with; key:rotate looks for the others. */
  readonly activePrefix: Buffer
}

const VERSION = 1
const IV_BYTES = 12
const TAG_BYTES = 16

/**
 * Seals values at rest. Layout: version, length of the key's name, key's name, IV (12), tag (16), ciphertext.
 * The first key seals, all of them open.
 */
export function makeVault(keys: readonly { name: string; key: Buffer }[]): Vault {
  const [active] = keys
  if (!active) throw new Error('The vault has no key')
  const byName = new Map(keys.map(({ name, key }) => [name, key]))
  const activePrefix = prefixOf(active.name)

  return {
    activePrefix,
    seal(place, value) {
      const iv = randomBytes(IV_BYTES)
      const cipher = createCipheriv('aes-256-gcm', active.key, iv, { authTagLength: TAG_BYTES })
      cipher.setAAD(aad(place))
      const body = [cipher.update(typeof value === 'string' ? Buffer.from(value, 'utf8') : value), cipher.final()]
      return new Uint8Array(Buffer.concat([activePrefix, iv, cipher.getAuthTag(), ...body]))
    },
    open(place, sealed) {
      const bytes = Buffer.from(sealed.buffer, sealed.byteOffset, sealed.byteLength)
      const ivAt = 2 + (bytes[1] ?? 0)
      const key = byName.get(bytes.toString('utf8', 2, ivAt))
      if (bytes[0] !== VERSION || !key) throw new Error(`No key for ${place.table}.${place.column} of ${place.id}`)
      const tagAt = ivAt + IV_BYTES
      const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(ivAt, tagAt), { authTagLength: TAG_BYTES })
      decipher.setAAD(aad(place))
      decipher.setAuthTag(bytes.subarray(tagAt, tagAt + TAG_BYTES))
      return Buffer.concat([decipher.update(bytes.subarray(tagAt + TAG_BYTES)), decipher.final()])
    },
  }
}

const prefixOf = (name: string) => Buffer.concat([Buffer.from([VERSION, Buffer.byteLength(name)]), Buffer.from(name)])
const aad = ({ clientId, table, column, id }: Place) => Buffer.from(`${clientId}|${table}|${column}|${id}`)
