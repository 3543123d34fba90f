import { Instant } from '#components/shell/instant'
import { Icon } from '#components/ui/icon'
import { type EditorialState, editorialStateLabels } from '#features/disputes/state'
import { roleWord } from '#features/editors/editor'
import type { ReviewState } from '#features/review/review'
import type { Decisions } from '#features/review/decisions.server'
import { formatDay, toDay } from '#lib/dates'
import { closed, isolated } from '#lib/sentence'
import { uncapital } from '#lib/text'
import { formatLocalInstant } from '#lib/time-zone'
import { revisionActionLabels } from '#features/history/revision-action'

type Props = {
  reviewState: ReviewState
  revision: number
  decisions: Pick<Decisions, 'lastStep' | 'approvals' | 'published' | 'withdrawalRequest'>
  /** The URL of the published version. */
  publicPage: string
}

/** "A draft.", "In review." */
const sentenceOf = (state: EditorialState) =>
  state === 'DRAFT' ? `A ${uncapital(editorialStateLabels[state])}.` : `${editorialStateLabels[state]}.`

/** The review state in words: each decision, its editor, its revision, and the change that voided it. */
export function ReviewStatus({ reviewState, revision, decisions, publicPage }: Props) {
  const { lastStep, approvals, published, withdrawalRequest } = decisions
  const { subject, state, publicState, isPublished } = reviewState
  return (
    <section aria-labelledby="stands">
      <h2 id="stands">Where it stands</h2>
      {publicState === 'WITHDRAWN' ? null : (
        <p>
          <strong>{isPublished ? 'Nothing has changed since it was published.' : sentenceOf(state)}</strong>{' '}
          Revision {revision}.
        </p>
      )}
      {published === null || publicState === 'WITHDRAWN' ? null : (
        <p>
          <a href={publicPage}>Readers see version {published.version}</a> of{' '}
          {formatDay(toDay(published.publishedAt))}.
        </p>
      )}
      {publicState === 'UNPUBLISHED' ? <p>Readers see nothing of it.</p> : null}
      {publicState === 'WITHDRAWN' ? <p>It was withdrawn. Its address says so, and why.</p> : null}
      {withdrawalRequest && publicState === 'PUBLISHED' ? (
        <div className="banner alert">
          <Icon name="alert" />
          <p>
            <strong>
              {withdrawalRequest.isOwn ? (
                'You ask'
              ) : (
                <>
                  <bdi>{withdrawalRequest.name}</bdi> asks
                </>
              )}{' '}
              to withdraw it, {formatLocalInstant(withdrawalRequest.madeAt)}.
            </strong>{' '}
            <bdi>{withdrawalRequest.reason}</bdi>
          </p>
        </div>
      ) : null}
      {lastStep?.action === 'SENT_BACK' && state === 'DRAFT' ? (
        <div className="banner alert">
          <Icon name="alert" />
          <p>
            <strong>
              Sent back by <bdi>{lastStep.editor.name}</bdi>, {formatLocalInstant(lastStep.madeAt)}.
            </strong>{' '}
            <bdi>{lastStep.reason}</bdi>
          </p>
        </div>
      ) : null}
      {approvals.length === 0 ? null : (
        <ul className="plain-list">
          {approvals.map((approval) => (
            <ApprovalItem key={approval.id} approval={approval} subject={subject.toLowerCase()} />
          ))}
        </ul>
      )}
    </section>
  )
}

function ApprovalItem({ approval, subject }: { approval: Decisions['approvals'][number]; subject: string }) {
  const { revision, approver, approvedAt, points, voidedAt, voidedBy } = approval
  return (
    <li>
      Revision {revision} was approved by <bdi>{approver.name}</bdi>, {roleWord(approver.role)},{' '}
      <Instant at={approvedAt} />.
      {voidedAt === null ? null : (
        <>
          {' '}
          <strong>Void since {formatLocalInstant(voidedAt)}</strong>
          {voidedBy ? `: ${voidedWords(voidedBy, subject)}` : '.'}
        </>
      )}
      {points.length === 0 ? null : <bdi className="label block">{points.map(closed).join(' ')}</bdi>}
    </li>
  )
}

type Change = NonNullable<Decisions['approvals'][number]['voidedBy']>

function voidedWords({ subject, action, editor }: Change, subjectName: string): string {
  const change = revisionActionLabels[action]
  const editorWords = `${isolated(editor.name)}, ${roleWord(editor.role)}`
  if (subject === subjectName) return `${change}, by ${editorWords}.`
  if (subject === 'editor') return `${editorWords}, ${change}.`
  return `${change}, in a ${subject} that it uses, by ${editorWords}.`
}
