import { exportLinks } from '#features/exports/formats'
import { paths } from '#lib/paths'

/** Each export is pinned to the version on the page. */
export function Exports({ slug, version }: { slug: string; version: number }) {
  return (
    <nav aria-label="Export" className="exports noprint">
      <span className="label">Export version {version}</span>
      <ul>
        {exportLinks('dispute', { path: paths.dispute(slug), version }).map(({ href, label }) => (
          <li key={href}>
            <a href={href} download>
              {label}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
