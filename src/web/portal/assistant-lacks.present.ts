import { type Lack, whatFunctionsLack } from '../../domain/answering/index.js'
import type { Step } from '../../domain/wizard/index.js'
import type { Ctx } from '../../platform/context.js'
import type { TypedStep } from './assistant-edits.js'
import type { Draft } from './assistant-save.js'

type Shown = { draft: Draft; step: Step; typed?: TypedStep | undefined }

/** What is still to be set up for the functions that are chosen, and where; nothing on steps that do not ask for them. */
export async function presentLacks(ctx: Ctx, { draft, step, typed }: Shown) {
  if (!step.fields.some(({ name }) => name === 'functions')) return []
  const chosen = typed?.['functions']
  const functions = Array.isArray(chosen) ? chosen.map(String) : (draft.facts.functions ?? [])
  const lacks = await whatFunctionsLack(ctx, { clientId: draft.clientId, functions })
  return lacks.map(({ need, functions: some }) => ({ ...WORDS[need](listed(some)), need }))
}

type Words = { text: string; href: string; link: string }

const WORDS: Record<Lack['need'], (names: string) => Words> = {
  properties: (names) => ({
    text: `There are no properties yet for ${names}.`,
    href: '/properties',
    link: 'Add properties',
  }),
  booking: (names) => ({
    text: `Nobody is set up yet for ${names}: appointments are offered within your business hours, one at a time.`,
    href: '/settings/team',
    link: 'Set up team and booking times',
  }),
}

const listed = (some: Lack['functions']) => some.map(({ label }) => `“${label}”`).join(', ')
