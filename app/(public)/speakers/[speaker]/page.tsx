import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { Roles } from './_components/roles'
import { RecordRows } from '#components/statement/record-rows'
import { StatementList } from '#components/statement/statement-list'
import { publishedSpeaker, publishedStatementsOf } from '#features/publications/entities.server'
import { publishedRecordsOf } from '#features/publications/related.server'
import { slugFrom } from '#app/params'
import { paths } from '#lib/paths'

type Props = PageProps<'/speakers/[speaker]'>

const find = cache(async (segment: string) => (await publishedSpeaker(slugFrom(segment))) ?? notFound())

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { name, slug } = await find((await params).speaker)
  return {
    title: name,
    description: `Statements of ${name}, and what they conflict with.`,
    alternates: { canonical: paths.speaker(slug) },
  }
}

export default async function SpeakerPage({ params }: Props) {
  const { slug, name, describedAs } = await find((await params).speaker)
  const [said, relayed, rows] = await Promise.all([
    publishedStatementsOf({ originator: slug }),
    publishedStatementsOf({ relayer: slug }),
    publishedRecordsOf({ speaker: slug }),
  ])
  return (
    <main id="main">
      <div className="wrap head">
        <p className="crumb">
          <a href={paths.speakers()}>Speakers</a> / Speaker
        </p>
        <h1>{name}</h1>
        {describedAs === null ? null : <p className="lede">Described by the report as “{describedAs}”.</p>}
        <Roles speaker={slug} statements={[...said, ...relayed]} />
      </div>
      <div className="wrap">
        <RecordRows id="conflicts" title="Conflicts" rows={rows} none="No conflict on file." />
      </div>
      <section className="wrap one" aria-labelledby="said">
        <h2 id="said">Said</h2>
        <StatementList statements={said} isLatest />
        {said.length === 0 ? <p className="muted">Nothing on file in this speaker’s own name.</p> : null}
      </section>
      {relayed.length === 0 ? null : (
        <section className="wrap one" aria-labelledby="relayed">
          <h2 id="relayed">Relayed, what others said</h2>
          <StatementList statements={relayed} isLatest />
        </section>
      )}
      <p className="wrap one muted">
        The counts say how many records we have read and paired. They are no measure of honesty.
      </p>
    </main>
  )
}
