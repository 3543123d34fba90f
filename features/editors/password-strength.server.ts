import 'server-only'
import { ZxcvbnFactory } from '@zxcvbn-ts/core'
import { adjacencyGraphs, dictionary } from '@zxcvbn-ts/language-common'
import { FieldError } from '#lib/errors'
import { passwordLengthMin } from './password'

/** A password that ten thousand million guesses find is weak. */
const guessesLog10Min = 10
/** The estimate takes longer than linear time; a longer password is judged by its beginning. */
const estimatedLength = 40

/** Words that a guesser tries first here. */
const siteWords = [
  'at',
  'variance',
  'atvariance',
  'at variance',
  'desk',
  'editor',
  'editors',
  'newsroom',
  'pegasus',
]

let estimator: ZxcvbnFactory | undefined

const wordsOf = (text: string): string[] =>
  [text, ...text.split(/[^\p{L}\p{N}]+/u)].filter((word) => word !== '')

/** Refuses a password that is short, in the list of common ones, or made of the site's or the account's own words. */
export function assertStrong(
  field: string,
  password: string,
  { email, name }: { email: string; name: string },
): void {
  if (password.length < passwordLengthMin)
    throw new FieldError(field, `Choose a password of at least ${passwordLengthMin} characters.`)
  estimator ??= new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs, maxLength: estimatedLength })
  const accountWords = [...siteWords, ...wordsOf(email.toLowerCase()), ...wordsOf(name.toLowerCase())]
  if (estimator.check(password.slice(0, estimatedLength), accountWords).guessesLog10 < guessesLog10Min)
    throw new FieldError(
      field,
      'This password is among the first that a guesser tries: a common one, a repetition, or words of this site or of your account. A sentence of your own is good.',
    )
}
