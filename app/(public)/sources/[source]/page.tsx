import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { DetailRows } from '#components/statement/details'
import { StatementList } from '#components/statement/statement-list'
import { publishedSource, publishedStatementsOf } from '#features/publications/entities.server'
import { sourceKindLabels } from '#features/sources/source'
import { slugFrom } from '#app/params'
import { formatEdtf } from '#lib/dates'
import { paths } from '#lib/paths'

type Props = PageProps<'/sources/[source]'>

const find = cache(async (segment: string) => (await publishedSource(slugFrom(segment))) ?? notFound())

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { title, publisher, slug } = await find((await params).source)
  return { title: `${title}, ${publisher}`, alternates: { canonical: paths.source(slug) } }
}

export default async function SourcePage({ params }: Props) {
  const source = await find((await params).source)
  const { slug, kind, title, publisher, byline, dateline, published, updated, url } = source
  const statements = await publishedStatementsOf({ sourceSlug: slug })
  return (
    <main id="main">
      <div className="wrap head">
        <p className="crumb">
          <a href={paths.home()}>Disputes</a> / Source
        </p>
        <h1>{title}</h1>
      </div>
      <div className="wrap one">
        <DetailRows
          rows={[
            ['Kind', sourceKindLabels[kind]],
            ['Publisher', publisher],
            ['By', byline],
            ['Dateline', dateline],
            ['Published', published === null ? 'Not stated' : formatEdtf(published)],
            ['Updated', updated && formatEdtf(updated)],
            [
              'Address',
              url && (
                <a href={url} rel="noreferrer">
                  {url}
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
