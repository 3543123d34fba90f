'use client'

import { unstable_rethrow as rethrow } from 'next/navigation'
import { Component, type ReactNode } from 'react'
import { Icon } from './icon'

/** When the server cannot be reached the form stays, with what was typed, and says so. */
export class FormGuard extends Component<{ children: ReactNode }, { hasFailed: boolean }> {
  override state = { hasFailed: false }

  static getDerivedStateFromError(error: unknown) {
    rethrow(error)
    return { hasFailed: true }
  }

  override render() {
    if (!this.state.hasFailed) return this.props.children
    return (
      <div className="banner alert" role="alert">
        <Icon name="alert" />
        <p>
          <strong>The server did not answer.</strong> What you typed is kept in this browser.
        </p>
        <button className="btn" type="button" onClick={() => this.setState({ hasFailed: false })}>
          Bring it back and try again
        </button>
      </div>
    )
  }
}
