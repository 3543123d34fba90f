/** What was typed, by the name of its field. */
export type Values = Readonly<Record<string, string>>

type Sent = {
  values: Values
  /** For the next sending: this one was answered. */
  key: string
}

/** What a form shows after it was sent, so that it cannot show a success and an error at once. Success leads on. */
export type FormState =
  | { status: 'idle' }
  | ({ status: 'invalid'; errors: Values } & Sent)
  | ({ status: 'refused'; message: string; link?: { href: string; label: string } } & Sent)
  | ({ status: 'stale'; theirs: Values; revision: number } & Sent)

export type FormAction = (previous: FormState, form: FormData) => Promise<FormState>

/** Names that belong to the form and not to who types. */
const own = new Set(['idempotencyKey', 'revision', 'id'])

/** What a form would send, line breaks as text fields hold them; without the framework's fields. What is no form holds nothing. */
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

/** True when both say the same in every field that either has; a field left out is the same as an empty one. */
export function isSame(one: Values, other: Values): boolean {
  return differingFields(one, other).length === 0
}

export function differingFields(one: Values, other: Values): string[] {
  const names = new Set([...Object.keys(one), ...Object.keys(other)].filter((name) => !own.has(name)))
  return [...names].filter((name) => (one[name] ?? '') !== (other[name] ?? ''))
}
