import type { ReactNode } from 'react'

/** A preview says so at every place one may scroll to, and is no page of its own. */
export function PreviewFrame({ version, children }: { version: number; children: ReactNode }) {
  return (
    <section className="preview" aria-label={`Preview of version ${version}`}>
      <p className="preview-bar">
        <strong>Preview of version {version}.</strong> What readers will see. Not published.
      </p>
      {children}
      <p className="preview-bar">
        <strong>End of the preview.</strong>
      </p>
    </section>
  )
}
