import { SelectField, TextField } from '#components/ui/fields.client'
import type { FormAction } from '#components/ui/form-state'
import type { PairPage, QueuedPair } from '#features/suggestions/queries.server'
import { formatCursor } from '#features/suggestions/suggestion'
import { formatInstant } from '#lib/dates'
import { acceptLabels } from './accept-labels'
import { type QueueParams, queueUrl } from './queue-params'
import { OpenPair } from './open-pair.client'
import { PairRow } from './pair-row'
import { isWithItself, nameOf, PairSide } from './pair-side'
import { Reason } from './reason'

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

/** The pairs of a page, one of them open. */
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
      label={`${position}: ${nameOf(a)} and ${nameOf(b)}`}
      as={params.as}
      editorId={editorId}
      judge={{
        action: actions.reject,
        idempotencyKey: actions.rejectKey,
        read: { id, revisionA, revisionB },
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
        fields: (
          <>
            <TextField
              name="subject"
              label={acceptLabels.subject}
              hint="A noun phrase, or “whether …”."
              maxLength={200}
            />
            <div className="two">
              <SelectField name="disputeId" label={acceptLabels.disputeId} options={choices} />
              <TextField name="asOf" label={acceptLabels.asOf} hint="A day, as 2019-11-12." />
            </div>
          </>
        ),
      }}
      sides={{
        l: <PairSide statement={a} at="col-left" />,
        r: <PairSide statement={b} at="col-right" isAgain={isWithItself(a, b)} />,
        m: (
          <p className="row-meta">
            <time dateTime={suggestedAt.toISOString()}>{formatInstant(suggestedAt)}</time>
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
