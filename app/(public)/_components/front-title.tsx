type Figures = { records: number; disputes: number; statements: number; sources: number }

const countWith = (count: number, singular: string, plural: string) => (
  <>
    <b>{count.toLocaleString('en')}</b> {count === 1 ? singular : plural}
  </>
)

/** The title spans both sides of the gutter. */
export function FrontTitle({ figures: { records, disputes, statements, sources } }: { figures: Figures }) {
  return (
    <div className="wrap front">
      <h1 className="cols">
        <span className="col-left">Statements</span>
        <span className="col-main" /> <span className="col-right">that disagree</span>
      </h1>
      <div className="cols below">
        <div className="col-left">
          <p>
            {countWith(records, 'record', 'records')} in {disputes.toLocaleString('en')}{' '}
            {disputes === 1 ? 'dispute' : 'disputes'}
            <br /> {countWith(statements, 'statement', 'statements')}
            <br /> {countWith(sources, 'report read', 'reports read')}
          </p>
        </div>
        <div className="col-main" />
        <div className="col-right">
          Each record sets two attributed statements side by side, marks the words that conflict and says what
          would settle it. The statement said earlier stands on the left, where that is known. We rate no one.
        </div>
      </div>
    </div>
  )
}
