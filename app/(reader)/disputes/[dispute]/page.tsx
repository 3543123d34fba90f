import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { Exports } from '#components/disputes/exports'
import { Versions } from '#components/disputes/versions'
import { Conflicts } from '#components/statements/conflicts'
import { StatementList } from '#components/statements/statement-list'
import { inOrderOfTime } from '#features/publications/order'
import { publishedDispute } from '#features/publications/queries'
import { publishedRecordsOf } from '#features/publications/surroundings'
import { slugFrom, versionFrom } from '#app/params'
import { shortDay } from '#lib/days'
import { paths } from '#lib/paths'

type Props = PageProps<'/disputes/[dispute]'>

const read = cache(publishedDispute)

async function find({ params, searchParams }: Props) {
  const version = versionFrom((await searchParams).v)
  return (await read(slugFrom((await params).dispute), version)) ?? notFound()
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { document } = await find(props)
  return {
    title: document.title,
    description: document.question,
    alternates: { canonical: paths.dispute(document.slug) },
  }
}

export default async function DisputePage(props: Props) {
  const { document, history, latestVersion } = await find(props)
  const { slug, version, title, question, summary, asOf, statements } = document
  const rows = await publishedRecordsOf({ dispute: slug })
  return (
    <main id="main">
      <div className="wrap head">
        <p className="crumb">
          <a href={paths.home()}>Disputes</a> / Dispute
        </p>
        <h1>{title}</h1>
        <p className="lede">{question}</p>
        <p className="lede">{summary}</p>
        <p className="facts-line">
          <span className="lbl">As of</span> <time dateTime={asOf}>{shortDay(asOf)}</time>{' '}
          <span className="lbl">Version</span> <a href="#history">{version}</a>
          {version === latestVersion ? null : (
            <>
              , not the latest: <a href={paths.dispute(slug)}>version {latestVersion}</a>
            </>
          )}
        </p>
        <Exports slug={slug} version={version} />
      </div>
      <div className="wrap">
        <Conflicts id="records" title="Records" rows={rows} none="No record of it is published." />
      </div>
      <section className="wrap one" aria-labelledby="statements">
        <h2 id="statements">All {statements.length} statements in order of time</h2>
        <StatementList statements={inOrderOfTime(statements)} />
      </section>
      <Versions slug={slug} history={history} />
    </main>
  )
}
