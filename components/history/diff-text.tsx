import { wordDiff } from '#features/history/word-diff'

/** What left is struck through, what came underlined; both are named for those who hear it. */
export function DiffText({ before, after }: { before: string; after: string }) {
  return (
    <span className="diff" dir="auto">
      {wordDiff(before, after).map(({ kind, text }, index) => {
        if (kind === 'same') return <span key={index}>{text}</span>
        if (kind === 'gone')
          return (
            <del key={index}>
              <span className="visually-hidden">[left out: </span>
              {text}
              <span className="visually-hidden">]</span>
            </del>
          )
        return (
          <ins key={index}>
            <span className="visually-hidden">[put in: </span>
            {text}
            <span className="visually-hidden">]</span>
          </ins>
        )
      })}
    </span>
  )
}
