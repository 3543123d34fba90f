'use client'

import { ErrorMessage, type ErrorMessageProps } from '#components/shell/error-message'

/** When the layout itself has failed: no style, no fonts, the same words. */
export default function GlobalError(props: ErrorMessageProps) {
  return (
    <html lang="en-IN">
      <body>
        <h1>At Variance</h1>
        <ErrorMessage {...props} />
      </body>
    </html>
  )
}
