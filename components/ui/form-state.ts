/** Form values by field name. */
export type Values = Readonly<Record<string, string>>

type Sent = {
  values: Values
  /** The idempotency key of the next submission. */
  key: string
}

/** The result of a submission, as one of four states. Success is not among them, because it redirects. */
export type FormState =
  | { status: 'idle' }
  | ({ status: 'invalid'; errors: Values } & Sent)
  | ({ status: 'refused'; message: string; link?: { href: string; label: string } } & Sent)
  | ({ status: 'stale'; theirs: Values; revision: number } & Sent)

export type FormAction = (previous: FormState, form: FormData) => Promise<FormState>

/** Fields that the form sets itself; comparisons ignore them. */
const own = new Set(['idempotencyKey', 'revision', 'id'])

/** The text values of a form with `\n` line breaks, without the framework's fields. Other input yields no values. */
export function valuesOf(form: unknown): Record<string, string> {
  const values: Record<string, string> = {}
  for (const [name, value] of form instanceof FormData ? form : [])
    if (typeof value === 'string' && !name.startsWith('$ACTION'))
      Object.defineProperty(values, name, {
        value: value.replaceAll('\r\n', '\n'),
        enumerable: true,
        configurable: true,
        writable: true,
      })
  return values
}

/** True if all fields have equal values. A missing field equals an empty one. */
export function isSame(one: Values, other: Values): boolean {
  return differingFields(one, other).length === 0
}

export function differingFields(one: Values, other: Values): string[] {
  const names = new Set([...Object.keys(one), ...Object.keys(other)].filter((name) => !own.has(name)))
  return [...names].filter((name) => (one[name] ?? '') !== (other[name] ?? ''))
}
