export type ErrorMessageProps = { error: Error & { digest?: string }; reset: () => void }

/** The page of an unexpected error: says what failed, what is safe and what to do. The digest finds the log entry. */
export function ErrorMessage({ error, reset }: ErrorMessageProps) {
  return (
    <main id="main" className="wrap">
      <div className="banner alert" role="alert">
        <div>
          <strong>The page did not load.</strong> Something failed on our side. Nothing is lost.
          {error.digest ? ` Number ${error.digest}.` : null}
        </div>
        <button className="button" type="button" onClick={reset}>
          Try again
        </button>
      </div>
    </main>
  )
}
