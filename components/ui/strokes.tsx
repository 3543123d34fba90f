/** Each sign draws the two statements as strokes, and their relation between them. */
const strokes = {
  open: <path d="M3 1v12M15 1v12" />,
  asked: <path d="M3 1v12M15 1v12M15 7h-2M10.5 7h-2" />,
  answered: <path d="M3 1v12M15 1v12M15 7H8" />,
  reconciled: <path d="M3 1v12M15 1v12M3 7h12" />,
  corrected: (
    <>
      <path d="M3 1v12M3 7h12" />
      <path d="M15 1v12" strokeDasharray="2.6 2.1" />
    </>
  ),
  settled: <path d="M3 1v12M15 1v12M3 4.5h12M3 9.5h12" />,
  withdrawn: <path d="M3 1v12M15 1v12" strokeDasharray="2.6 2.1" />,
  single: <path d="M3 1v12" />,
}
export type StrokesName = keyof typeof strokes

/** A decorative sign. The text beside it must say the same. */
export function Strokes({ name }: { name: StrokesName }) {
  return (
    <svg className="strokes-sign" viewBox="0 0 18 14" width="18" height="14" aria-hidden="true">
      {strokes[name]}
    </svg>
  )
}
