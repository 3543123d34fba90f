import type { Values } from '#components/ui/form-state'
import { type Column, columns } from '#features/compare/compare'

/** Every value of the page by field name, and the steps that undo and redo go through. */
export type CompareState = {
  values: Values
  past: readonly Values[]
  future: readonly Values[]
  typing: string
}

export type CompareStep =
  | { do: 'change'; values: Values; proposes?: readonly string[]; accepts?: readonly string[] }
  | { do: 'type'; name: string; value: string }
  | { do: 'acceptAll' }
  | { do: 'undo' }
  | { do: 'redo' }

/** Older steps are forgotten. Each holds references to the same texts, not copies. */
const stepsMax = 100

export const firstState = (values: Values): CompareState => ({ values, past: [], future: [], typing: '' })

export const proposedIn = (values: Values): readonly string[] =>
  (values['proposed'] ?? '').split(',').filter((name) => name !== '')

const withProposed = (values: Values, names: Iterable<string>): Values => ({
  ...values,
  proposed: [...new Set(names)].join(','),
})

/** Typing in one field is one step. */
export function reduceCompare(state: CompareState, step: CompareStep): CompareState {
  const { values, past, future } = state
  switch (step.do) {
    case 'undo': {
      const before = past.at(-1)
      if (!before) return state
      return { values: before, past: past.slice(0, -1), future: [values, ...future], typing: '' }
    }
    case 'redo': {
      const [after, ...later] = future
      return after ? { values: after, past: [...past, values], future: later, typing: '' } : state
    }
    case 'acceptAll':
      return next(state, withProposed(values, []), '')
    case 'change': {
      const { proposes = [], accepts = [] } = step
      const changed = new Set([...Object.keys(step.values), ...accepts])
      const open = proposedIn(values).filter((name) => !changed.has(name))
      return next(state, withProposed({ ...values, ...step.values }, [...open, ...proposes]), '')
    }
    case 'type': {
      const { name, value } = step
      const open = proposedIn(values).filter((proposed) => proposed !== name)
      return next(state, withProposed({ ...values, ...ownDate(name), [name]: value }, open), name)
    }
  }
}

/** A date that an editor types is inferred from nothing. */
function ownDate(name: string): Values {
  const [, column] = /^(first|second)\.said\.edtf$/.exec(name) ?? []
  return column === undefined ? {} : { [`${column}.said.inferred`]: '', [`${column}.said.basis`]: '' }
}

function next(
  { values: before, past, typing: typed }: CompareState,
  values: Values,
  typing: string,
): CompareState {
  const isSameStep = typing !== '' && typing === typed
  return { values, past: isSameStep ? past : [...past, before].slice(-stepsMax), future: [], typing }
}

/** The values of one column, without its name. */
export function columnValues(values: Values, column: Column): Values {
  const prefix = `${column}.`
  return Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) =>
      name.startsWith(prefix) ? [[name.slice(prefix.length), value]] : [],
    ),
  )
}

/** Empties a column. Links point into both, so they go too. */
export function emptied(values: Values, column: Column): Values {
  const cleared = Object.keys(values).filter(
    (name) => name.startsWith(`${column}.`) || name.startsWith('links.'),
  )
  return Object.fromEntries(cleared.map((name) => [name, '']))
}

/** How far a column is: nothing, a text without a quote, or a quote. */
export type Stage = 'empty' | 'text' | 'quote'
export function stageOf({ on = '', quote = '', text = '' }: Values): Stage {
  if (on === 'FILE' || (on === 'TEXT' && quote !== '')) return 'quote'
  return on === 'TEXT' && text !== '' ? 'text' : 'empty'
}

/** One link as the form sends it. Positions are "110-133 words". */
export type Link = { index: number; label: string; first: string; second: string }

/** The links in the form; a dropped one is empty. */
export function linksOf(values: Values): Link[] {
  return Object.keys(values).flatMap((name) => {
    const index = Number(/^links\.(\d+)\.label$/.exec(name)?.[1] ?? -1)
    const at = (field: string) => values[`links.${index}.${field}`] ?? ''
    const link = { index, label: at('label'), first: at('first'), second: at('second') }
    return index >= 0 && link.first !== '' && link.second !== '' ? [link] : []
  })
}

export const linkValues = (index: number, { label, first, second }: Omit<Link, 'index'>): Values => ({
  [`links.${index}.label`]: label,
  [`links.${index}.first`]: first,
  [`links.${index}.second`]: second,
})

/** A number that no link of the form has. */
export const nextLinkIndex = (values: Values): number =>
  1 + Math.max(-1, ...Object.keys(values).map((name) => Number(/^links\.(\d+)\./.exec(name)?.[1] ?? -1)))

/** Fields that every form has, also empty. */
const common = ['subject', 'dispute', 'reconciliation', 'whatWouldSettleIt', 'reviewer', 'proposed']
const ofText = [
  ...['url', 'title', 'dateline', 'publisher', 'byline', 'language', 'published', 'updated'],
  ...['name', 'cue', 'gloss', 'said.edtf', 'said.phrase', 'said.basis'],
]
const ofFile = ['on', 'statement']

/** What the form sends: every field of a text, and of a statement on file only its name. */
export function sentValues(values: Values): [string, string][] {
  const empty = [
    ...common,
    ...columns.flatMap((column) =>
      values[`${column}.on`] === 'TEXT' ? ofText.map((name) => `${column}.${name}`) : [],
    ),
  ]
  const all = { ...Object.fromEntries(empty.map((name) => [name, ''])), ...values }
  return Object.entries(all).filter(([name, value]) => {
    const [, column, field = ''] = /^(first|second)\.(.+)$/.exec(name) ?? []
    if (column !== undefined && values[`${column}.on`] === 'FILE') return ofFile.includes(field)
    return value !== '' || empty.includes(name)
  })
}
