import Link from 'next/link'
import { type QueueParams, queueUrl, type QueueList } from './queue-params'

const empty: Record<QueueList, string> = {
  judge: 'No pair waits to be judged.',
  drafts: 'No record is a draft.',
  review: 'No record is in review.',
  changed: 'No published record was changed since.',
  published: 'No record is published as it stands.',
  withdrawn: 'No record was withdrawn.',
  'dispute-drafts': 'No dispute is a draft.',
  'dispute-review': 'No dispute is in review.',
  'dispute-changed': 'No published dispute was changed since.',
  'dispute-published': 'No dispute is published as it stands.',
}

/** What an empty list says, and the way back to a fuller one. */
export function QueueEmpty({ params: { list, q, after } }: { params: QueueParams }) {
  if (q === '' && after === '') return <p className="none">{empty[list]}</p>
  return (
    <p className="none">
      {q === '' ? 'Nothing follows here.' : `Nothing matches. Nothing in this list has “${q}”.`}{' '}
      <Link href={queueUrl({ list, q: '' })} prefetch={false}>
        {q === '' ? 'To the head of the list' : `Remove “${q}”`}
      </Link>
    </p>
  )
}
