import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { makeDocument } from '../src/web/api/document.js'
import { routes } from '../src/web/api/routes.js'

/** Where the types of our own client lie; the tests of the API use them. */
export const CLIENT_TYPES = 'test/support/api-client/schema.ts'

/** The types of a client, made from the document of the API. */
export async function clientTypes(): Promise<string> {
  const { default: openapiTS, astToString } = await import('openapi-typescript')
  const document = makeDocument({ publicUrl: 'https://backline.example' }, routes)
  // As JSON, which is all that a client gets to see of it.
  const types = astToString(await openapiTS(JSON.stringify(document)))
  return `// Made by npm run api:client from the document of the API. Not to be edited.\n${types}`
}

/** Writes the types of the client anew: npm run api:client */
export async function main(): Promise<void> {
  mkdirSync(path.dirname(CLIENT_TYPES), { recursive: true })
  writeFileSync(CLIENT_TYPES, await clientTypes())
  console.log(`Wrote ${CLIENT_TYPES}`)
}
