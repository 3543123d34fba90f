import type {
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
} from '@simplewebauthn/browser'

/** The second factors that an account can give. The options of a passkey contain a challenge, which works once. */
export type FactorOffer = { hasApp: boolean; passkey: PublicKeyCredentialRequestOptionsJSON | null }

/** Form values by field name. */
export type Values = Readonly<Record<string, string>>

type Submission = {
  values: Values
  /** The idempotency key of the next submission. */
  key: string
}

/**
 * The result of a submission. Success redirects, except where it shows something once. A stale one has the values that
 * the form opened with and those stored now; `stored` is null if the form only adds.
 */
export type FormState =
  | { status: 'idle' }
  | ({ status: 'invalid'; errors: Values } & Submission)
  /** With `isQuestion`, the same form sent again is the confirmation. */
  | ({
      status: 'refused'
      message: string
      link?: { href: string; label: string }
      isQuestion?: boolean
      /** The same form sent again with one of these second factors goes on. */
      factors?: FactorOffer
    } & Submission)
  /** Done, with lines that are shown once and never stored, or with what the browser needs to make a passkey. */
  | ({
      status: 'done'
      lines: readonly string[]
      passkey?: PublicKeyCredentialCreationOptionsJSON
    } & Submission)
  | ({ status: 'stale'; opened: Values; stored: Values | null; revision: number } & Submission)

export type FormAction = (previous: FormState, form: FormData) => Promise<FormState>

/** The hidden field with the values that the form opened with, as JSON. */
export const openedField = 'opened'

/** The field that confirms an edit which ends a review. */
export const confirmation = 'dropsReview'

/** The fields of a second factor. They are part of no draft and are never sent back. */
export const codeField = 'secondFactorCode'
export const recoveryField = 'recoveryCode'
export const passkeyField = 'passkeyAnswer'

/** A code, or the answer of a passkey as JSON. */
type GivenFactor = { code: string } | { passkey: string }

/** Separates the second factor, from whichever of its fields, from the other values. */
export function withoutFactor(values: Values): {
  factor: GivenFactor | null
  values: Record<string, string>
} {
  const {
    [codeField]: app = '',
    [recoveryField]: recovery = '',
    [passkeyField]: passkey = '',
    ...others
  } = values
  const code = app.trim() === '' ? recovery.trim() : app.trim()
  if (passkey !== '') return { factor: { passkey }, values: others }
  return { factor: code === '' ? null : { code }, values: others }
}

/** Fields that the form sets itself; comparisons ignore them. */
const formFields = new Set(['idempotencyKey', 'revision', 'id', confirmation])

const isField = (name: string) => !name.startsWith('$ACTION') && name !== openedField

/** The text values of a form with `\n` line breaks, without the framework's fields. Other input yields no values. */
export function valuesOf(form: unknown): Record<string, string> {
  const values: Record<string, string> = {}
  for (const [name, value] of form instanceof FormData ? form : [])
    if (typeof value === 'string' && isField(name)) define(values, name, value.replaceAll('\r\n', '\n'))
  return values
}

/** The values that a form keeps while it is open and in its draft. */
export function typedValues(form: HTMLFormElement): Values {
  const { idempotencyKey: _, ...values } = withoutFactor(valuesOf(new FormData(form))).values
  return values
}

/** Assigns an own property even if the name is `__proto__`. */
function define(values: Record<string, string>, name: string, value: string): void {
  Object.defineProperty(values, name, { value, enumerable: true, configurable: true, writable: true })
}

/** The values that a form opened with; none if the field is missing or malformed. */
export function openedValues(form: FormData): Values {
  const field = form.get(openedField)
  try {
    const opened: unknown = typeof field === 'string' ? JSON.parse(field) : {}
    return isValues(opened) ? opened : {}
  } catch {
    return {}
  }
}

export const isValues = (value: unknown): value is Values =>
  typeof value === 'object' &&
  value !== null &&
  Object.values(value).every((text) => typeof text === 'string')

/** True if all fields have equal values. A missing field equals an empty one. */
export function isSame(left: Values, right: Values): boolean {
  return differingFields(left, right).length === 0
}

export function differingFields(left: Values, right: Values): string[] {
  return fieldNames(left, right).filter((name) => valueOf(left, name) !== valueOf(right, name))
}

const fieldNames = (...all: readonly Values[]): string[] =>
  [...new Set(all.flatMap((values) => Object.keys(values)))].filter((name) => !formFields.has(name))

const valueOf = (values: Values, name: string): string =>
  Object.hasOwn(values, name) ? (values[name] ?? '').replaceAll('\r\n', '\n') : ''

export type Merge = {
  /** In a conflict, the submitted value. */
  values: Values
  /** Fields that both changed, to different values. */
  conflicts: readonly string[]
  /** Fields that only the other editor changed. */
  adopted: readonly string[]
}

/** Merges two edits of the same opened values, field by field. A field that one of them did not change is the other's. */
export function mergeValues(opened: Values, submitted: Values, stored: Values): Merge {
  const values: Record<string, string> = { ...submitted }
  const [conflicts, adopted]: [string[], string[]] = [[], []]
  for (const name of fieldNames(opened, submitted, stored)) {
    const [before, typed, current] = [opened, submitted, stored].map((edit) => valueOf(edit, name))
    if (current === undefined || typed === current || current === before) continue
    if (typed !== before) conflicts.push(name)
    else {
      adopted.push(name)
      define(values, name, current)
    }
  }
  return { values, conflicts, adopted }
}
