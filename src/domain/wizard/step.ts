import type { FactName } from './facts.js'

export type Choice = { value: string; label: string; about?: string }

/** A column of a field that is a list of rows. */
export type RowColumn = {
  name: string
  label: string
  kind: 'line' | 'text' | 'number' | 'phone' | 'choice'
  choices?: readonly Choice[]
  example?: string
  isRequired: boolean
}

/** One question of the wizard. What it accepts is in facts.ts under the same name. */
export type Field = {
  name: FactName
  label: string
  help?: string
  example?: string
  /** How it is asked: the one template that renders steps has a part for each. */
  kind: 'line' | 'text' | 'phone' | 'number' | 'zone' | 'switch' | 'choice' | 'choices' | 'rows' | 'week' | 'voice'
  choices?: readonly Choice[]
  columns?: readonly RowColumn[]
  /** What one row is called: "service". */
  row?: string
  isRequired: boolean
  /** Asked only while that field has one of these values. */
  when?: { field: FactName; is: readonly unknown[] }
  /** What it changes in the prompt or the assistant, for the line beside the field. */
  changes: string
}

export type Step = {
  /** In the address of its page. */
  id: string
  title: string
  about: string
  fields: readonly Field[]
  /** Rows of this field can be pasted or brought in from a CSV file. */
  importsTo?: FactName
  /** Rows of this field can be taken from a library for the type of business. */
  libraryFor?: FactName
  /** The last one: a number is chosen, everything is looked over, and it is published. */
  isReview?: true
}
