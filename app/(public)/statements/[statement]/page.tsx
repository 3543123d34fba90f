import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { RecordRows } from '#components/statement/record-rows'
import { StatementDetails } from '#components/statement/details'
import { Quotation } from '#components/statement/quotation'
import { publishedStatement } from '#features/publications/entities.server'
import { publishedRecordsOf } from '#features/publications/related.server'
import { slugFrom } from '#app/params'
import { paths } from '#lib/paths'

type Props = PageProps<'/statements/[statement]'>

const find = cache(async (segment: string) => (await publishedStatement(slugFrom(segment))) ?? notFound())

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { slug, attribution, gloss } = await find((await params).statement)
  return {
    title: `Statement of ${attribution[0]?.speaker.name ?? 'an unnamed speaker'}`,
    description: gloss ?? undefined,
    alternates: { canonical: paths.statement(slug) },
  }
}

export default async function StatementPage({ params }: Props) {
  const statement = await find((await params).statement)
  const rows = await publishedRecordsOf({ statement: statement.slug })
  const speaker = statement.attribution[0]?.speaker
  return (
    <main id="main">
      <div className="wrap head">
        <p className="crumb">
          <a href={paths.home()}>Disputes</a> / <a href={paths.dispute(statement.disputeSlug)}>Dispute</a> /
          Statement
        </p>
        <h1>{speaker ? <a href={paths.speaker(speaker.slug)}>{speaker.name}</a> : 'Unnamed speaker'}</h1>
        <p className="lede">{statement.attributionSentence}</p>
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
