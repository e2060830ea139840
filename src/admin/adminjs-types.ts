import type { Resource } from '@adminjs/prisma'
import type { ActionDecorator, ActionRequest, AdminJSOptions, RecordJSON } from 'adminjs'
import { dmmf } from '../generated/dmmf.js'
import type { Database } from '../platform/db.js'
import type { Row } from './spec.js'
import type { RecordView } from './ui-types.js'

// Every cast the back office needs, each with its reason: AdminJS's types were written for other compiler options and
// for the Prisma of two majors ago.

export type Model = (typeof dmmf)['datamodel']['models'][number]

type ResourceArguments = ConstructorParameters<typeof Resource>[0]

/** The part of a Prisma model that lists need. */
export type Reader = {
  findMany(query: object): Promise<Row[]>
  findFirst(query: object): Promise<Row | null>
  count(query: object): Promise<number>
  /** Columns, to compare others with. */
  fields?: Record<string, unknown>
}

export function modelNamed(name: string): Model {
  const model = dmmf.datamodel.models.find((candidate) => candidate.name === name)
  if (!model) throw new Error(`There is no model ${name}`)
  return model
}

/** The values of an enum, by its name in the schema. */
export const enumValues = (name: string) =>
  dmmf.datamodel.enums.find((candidate) => candidate.name === name)?.values.map((value) => value.name) ?? []

/** Prisma's client is an object of models, but its type has no index by name. */
export function readerOf(prisma: Database['prisma'], model: string): Reader {
  const delegate = (prisma as unknown as Record<string, Reader>)[model.charAt(0).toLowerCase() + model.slice(1)]
  if (!delegate) throw new Error(`The database client has no ${model}`)
  return delegate
}

/** The adapter's own types import a file that Prisma 7 no longer has. */
export const resourceArguments = (model: Model, prisma: Database['prisma']) =>
  ({ model, client: prisma, clientModule: { Prisma: { dmmf } } }) as unknown as ResourceArguments

/** Our pages read names of actions where AdminJS's own pages read whole actions. */
export const asRecordJson = (view: RecordView) => view as unknown as RecordJSON

/** AdminJS's options do not accept exactOptionalPropertyTypes. */
export const asOptions = (options: object) => options as AdminJSOptions

/** AdminJS copies the request without its headers; payload holds what was posted. */
export const payloadOf = (request: ActionRequest): Row => (request.payload ?? {}) as Row

/** The rule of an action is private to AdminJS's decorator; without one AdminJS lets everybody in. */
export const hasRule = (action: ActionDecorator) =>
  typeof (action as unknown as { action: { isAccessible?: unknown } }).action.isAccessible === 'function'
