'use client'

import { unstable_rethrow as rethrow } from 'next/navigation'
import { Component, type ReactNode } from 'react'
import { Icon } from './icon'

type Props = {
  /** False for password forms, which save no draft. */
  isKept?: boolean
  children: ReactNode
}

/** An error boundary: if a submission throws, it says so and offers the form again. */
export class FormGuard extends Component<Props, { hasFailed: boolean }> {
  override state = { hasFailed: false }

  static getDerivedStateFromError(error: unknown) {
    rethrow(error)
    return { hasFailed: true }
  }

  override render() {
    const { isKept = true, children } = this.props
    if (!this.state.hasFailed) return children
    return (
      <div className="banner alert" role="alert">
        <Icon name="alert" />
        <p>
          <strong>The server did not answer.</strong>{' '}
          {isKept ? 'What you typed is kept in this browser.' : 'Wait a few seconds, then try again.'}
        </p>
        <button className="button" type="button" onClick={() => this.setState({ hasFailed: false })}>
          {isKept ? 'Bring it back and try again' : 'Try again'}
        </button>
      </div>
    )
  }
}
