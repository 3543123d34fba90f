import type { Metadata } from 'next'
import { signOut } from '#app/sign-in/actions'
import { deskInboxCount } from '#features/inbox/queries.server'
import { publishedNewsroom } from '#features/publications/newsroom.server'
import { DeskMasthead } from './_components/desk-masthead'
import { SavedState } from './_components/saved-state.client'
import { currentAccount } from './current-editor'
import './desk.css'

export const metadata: Metadata = {
  title: { template: '%s | Desk', default: 'Desk' },
  robots: { index: false },
}

/** The layout is no access check. Each desk page calls requireEditor itself. */
export default async function DeskLayout({ children }: LayoutProps<'/desk'>) {
  const editor = await currentAccount()
  if (!editor) return children
  return (
    <div className="desk">
      <DeskMasthead
        editor={editor}
        newsroom={await publishedNewsroom()}
        waitingCount={await deskInboxCount(editor)}
        signOut={signOut}
      />
      {children}
      <footer className="statusbar">
        <div id="status-hints" />
        <SavedState editorId={editor.id} />
      </footer>
    </div>
  )
}
