'use client'

import { RunWords } from '#components/passage-picker/run-words'
import { SelectableText } from '#components/passage-picker/selectable-text.client'
import type { Column } from '#features/compare/compare'
import type { OnFile } from '#features/compare/on-file'
import { textRuns, type TiedPassage } from '#features/publications/text-runs'
import { isVerbatim, wording, wordingLabels } from '#features/statements/statement'
import { speakerKindLabels } from '#features/speakers/speaker'
import { AnotherSpeakerField } from '#components/statement-fields/another-speaker.client'
import { paths } from '#lib/paths'
import { useCompare } from './compare-context.client'
import { columnValues, emptied } from './compare-state'
import { ComparedField, ComparedSelect } from './compared-field.client'
import { SourceLine } from './text-column.client'
import type { Shown } from './readings'
import styles from './compare.module.css'

type Props = {
  column: Column
  /** "a" at the left, "b" at the right. */
  side: 'a' | 'b'
  order: string
  shown: Shown
  /** The statement on file; null for a new one. */
  statement: OnFile | null
  passages: readonly TiedPassage[]
}

/** A side with its quote: speaker, words in their context, and the facts of the statement. */
export function QuoteColumn({ column, side, order, shown, statement, passages }: Props) {
  const { values, step } = useCompare()
  const isOnFile = statement !== null
  return (
    <article className={`side ${side}`} aria-label={order}>
      <header>
        <p className={styles['side-label']}>
          {order}
          <button
            type="button"
            className="linked"
            onClick={() =>
              step({
                do: 'change',
                values: isOnFile ? emptied(values, column) : unquoted(values, column),
              })
            }
          >
            Change
          </button>
        </p>
        {isOnFile ? (
          <h2>
            <a href={paths.desk.statement(statement.slug)}>
              <bdi>{shown.speaker}</bdi>
            </a>
          </h2>
        ) : (
          <ComparedField
            name={`${column}.name`}
            label="Speaker"
            isLabelHidden
            maxLength={200}
            className={styles['speaker'] ?? ''}
            list="speakers-on-file"
          />
        )}
      </header>
      <div className="said">
        <SelectableText
          name={side}
          text={shown.context}
          language={shown.language}
          label={`Words of ${shown.speaker === '' ? order : shown.speaker}`}
          className={isVerbatim(wordingOf(shown)) ? 'quotation' : 'quotation paraphrase'}
          other={side === 'a' ? 'b' : 'a'}
          since={passages.map(({ ordinal, start, end }) => `${ordinal}:${start}-${end}`).join(' ')}
        >
          {textRuns({ ...shown, wording: wordingOf(shown) }, passages, []).map((run) => (
            <RunWords key={`${run.start} ${run.voice}`} run={run} />
          ))}
        </SelectableText>
      </div>
      {statement === null ? <QuoteFields column={column} /> : <FileFacts statement={statement} />}
    </article>
  )
}

const wordingOf = ({ wording: stored }: Shown) => wording.catch('VERBATIM').parse(stored)

/** Only the quote goes; the text and its source stay. */
function unquoted(values: Readonly<Record<string, string>>, column: Column) {
  const links = Object.keys(values).filter((name) => name.startsWith('links.'))
  return Object.fromEntries([...links, `${column}.quote`, `${column}.quoteAt`].map((name) => [name, '']))
}

const wordings = wording.options.map((value) => ({ value, label: wordingLabels[value] }))
const kinds = [
  { value: 'PERSON', label: speakerKindLabels.PERSON },
  { value: 'ORGANISATION', label: speakerKindLabels.ORGANISATION },
  { value: 'UNNAMED', label: speakerKindLabels.UNNAMED },
]

/** The facts of a new statement. The labels are in the column between, for both sides. */
function QuoteFields({ column }: { column: Column }) {
  const { values, errors } = useCompare()
  const at = (name: string) => `${column}.${name}`
  const { via = '', speakerKind = '' } = columnValues(values, column)
  const hasBasis = (values[at('said.inferred')] ?? '') === 'on'
  const isOpen = ['speakerKind', 'describedAs', 'via', 'isAnother', 'dateOverride'].some(
    (name) => errors[at(name)] !== undefined,
  )
  return (
    <div className={styles['facts']}>
      <ComparedField name={at('cue')} label="Verb" isLabelHidden maxLength={300} />
      <ComparedField name={at('said.edtf')} label="Date said" isLabelHidden maxLength={100} />
      <ComparedSelect
        name={at('wording')}
        label="Wording"
        isLabelHidden
        options={wordings}
        fallback="VERBATIM"
      />
      <ComparedField name={at('gloss')} label="In one sentence" isLabelHidden rows={2} maxLength={500} />
      <div>
        <SourceLine column={column} />
      </div>
      <div className={styles['more']}>
        <AnotherSpeakerField name={at('isAnother')} errorOf={at('name')} />
        <details open={isOpen || via !== '' || speakerKind === 'UNNAMED'}>
          <summary>Attribution{hasBasis ? ' and date' : ''}</summary>
          <ComparedSelect name={at('speakerKind')} label="If new: a" options={kinds} fallback="PERSON" />
          {speakerKind === 'UNNAMED' ? (
            <ComparedField name={at('describedAs')} label="Described by the report as" maxLength={500} />
          ) : null}
          <ComparedField
            name={at('via')}
            label="As quoted by (between speaker and publication)"
            maxLength={200}
          />
          <ComparedField name={at('said.phrase')} label="Words in the source for the date" maxLength={300} />
          {hasBasis ? (
            <ComparedField name={at('said.basis')} label="Date inferred from" maxLength={500} />
          ) : null}
          <ComparedField
            name={at('dateOverride')}
            label="Why it is dated later than the report"
            maxLength={500}
          />
        </details>
      </div>
    </div>
  )
}

function FileFacts({
  statement: { cue, said, wording: stored, gloss, publisher, published },
}: {
  statement: OnFile
}) {
  return (
    <div className={styles['facts']}>
      <p>{cue === '' ? 'says' : <bdi>{cue}</bdi>}</p>
      <p>{said}</p>
      <p>{wordingLabels[stored]}</p>
      <p>
        <bdi>{gloss === '' ? 'No gloss yet: write it on its own page.' : gloss}</bdi>
      </p>
      <p>
        <bdi>{publisher}</bdi>, {published}
      </p>
    </div>
  )
}
