import { may } from '../domain/staff/index.js'
import type { Actor } from '../platform/context.js'
import type { Database } from '../platform/db.js'
import { accessOf } from './access.js'
import { list, search, show } from './actions/read.js'
import { verbHandler } from './actions/verb.js'
import { create, update } from './actions/write.js'
import { ctxOf } from './current-admin.js'
import { SafeResource } from './safe-resource.js'
import type { Spec } from './spec.js'
import type { ActionView, ResourceView } from './ui-types.js'

type Who = { currentAdmin?: unknown }

/** A spec as AdminJS takes it: a resource that only reads, and for every action a handler and a rule. */
export function makeResource(spec: Spec, prisma: Database['prisma']) {
  const action = (name: string, actionType: 'resource' | 'record' | 'bulk', handler: unknown) => ({
    name,
    actionType,
    handler,
    isAccessible: (who: Who) => mayUse(ctxOf(who).actor, spec.model, name),
  })
  const nobody = (name: string, actionType: 'record' | 'bulk') => action(name, actionType, refuse)
  const verbs = (spec.actions ?? []).map((verb) => [verb.name, action(verb.name, verb.kind, verbHandler(verb))])
  return {
    resource: new SafeResource(spec, prisma),
    options: {
      actions: {
        list: action('list', 'resource', list),
        search: action('search', 'resource', search),
        show: action('show', 'record', show),
        new: action('new', 'resource', spec.newForm ? create : refuse),
        edit: action('edit', 'record', spec.editForm ? update : refuse),
        delete: nobody('delete', 'record'),
        bulkDelete: nobody('bulkDelete', 'bulk'),
        ...Object.fromEntries(verbs),
      },
    },
  }
}

/** Whether the table of access lets this person use an action; what has no row is refused. */
export function mayUse(actor: Actor, resource: string, action: string): boolean {
  const access = accessOf(resource, action)
  return access !== undefined && access !== 'nobody' && may(actor, access)
}

/** The resource as our pages draw it for this person; nothing of what they may not use. */
export function resourceView(spec: Spec, actor: Actor): ResourceView {
  const own = ['list', 'show', ...(spec.newForm ? ['new'] : []), ...(spec.editForm ? ['edit'] : [])]
  const allowed = own.filter((name) => mayUse(actor, spec.model, name))
  const canRead = allowed.includes('list')
  return {
    id: spec.model,
    name: spec.model,
    one: spec.one,
    many: spec.many,
    group: spec.group,
    icon: spec.icon,
    columns: canRead ? spec.list : [],
    facts: canRead ? spec.facts : [],
    filters: canRead ? spec.filters : [],
    searchHint: canRead && spec.search.length > 0 ? spec.searchHint : undefined,
    empty: spec.empty,
    sort: spec.sort,
    newForm: allowed.includes('new') ? (spec.newForm?.sections ?? []) : [],
    editForm: allowed.includes('edit') ? (spec.editForm?.sections ?? []) : [],
    actions: (spec.actions ?? []).filter(({ name }) => mayUse(actor, spec.model, name)).map(actionView),
    may: allowed,
  }
}

function actionView({
  input: _input,
  run: _run,
  isOffered: _isOffered,
  refusesItself: _refusesItself,
  ...view
}: NonNullable<Spec['actions']>[number]): ActionView {
  return view
}

function refuse(): never {
  throw new Error('Nobody may do this')
}
