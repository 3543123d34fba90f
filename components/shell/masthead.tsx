import { paths } from '#lib/paths'
import { ThemeSwitch } from './theme-switch'
import { Icon } from '#components/ui/icon'

const places = { Disputes: paths.home(), Speakers: paths.speakers() }
const search = `${paths.home()}#q`

/** The name spans the centre line. */
export function Masthead({ current }: { current?: string | undefined }) {
  return (
    <header className="masthead">
      <div className="wrap in">
        <nav className="col-left" aria-label="Main">
          <NavigationLinks current={current} />
        </nav>
        <a className="name" href={paths.home()}>
          <span>At&nbsp;</span>
          <span>
            Variance<i className="visually-hidden">, front page</i>
          </span>
        </a>
        <nav className="col-right" aria-label="Tools">
          <a href={search}>
            <Icon name="search" />
            Search
          </a>
          <ThemeSwitch>
            <Icon name="contrast" />
            <span className="optional">Light or dark</span>
            <span className="visually-hidden">Switch between light and dark</span>
          </ThemeSwitch>
        </nav>
        <details className="menu">
          <summary>
            <Icon name="menu" />
            Menu
          </summary>
          <div>
            <NavigationLinks current={current} />
            <a href={search}>Search</a>
            <ThemeSwitch>Switch light or dark</ThemeSwitch>
          </div>
        </details>
      </div>
    </header>
  )
}

function NavigationLinks({ current }: { current: string | undefined }) {
  return (
    <>
      {Object.entries(places).map(([label, href]) => (
        <a key={href} href={href} aria-current={href === current ? 'page' : undefined}>
          {label}
        </a>
      ))}
    </>
  )
}
