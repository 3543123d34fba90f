'use client'

import { unstable_rethrow as rethrow } from 'next/navigation'
import { Component, type ReactNode } from 'react'
import { Icon } from './icon'

type Props = {
  /** False where what was typed is nobody's to keep: a password. */
  isKept?: boolean
  children: ReactNode
}

/** When the server cannot be reached the form stays, with what was typed, and says so. */
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
