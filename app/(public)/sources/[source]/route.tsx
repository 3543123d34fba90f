import { DetailRows, isolatedText } from '#components/statement/details'
import { StatementList } from '#components/statement/statement-list'
import { publishedSource, publishedStatementsOf } from '#features/publications/entities.server'
import { sourceKindLabels } from '#features/sources/source'
import type { PublishedStatement } from '#features/publications/document'
import { formatEdtf } from '#lib/dates'
import { parseSlug } from '#lib/identifiers'
import { paths } from '#lib/paths'
import { isolated, without } from '#lib/sentence'
import { documentRoute } from '#app/(public)/document-route'

export const GET = documentRoute(async ({ segments }) => {
  const slug = parseSlug(segments['source'] ?? '')
  const source = slug === null ? null : await publishedSource(slug)
  if (!source) return null
  const statements = await publishedStatementsOf({ sourceSlug: source.slug })
  return {
    cacheAs: paths.source(source.slug),
    page: {
      title: `${isolated(source.title)}, ${isolated(source.publisher)}`,
      canonical: paths.source(source.slug),
      main: <SourceMain source={source} statements={statements} />,
    },
  }
})

type Source = NonNullable<Awaited<ReturnType<typeof publishedSource>>>
type SourceMainProps = { source: Source; statements: readonly PublishedStatement[] }

function SourceMain({ source, statements }: SourceMainProps) {
  const { kind, title, publisher, byline, dateline, published, updated, url } = source
  return (
    <main id="main">
      <div className="wrap head">
        <p className="crumb">
          <a href={paths.home()}>Disputes</a> / Source
        </p>
        <h1>
          <bdi>{title}</bdi>
        </h1>
      </div>
      <div className="wrap one">
        <DetailRows
          rows={[
            ['Kind', sourceKindLabels[kind]],
            ['Publisher', isolatedText(publisher)],
            ['By', byline && isolatedText(without('by', byline))],
            ['Dateline', isolatedText(dateline)],
            ['Published', published === null ? 'Not stated' : formatEdtf(published)],
            ['Updated', updated && formatEdtf(updated)],
            [
              'Address',
              url && (
                <a href={url} rel="noreferrer">
                  <bdi>{url}</bdi>
                </a>
              ),
            ],
          ]}
        />
      </div>
      <section className="wrap one" aria-labelledby="read">
        <h2 id="read">Statements read in it</h2>
        <StatementList statements={statements} isLatest />
      </section>
    </main>
  )
}
