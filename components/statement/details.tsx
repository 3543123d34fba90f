import type { ReactNode } from 'react'
import { AttributionChain } from '#components/record/attribution-chain'
import { PublishedOn } from '#components/record/statement-facts'
import type { PublishedDate, PublishedStatement } from '#features/publications/document'
import { actVerbs, standingLabels, wordingLabels } from '#features/statements/statement'
import { formatEdtf } from '#lib/dates'
import { paths } from '#lib/paths'
import { capitalize } from '#lib/text'

/** All facts of one statement, in rows. */
export function StatementDetails({ statement }: { statement: PublishedStatement }) {
  const { attribution, said, about, source, wording, act, medium, addressee, gloss, snapshot, standing } =
    statement
  const capacity = attribution[0]?.capacity
  return (
    <DetailRows
      rows={[
        ['What it says', isolatedText(gloss)],
        ['Role at the time', capacity ? isolatedText(`“${capacity.title}”`) : 'Not stated'],
        ['Verb', capitalize(actVerbs[act])],
        ['Standing', standingLabels[standing]],
        ['Said', <When key="said" date={said} />],
        ['Is about', <When key="about" date={about} />],
        ['Published', <PublishedOn key="published" source={source} />],
        ['Medium', medium && isolatedText(capitalize(medium))],
        ['To', addressee && isolatedText(capitalize(addressee))],
        ['Wording', wordingLabels[wording]],
        ['How it reached us', <AttributionChain key="chain" attribution={attribution} />],
        [
          'Source',
          <a key="source" href={paths.source(source.slug)}>
            <bdi>{source.publisher}</bdi>, <bdi>{source.title}</bdi>
          </a>,
        ],
        ['SHA-256 of the text we hold', <code key="sha">{snapshot.sha256}</code>],
      ]}
    />
  )
}

/** A given text, isolated on its row. */
export const isolatedText = (text: string | null): ReactNode => (text === null ? null : <bdi>{text}</bdi>)

/** Rows whose value is null are left out. */
export function DetailRows({ rows }: { rows: readonly (readonly [string, ReactNode])[] }) {
  return (
    <dl className="details">
      {rows
        .filter(([, value]) => value !== null)
        .map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  )
}

function When({ date: { edtf, phrase, inferred, basis } }: { date: PublishedDate }) {
  return (
    <>
      <span className={inferred ? 'inferred' : undefined}>
        {edtf === null ? 'Not stated' : formatEdtf(edtf)}
      </span>
      {phrase === null ? null : <bdi className="source-line"> “{phrase}”</bdi>}
      {basis === null ? null : (
        <span className="basis">
          {inferred ? 'Inferred. ' : ''}
          <bdi>{basis}</bdi>
        </span>
      )}
    </>
  )
}
