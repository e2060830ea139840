import createClient from 'openapi-fetch'
import type { paths } from './api-client/schema.js'
import type { Program } from './program.js'

/** A client whose types are made from the document of the API (npm run api:client), for the key of a program. */
export const typed = ({ address, key = '' }: Program) =>
  createClient<paths>({ baseUrl: `${address}/api/v1`, headers: { 'X-API-Key': key } })
