import { Roles } from './_components/roles'
import { RecordRows } from '#components/statement/record-rows'
import { StatementList } from '#components/statement/statement-list'
import { publishedSpeaker, publishedStatementsOf } from '#features/publications/entities.server'
import { publishedRecordsOf } from '#features/publications/related.server'
import type { PublishedStatement } from '#features/publications/document'
import type { RecordRow } from '#features/publications/listing-row'
import { parseSlug } from '#lib/identifiers'
import { paths } from '#lib/paths'
import { closingMark, isolated } from '#lib/sentence'
import { documentRoute } from '#app/(public)/document-route'

export const GET = documentRoute(async ({ segments }) => {
  const slug = parseSlug(segments['speaker'] ?? '')
  const speaker = slug === null ? null : await publishedSpeaker(slug)
  if (!speaker) return null
  const [said, relayed, rows] = await Promise.all([
    publishedStatementsOf({ originator: speaker.slug }),
    publishedStatementsOf({ relayer: speaker.slug }),
    publishedRecordsOf({ speaker: speaker.slug }),
  ])
  return {
    cacheAs: paths.speaker(speaker.slug),
    page: {
      title: speaker.name,
      description: `Statements of ${isolated(speaker.name)}, and what they conflict with.`,
      canonical: paths.speaker(speaker.slug),
      main: <SpeakerMain speaker={speaker} said={said} relayed={relayed} rows={rows} />,
    },
  }
})

type SpeakerMainProps = {
  speaker: NonNullable<Awaited<ReturnType<typeof publishedSpeaker>>>
  said: readonly PublishedStatement[]
  relayed: readonly PublishedStatement[]
  rows: readonly RecordRow[]
}

function SpeakerMain({ speaker: { slug, name, describedAs }, said, relayed, rows }: SpeakerMainProps) {
  return (
    <main id="main">
      <div className="wrap head">
        <p className="crumb">
          <a href={paths.speakers()}>Speakers</a> / Speaker
        </p>
        <h1>
          <bdi>{name}</bdi>
        </h1>
        {describedAs === null ? null : (
          <p className="lede">
            Described by the report as <bdi>“{describedAs}”</bdi>
            {closingMark(describedAs)}
          </p>
        )}
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
