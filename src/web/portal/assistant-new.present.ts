import type { TemplateLine } from '../../domain/templates/index.js'
import { BUSINESS_TYPE_LABELS } from '../../domain/wizard/index.js'
import { type DomainError, fieldErrors } from '../../platform/errors.js'

export type NewForm = { direction: string; name: string; templateId: string }

const KINDS = [
  { value: 'INBOUND', label: 'Answers calls', about: 'Callers ring your number and it picks up. Seven steps.' },
  { value: 'OUTBOUND', label: 'Makes calls', about: 'It rings people for you, for one purpose. Ten steps.' },
] as const

/** The form that begins an assistant. */
export function presentNew(
  form: NewForm,
  of: { templates: readonly TemplateLine[]; refusal: DomainError | undefined },
) {
  const wrong = of.refusal ? fieldErrors(of.refusal) : {}
  return {
    kinds: KINDS.map((kind) => ({ ...kind, isChosen: kind.value === form.direction })),
    templates: KINDS.map(({ value, label }) => ({
      label,
      options: of.templates
        .filter(({ direction }) => direction === value)
        .map(({ id, name, about, businessType }) => ({
          id,
          label: [name, about ?? labelOf(businessType)].filter(Boolean).join(' · '),
          isChosen: id === form.templateId,
        })),
    })).filter(({ options }) => options.length > 0),
    name: form.name,
    wrong,
    error: of.refusal && Object.keys(wrong).length === 0 ? of.refusal.message : undefined,
  }
}

const labelOf = (type: string | null) => BUSINESS_TYPE_LABELS[type as keyof typeof BUSINESS_TYPE_LABELS] ?? ''
