import type { ReactNode } from 'react'
import { ChangedList } from '#components/history/changed-list'
import type { ChangedField } from '#features/history/diff'
import { type Check, toConfirmOf } from '#features/review/checks'
import type { Decisions } from '#features/review/decisions.server'
import type { ReviewState, Steps } from '#features/review/review'
import { ChecksList } from './checks-list'
import type { ReadRevision } from './step-form.client'
import { type StepActions, type StepKeys, StepsPanel } from './steps-panel'
import { ReviewStatus } from './review-status'
import styles from './review.module.css'

type Props = {
  title: string
  /** "Record 3" */
  kind: string
  pages: { desk: string; history: string; public: string }
  subjectAt: ReadRevision
  editorId: string
  checks: readonly Check[]
  reviewState: ReviewState
  decisions: Decisions
  steps: Steps
  form: { actions: StepActions; keys: StepKeys }
  changes: readonly ChangedField[]
  /** Labels of the proposals that the author accepted all at once. */
  acceptedTogether?: readonly string[]
  /** Null while a required part of the document is missing. */
  preview: ReactNode | null
}

/** Shows everything that a second editor needs to decide, and the review state to the author. */
export function ReviewPage(props: Props) {
  const { title, kind, pages, subjectAt, checks, reviewState, decisions, steps, changes, preview } = props
  const { published, version, correction, note, withdrawalRequest } = decisions
  const { acceptedTogether = [] } = props
  const isNext = reviewState.publicState !== 'WITHDRAWN' && !reviewState.isPublished
  return (
    <main id="main">
      <div className="wrap deskbar">
        <h1>
          <bdi>{title}</bdi>
        </h1>
        <span className="label">{kind}</span>
        <a className="button" href={pages.history}>
          History
        </a>
        <a className="button" href={pages.desk}>
          Edit
        </a>
      </div>
      <div className={`wrap ${styles.columns}`}>
        <ReviewStatus
          reviewState={reviewState}
          revision={subjectAt.revision}
          decisions={decisions}
          publicPage={pages.public}
        />
        <ChecksList checks={checks} subjectPage={pages.desk} />
        <StepsPanel
          steps={steps}
          {...props.form}
          editorId={props.editorId}
          subjectAt={subjectAt}
          next={{ version, correction, note, withdrawalRequest }}
          toConfirm={toConfirmOf(checks)}
        />
      </div>
      {isNext && acceptedTogether.length > 0 ? (
        <p className={`wrap ${styles.since}`}>
          The author accepted these proposals of the desk all at once: {acceptedTogether.join('; ')}.
        </p>
      ) : null}
      {isNext && published !== null && preview !== null ? (
        <section className={`wrap ${styles.since}`} aria-labelledby="since">
          <h2 id="since">Changed since version {published.version}</h2>
          {changes.length === 0 ? <p>Nothing that readers see.</p> : <ChangedList fields={changes} />}
        </section>
      ) : null}
      {isNext ? <div className="wrap">{preview ?? <NoPreview subject={subjectAt.subject} />}</div> : null}
    </main>
  )
}

const missingParts = {
  RECORD:
    'the questions have to be answered, a passage tied on both sides, and each statement to stand in a source.',
  DISPUTE: 'it needs a statement that stands in a source.',
}

function NoPreview({ subject }: { subject: ReadRevision['subject'] }) {
  return <p className="label">There is no preview yet: {missingParts[subject]}</p>
}
