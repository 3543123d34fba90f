'use client'

import { ErrorMessage, type ErrorMessageProps } from '#components/shell/error-message'

/** Replaces a failed layout: the same text without styles and fonts. */
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
