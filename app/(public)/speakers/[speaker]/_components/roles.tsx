import type { PublishedStatement } from '#features/publications/document'
import { formatEdtfDay } from '#lib/dates'
import { paths } from '#lib/paths'

type RolesProps = { speaker: string; statements: readonly PublishedStatement[] }

/** Roles change, so each is shown as its source words it, with the source's date. */
export function Roles({ speaker, statements }: RolesProps) {
  const roles = new Map(
    statements.flatMap(({ attribution, source }) =>
      attribution
        .filter((link) => link.speaker.slug === speaker)
        .flatMap(({ capacity }) =>
          capacity ? [[`${capacity.title} ${source.slug}`, { capacity, source }] as const] : [],
        ),
    ),
  )
  if (roles.size === 0) return null
  return (
    <ul className="roles">
      {[...roles].map(([key, { capacity, source }]) => (
        <li key={key}>
          <bdi>“{capacity.title}”</bdi>,{' '}
          <a href={paths.source(source.slug)}>
            <bdi>{source.publisher}</bdi>
          </a>
          {source.published === null ? null : `, ${formatEdtfDay(source.published)}`}
        </li>
      ))}
    </ul>
  )
}
