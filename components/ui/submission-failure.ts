/**
 * A submission without an answer of its action. Its form stays as it is. It may be repeated automatically if there
 * was no answer, or an error page.
 */
export type SubmissionFailure = { message: string; isUnanswered: boolean; tries: number }

const noAnswer = 'The server did not answer.'
const outdated = 'This page is older than the site. Load it again, then send it.'

/** Only the proxy ends its sentences with a line break (proxy.ts). */
const sentenceOf = (error: Error): string | null =>
  error.message.endsWith('\n') ? error.message.trim() : null

/** An error of the server's own code carries a digest: sending the same again would fail again. */
const isServerError = (error: Error): boolean => 'digest' in error

type Circumstances = { isOutdated: boolean; tries: number }

export function failureOf(error: unknown, { isOutdated, tries }: Circumstances): SubmissionFailure {
  const sentence = error instanceof Error ? sentenceOf(error) : null
  if (isOutdated) return { message: outdated, isUnanswered: false, tries }
  if (sentence !== null) return { message: sentence, isUnanswered: false, tries }
  return { message: noAnswer, isUnanswered: !(error instanceof Error && isServerError(error)), tries }
}

const retryMs = 2000
const retryMaxMs = 30_000

/** The wait before a form is sent again by itself: two seconds, then twice as long each time. */
export const retryDelay = (tries: number): number => Math.min(retryMs * 2 ** tries, retryMaxMs)
