import type { Route } from 'next'
import Link from 'next/link'
import { DateField } from '#components/date-field/date-field.client'
import { SelectField, TextField } from '#components/ui/fields.client'
import type { FormAction } from '#components/ui/form-state'
import type { PairPage, QueuedPair, deskDecisionOn } from '#features/suggestions/queries.server'
import { formatCursor } from '#features/suggestions/suggestion'
import { paths } from '#lib/paths'
import { closed, isolated } from '#lib/sentence'
import { OpenPair, DecisionNotice } from './judge-pair.client'
import { type QueueParams, queueUrl } from './queue-params'
import { PairRow, isWithItself, nameOf, PairSide, RowInstant } from './queue-rows'
import styles from './queue.module.css'

const acceptLabels = { subject: 'They disagree about', disputeId: 'Dispute', asOf: 'As of' }

type Choice = { value: string; label: string; hasAll: boolean }
type Props = {
  page: PairPage
  open: QueuedPair
  /** "Pair 3 of 7" */
  position: string
  params: QueueParams
  editorId: string
  disputes: readonly Choice[]
  /** `2019-11-12` */
  today: string
  actions: { accept: FormAction; reject: FormAction; acceptKey: string; rejectKey: string }
}

export function OpenPairs({ page, open, ...rest }: Props) {
  const { pairs } = page
  const { params } = rest
  return (
    <ol>
      {pairs.map((pair) =>
        pair === open ? (
          <Open key={pair.id} page={page} open={pair} {...rest} />
        ) : (
          <PairRow
            key={pair.id}
            pair={pair}
            href={queueUrl(params, { after: params.after, pair: pair.id })}
          />
        ),
      )}
    </ol>
  )
}

function Open({ page, open, position, params, editorId, disputes, today, actions }: Props) {
  const { id, a, b, revisionA, revisionB, suggestedAt, isLater } = open
  const here = page.pairs.indexOf(open)
  const [previous, following] = [page.pairs[here - 1], page.pairs[here + 1]]
  const at = { after: params.after }
  const next =
    following !== undefined
      ? queueUrl(params, { ...at, pair: following.id })
      : page.next && queueUrl(params, { after: formatCursor(page.next) })
  const holdsBoth = disputes.find(({ hasAll }) => hasAll)
  const choices = holdsBoth ? disputes : [{ value: '', label: 'Choose a dispute' }, ...disputes]
  return (
    <OpenPair
      label={`${position}: ${isolated(nameOf(a))} and ${isolated(nameOf(b))}`}
      as={params.as}
      editorId={editorId}
      judge={{
        action: actions.reject,
        idempotencyKey: actions.rejectKey,
        pair: { id, revisionA, revisionB },
        place: { next: following?.id ?? page.beyond ?? previous?.id ?? '', after: params.after, q: params.q },
        pairing: {
          contradiction: queueUrl(params, { ...at, pair: id, as: 'contradiction' }),
          tension: queueUrl(params, { ...at, pair: id, as: 'tension' }),
        },
      }}
      accept={{
        action: actions.accept,
        key: actions.acceptKey,
        initial: { disputeId: holdsBoth?.value ?? '', asOf: today },
        labels: acceptLabels,
        fields: (
          <>
            <TextField
              name="subject"
              label={acceptLabels.subject}
              hint="A noun phrase, or “whether …”: neutral, and without an answer in it."
              maxLength={200}
            />
            <div className="two">
              <SelectField name="disputeId" label={acceptLabels.disputeId} options={choices} />
              <DateField name="asOf" label={acceptLabels.asOf} isDay />
            </div>
          </>
        ),
      }}
      sides={{
        l: <PairSide statement={a} at="left" />,
        r: <PairSide statement={b} at="right" isAgain={isWithItself(a, b)} />,
        m: (
          <p className={styles.meta}>
            <RowInstant at={suggestedAt} />
            {isLater ? (
              <>
                <br />
                Put off
              </>
            ) : null}
          </p>
        ),
        why: (
          <Reason
            pair={open}
            hasDispute={disputes.length > 0}
            links={{ previous: previous && queueUrl(params, { ...at, pair: previous.id }), next }}
          />
        ),
      }}
    />
  )
}

type Address = ReturnType<typeof paths.desk.queue>
type ReasonProps = {
  pair: QueuedPair
  hasDispute: boolean
  links: { previous: Address | undefined; next: Address | null }
}

/** Explains why the queue has the pair, and links to its neighbours. */
function Reason({ pair, hasDispute, links }: ReasonProps) {
  const { a, b, reasons, method, score, was } = pair
  const origin = score === null ? method : `${method}, score ${score.toFixed(2)}`
  return (
    <div className={styles.why}>
      <div>
        <p>
          <strong>Why it was suggested.</strong> <bdi>{reasons.map(closed).join(' ')}</bdi>
          {method.startsWith('editor/') ? null : ` Found by ${origin}.`}
        </p>
        {was === null ? null : (
          <p>
            Judged <bdi>“{was}”</bdi> before. One of the two statements has changed since.
          </p>
        )}
        {hasDispute ? null : (
          <p>
            There is no dispute yet. <a href={paths.desk.newDispute()}>Open one first.</a>
          </p>
        )}
      </div>
      <p className="actions">
        {links.previous ? <KeyLink href={links.previous} press="K" label="Previous" /> : null}
        {links.next ? <KeyLink href={links.next} press="J" label="Next" /> : null}
        <a className="button bare" href={paths.desk.pair({ a: a.slug, b: b.slug })} data-key="o">
          Open both <kbd>O</kbd>
        </a>
      </p>
    </div>
  )
}

type KeyLinkProps = { href: Route; press: string; label: string }

/** A queue link with a keyboard shortcut. */
function KeyLink({ href, press, label }: KeyLinkProps) {
  return (
    <Link className="button bare" href={href} prefetch={false} scroll={false} data-key={press.toLowerCase()}>
      {label} <kbd>{press}</kbd>
    </Link>
  )
}

type DecisionProps = {
  judgement: NonNullable<Awaited<ReturnType<typeof deskDecisionOn>>>
  params: QueueParams
  action: FormAction
  idempotencyKey: string
}

export function Decision({ judgement, params: { after, q }, ...form }: DecisionProps) {
  const { id, decision, note, names, record } = judgement
  const said =
    decision === 'LATER' ? 'Put off to the end of the list' : `Judged ${isolated(`“${note ?? ''}”`)}`
  return (
    <DecisionNotice
      key={id}
      id={id}
      place={{ after, q }}
      sentence={closed(`${said}: ${names.map(isolated).join(' and ')}`)}
      record={record === null ? null : { href: paths.desk.record(record), label: `Open record ${record}` }}
      {...form}
    />
  )
}
