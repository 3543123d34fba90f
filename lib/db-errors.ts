import { AppError } from '#lib/errors'

/** What the database said, wherever Prisma has put it: SQLSTATE, constraint and message. */
function saidOf(error: unknown): { state: string; text: string } {
  const texts: string[] = []
  const states: string[] = []
  for (let cause = error, depth = 0; isObject(cause) && depth < 6; depth++) {
    for (const value of [cause['originalCode'], cause['code']])
      if (typeof value === 'string') states.push(value)
    for (const value of [
      cause['originalMessage'],
      cause['message'],
      JSON.stringify(cause['constraint'] ?? ''),
    ])
      if (typeof value === 'string') texts.push(value)
    const meta = cause['meta']
    cause = cause['cause'] ?? (isObject(meta) ? meta['driverAdapterError'] : undefined)
  }
  return {
    state: states.find((state) => /^[0-9A-Z]{5}$/.test(state) && !/^P\d{4}$/.test(state)) ?? states[0] ?? '',
    text: texts.join('\n'),
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}

/** True for a deadlock or a failed serialisation, which pass when tried again. */
export function isWorthAnotherTry(error: unknown): boolean {
  const { state, text } = saidOf(error)
  return state === '40001' || state === '40P01' || state === 'P2034' || /deadlock detected/.test(text)
}

/** True when the database cannot be reached or does not take connections. */
export function isUnavailable(error: unknown): boolean {
  const { state, text } = saidOf(error)
  return (
    /^(57P0[123]|53300|08...|P1001|P1002|P1008|P1017|P2024|ECONNREFUSED|ECONNRESET)$/.test(state) ||
    /timeout exceeded when trying to connect|Can't reach database|Connection terminated|ECONNREFUSED/i.test(
      text,
    )
  )
}

/** Refusals of the database that a person can act on, by unique index; checks bring their own sentence. */
const sentences: [RegExp, string][] = [
  [/record_pair/, 'These two statements are paired already.'],
  [/suggestion_pair/, 'This pair is in the queue already.'],
  [/Editor_email/, 'There is an account with this e-mail address.'],
]

/** An AppError where the refusal has a sentence; else the error itself. */
export function foreseen(error: unknown): unknown {
  const { state, text } = saidOf(error)
  const known = sentences.find(([pattern]) => pattern.test(text))
  if (known) return new AppError('conflict', known[1])
  if (state === '23505' || state === 'P2002')
    return new AppError('conflict', 'Somebody else made the same change first.')
  return error
}
