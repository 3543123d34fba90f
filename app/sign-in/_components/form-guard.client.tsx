'use client'

import { unstable_rethrow as rethrow } from 'next/navigation'
import { Component, type ReactNode } from 'react'
import { Icon } from '#components/ui/icon'
import { failureOf, type SubmissionFailure } from '#components/ui/submission-failure'

type State = { failure: SubmissionFailure | null }

/** An error boundary: if a sign-in throws, it shows a sentence and the form again, without its password or code. */
export class FormGuard extends Component<{ children: ReactNode }, State> {
  override state: State = { failure: null }

  static getDerivedStateFromError(error: unknown): State {
    rethrow(error)
    return { failure: failureOf(error, { isOutdated: false, tries: 0 }) }
  }

  override render() {
    const { failure } = this.state
    if (failure === null) return this.props.children
    return (
      <div className="banner alert" role="alert">
        <Icon name="alert" />
        <p>
          <strong>{failure.message}</strong>{' '}
          {failure.isUnanswered ? 'Wait a few seconds, then try again.' : null}
        </p>
        <button className="button" type="button" onClick={() => this.setState({ failure: null })}>
          Try again
        </button>
      </div>
    )
  }
}
