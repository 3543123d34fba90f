import type { Newsroom } from '#features/newsroom/newsroom'
import { paths } from '#lib/paths'
import { SiteName } from './site-name'
import { ThemeSwitch } from './theme-switch'
import { Icon } from '#components/ui/icon'

const places = { Disputes: paths.home(), Speakers: paths.speakers() }
const search = `${paths.home()}#q`

type Props = { newsroom: Newsroom; current?: string | undefined }

export function Masthead({ newsroom, current }: Props) {
  return (
    <header className="masthead">
      <div className="wrap in">
        <nav className="col-left" aria-label="Main">
          <NavigationLinks current={current} />
        </nav>
        <SiteName newsroom={newsroom} />
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
