import { SiteName } from '#components/shell/site-name'
import { ThemeSwitch } from '#components/shell/theme-switch'
import { Icon } from '#components/ui/icon'
import type { Editor } from '#features/editors/editor'
import type { Newsroom } from '#features/newsroom/newsroom'
import { inboxMax } from '#features/inbox/inbox'
import { paths } from '#lib/paths'
import { KeysHelp } from './keys-help.client'
import { NavLink } from './nav-link.client'
import { SignOut } from './sign-out.client'

type Props = {
  editor: Editor
  newsroom: Newsroom
  waitingCount: number
  signOut: (form: FormData) => Promise<void>
}

export function DeskMasthead({ editor, newsroom, waitingCount, signOut }: Props) {
  return (
    <header className="masthead">
      <div className="wrap in">
        <nav className="col-left" aria-label="Main">
          <Places />
        </nav>
        <SiteName newsroom={newsroom} />
        <nav className="col-right" aria-label="Tools">
          <InboxLink count={waitingCount} />
          <a className="optional" href={paths.home()}>
            Public site
          </a>
          <KeysHelp />
          <ThemeSwitch>
            <Icon name="contrast" />
            <span className="optional">Light or dark</span>
            <span className="visually-hidden">Switch between light and dark</span>
          </ThemeSwitch>
          <a href={paths.desk.account()}>
            <bdi>{editor.name}</bdi>
          </a>
          <SignOut action={signOut} editorId={editor.id} name={editor.name} />
        </nav>
        <details className="menu">
          <summary>
            <Icon name="menu" />
            Menu
          </summary>
          <div>
            <InboxLink count={waitingCount} />
            <Places />
            <a href={paths.desk.account()}>
              <bdi>{editor.name}</bdi>
            </a>
            <a href={paths.home()}>Public site</a>
            <ThemeSwitch>Switch light or dark</ThemeSwitch>
            <SignOut action={signOut} editorId={editor.id} name={editor.name} />
          </div>
        </details>
      </div>
    </header>
  )
}

function InboxLink({ count }: { count: number }) {
  return (
    <NavLink href={paths.desk.inbox()} label="Inbox">
      {count === 0 ? null : (
        <>
          {' '}
          <strong>{count === inboxMax ? `${count}+` : count}</strong>
          <span className="visually-hidden"> waiting for you</span>
        </>
      )}
    </NavLink>
  )
}

function Places() {
  return (
    <>
      <NavLink href={paths.desk.queue()} label="Queue" />
      <NavLink href={paths.desk.compare()} label="Compare" />
      <NavLink href={paths.desk.disputes()} label="Disputes" />
      <NavLink href={paths.desk.statements()} label="Statements" />
      <NavLink href={paths.desk.speakers()} label="Speakers" />
    </>
  )
}
