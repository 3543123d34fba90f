export type ErrorMessageProps = { error: Error & { digest?: string }; reset: () => void }

/** A bug, and nobody caught it: what failed, what is safe, what to do. The number finds the line in the log. */
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
