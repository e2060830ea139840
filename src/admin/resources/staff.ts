import { z } from 'zod'
import { sendStaffPasswordLink } from '../../domain/sessions/index.js'
import { createStaff, updateStaff } from '../../domain/staff/index.js'
import type { Ctx } from '../../platform/context.js'
import { choicesOf, wordFilter, yesNoFilter } from '../choices.js'
import { oneOf, type Row, type Spec, verbAction } from '../spec.js'
import type { Field } from '../ui-types.js'
import { ROLE } from '../words.js'
import { saidOfLink } from './client-actions.js'

const person: Field[] = [
  { name: 'name', label: 'Name', kind: 'text', isRequired: true },
  { name: 'email', label: 'E-mail', kind: 'email', isRequired: true },
  {
    name: 'role',
    label: 'Role',
    kind: 'choice',
    choices: choicesOf(ROLE),
    isRequired: true,
    initial: 'SUPPORT',
    hint: 'Viewers read; support works with clients; admins also manage staff and settings; owners also make owners',
  },
]

/** People of the agency. */
export const staff: Spec = {
  model: 'Staff',
  one: 'Staff login',
  many: 'Staff',
  group: 'Administration',
  icon: 'staff',
  titleOf: (params) => String(params['name'] ?? ''),
  columns: ['id', 'name', 'email', 'role', 'isActive', 'lastLoginAt', 'createdAt', 'updatedAt'],
  list: [
    { name: 'name', label: 'Name', isSortable: true },
    { name: 'email', label: 'E-mail', isSortable: true },
    { name: 'role', label: 'Role', kind: 'word', words: ROLE, isSortable: true },
    { name: 'isActive', label: 'Active', kind: 'check', isSortable: true },
    { name: 'lastLoginAt', label: 'Last login', kind: 'ago', isSortable: true },
    { name: 'createdAt', label: 'Joined', kind: 'ago', isSortable: true, from: 1100 },
  ],
  facts: [
    { name: 'name', label: 'Name' },
    { name: 'email', label: 'E-mail' },
    { name: 'role', label: 'Role', kind: 'word', words: ROLE },
    { name: 'isActive', label: 'Active', kind: 'yes-no' },
    { name: 'lastLoginAt', label: 'Last login', kind: 'moment' },
    { name: 'createdAt', label: 'Joined', kind: 'moment' },
  ],
  filters: [yesNoFilter('isActive', 'Active', 'Active', 'Not active'), wordFilter('role', 'Role', ROLE)],
  search: ['name', 'email'],
  searchHint: 'Name or e-mail',
  sort: { by: 'name', direction: 'asc' },
  empty: { title: 'Nobody found', text: 'No staff login matches.' },
  newForm: {
    sections: [
      { title: 'Person', fields: person },
      {
        title: 'Password',
        text: 'Leave it empty and send them a link from their page instead.',
        fields: [{ name: 'password', label: 'Password', kind: 'new-password', hint: 'At least 10 characters' }],
      },
    ],
    run: create,
  },
  editForm: {
    sections: [
      { title: 'Person', fields: person },
      {
        title: 'Access',
        fields: [
          {
            name: 'isActive',
            label: 'Active',
            kind: 'yes-no',
            hint: 'A login that is not active is signed out at once',
          },
        ],
      },
    ],
    run: update,
  },
  actions: [
    verbAction({
      name: 'sendPasswordLink',
      kind: 'record',
      label: 'Send set-password link',
      explain: 'Mails a link with which they choose a new password.',
      submit: 'Send link',
      isOffered: ({ isActive }) => isActive === true,
      input: z.object({}),
      run: async (ctx, ids) => saidOfLink(ctx, await sendStaffPasswordLink(ctx, { staffId: oneOf(ids) })),
    }),
  ],
}

async function create(ctx: Ctx, values: Row): Promise<{ id: string; message: string }> {
  const { password, ...rest } = values
  const input = { ...rest, ...(password != null && { password }) }
  const { id } = await createStaff(ctx, input as Parameters<typeof createStaff>[1])
  return { id, message: `${values['name']} can be given access now` }
}

async function update(ctx: Ctx, id: string, changes: Row, expectedUpdatedAt: Date | undefined): Promise<string> {
  await updateStaff(ctx, { id, changes, expectedUpdatedAt } as Parameters<typeof updateStaff>[1])
  return Object.keys(changes).length === 0 ? 'Nothing was different' : 'Saved'
}
