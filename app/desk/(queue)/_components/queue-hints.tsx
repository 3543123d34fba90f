import { StatusHints } from '#components/shell/status-hints.client'

type Props = {
  /** "Pair 3 of 7" */
  position: string | null
  isJudged: boolean
}

/** Where one is in the queue, and the keys that work there. */
export function QueueHints({ position, isJudged }: Props) {
  return (
    <StatusHints>
      {position === null ? null : <span className="keep">{position}</span>}
      <span>
        <kbd>J</kbd> <kbd>K</kbd> next, previous
      </span>
      {isJudged ? (
        <>
          <span>
            <kbd>1</kbd> to <kbd>4</kbd> judge
          </span>
          <span>
            <kbd>S</kbd> later
          </span>
          <span>
            <kbd>U</kbd> undo
          </span>
          <span>
            <kbd>O</kbd> open both
          </span>
        </>
      ) : null}
      <span>
        <kbd>/</kbd> search
      </span>
    </StatusHints>
  )
}
