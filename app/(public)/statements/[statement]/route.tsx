import { RecordRows } from '#components/statement/record-rows'
import { StatementDetails } from '#components/statement/details'
import { StandingNotice } from '#components/statement/standing-notice'
import { Quotation } from '#components/statement/quotation'
import { publishedStatement } from '#features/publications/entities.server'
import { publishedRecordsOf } from '#features/publications/related.server'
import type { RecordRow } from '#features/publications/listing-row'
import { parseSlug } from '#lib/identifiers'
import { paths } from '#lib/paths'
import { isolated } from '#lib/sentence'
import { documentRoute } from '#app/(public)/document-route'

export const GET = documentRoute(async ({ segments }) => {
  const slug = parseSlug(segments['statement'] ?? '')
  const statement = slug === null ? null : await publishedStatement(slug)
  if (!statement) return null
  const rows = await publishedRecordsOf({ statement: statement.slug })
  return {
    cacheAs: paths.statement(statement.slug),
    page: {
      title: `Statement of ${isolated(statement.attribution[0]?.speaker.name ?? 'an unnamed speaker')}`,
      description: statement.gloss ?? undefined,
      canonical: paths.statement(statement.slug),
      main: <StatementMain statement={statement} rows={rows} />,
    },
  }
})

type StatementMainProps = {
  statement: NonNullable<Awaited<ReturnType<typeof publishedStatement>>>
  rows: readonly RecordRow[]
}

function StatementMain({ statement, rows }: StatementMainProps) {
  const speaker = statement.attribution[0]?.speaker
  return (
    <main id="main">
      <div className="wrap head">
        <p className="crumb">
          <a href={paths.home()}>Disputes</a> / <a href={paths.dispute(statement.disputeSlug)}>Dispute</a> /
          Statement
        </p>
        <h1>
          {speaker ? (
            <a href={paths.speaker(speaker.slug)}>
              <bdi>{speaker.name}</bdi>
            </a>
          ) : (
            'Unnamed speaker'
          )}
        </h1>
        <p className="lede">{statement.attributionSentence}</p>
        <StandingNotice statement={statement} />
      </div>
      <div className="wrap one">
        <Quotation statement={statement} isFramed />
        <StatementDetails statement={statement} />
      </div>
      <div className="wrap">
        <RecordRows
          id="conflicts"
          title="Conflicts with"
          rows={rows}
          none="No conflict on file. We have not paired this statement with another."
        />
      </div>
    </main>
  )
}
