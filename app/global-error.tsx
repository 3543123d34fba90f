'use client'

import { Apology, type ApologyProps } from '#components/apology'

/** When the layout itself has failed: no style, no fonts, the same words. */
export default function GlobalError(props: ApologyProps) {
  return (
    <html lang="en-IN">
      <body>
        <h1>At Variance</h1>
        <Apology {...props} />
      </body>
    </html>
  )
}
