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
