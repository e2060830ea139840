import { BaseRecord } from 'adminjs'
import { may } from '../domain/staff/index.js'
import { accessOf } from './access.js'
import { asRecordJson } from './adminjs-types.js'
import { ctxOf } from './current-admin.js'
import type { SafeResource } from './safe-resource.js'
import type { Row } from './spec.js'
import type { RecordView } from './ui-types.js'

/** A row for the pages: named columns only, other tables by id and title only, actions by name only. It never writes. */
export class SafeRecord extends BaseRecord {
  constructor(
    readonly values: Row,
    readonly links: RecordView['populated'],
    readonly owner: SafeResource,
  ) {
    super(values, owner)
  }

  override toJSON(currentAdmin?: unknown) {
    return asRecordJson(this.view(currentAdmin))
  }

  /** The row as this person may see it. */
  view(currentAdmin: unknown): RecordView {
    const { actor } = ctxOf({ currentAdmin })
    const { spec } = this.owner
    const allows = (action: string) => {
      const access = accessOf(spec.model, action)
      return access !== undefined && access !== 'nobody' && may(actor, access)
    }
    const offered = (spec.actions ?? []).filter(
      ({ name, isOffered }) => allows(name) && (isOffered?.(this.values) ?? true),
    )
    const own = [...(spec.editForm ? ['edit'] : []), 'show'].filter(allows)
    return {
      id: String(this.values['id']),
      title: this.title(),
      params: this.values,
      populated: this.links,
      errors: {},
      recordActions: [...own, ...offered.filter(({ kind }) => kind === 'record').map(({ name }) => name)],
      bulkActions: offered.filter(({ kind }) => kind === 'bulk').map(({ name }) => name),
    }
  }

  override title(): string {
    return this.owner.spec.titleOf(this.values)
  }

  override id(): string {
    return String(this.values['id'])
  }

  override update = refuseToWrite
  override save = refuseToWrite
  override create = refuseToWrite
  override storeParams = refuseToWrite
}

/** AdminJS stores what was posted into the record before it asks who may; here nothing is ever stored. */
function refuseToWrite(): never {
  throw new Error('Records are changed by verbs only')
}
