import { paths } from '#lib/paths'

const formats = [
  ['md', 'Markdown'],
  ['txt', 'Plain text'],
  ['csv', 'Spreadsheet, CSV'],
  ['json', 'Data, JSON'],
] as const

/** Each export is pinned to the version on the page. */
export function Exports({ slug, version }: { slug: string; version: number }) {
  return (
    <nav aria-label="Export" className="exports noprint">
      <span className="label">Export version {version}</span>
      <ul>
        {formats.map(([extension, label]) => (
          <li key={extension}>
            <a href={`${paths.dispute(slug)}.${extension}?v=${version}`} download>
              {label}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
