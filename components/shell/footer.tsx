import { Strokes } from '#components/ui/strokes'
import { paths } from '#lib/paths'

const left = { 'how-we-work': 'How we work', corrections: 'Corrections' }
const right = { data: 'Data and licence', accessibility: 'Accessibility', keyboard: 'Keyboard' }

export function Footer() {
  return (
    <footer className="footer">
      <div className="wrap cols three-columns">
        <div className="col-left">
          <Links to={left} />
        </div>
        <div className="col-main">
          <Strokes name="open" />
        </div>
        <div className="col-right">
          <Links to={right} />
        </div>
      </div>
    </footer>
  )
}

function Links({ to }: { to: Record<string, string> }) {
  return (
    <ul>
      {Object.entries(to).map(([anchor, label]) => (
        <li key={anchor}>
          <a href={`${paths.about()}#${anchor}`}>{label}</a>
        </li>
      ))}
    </ul>
  )
}
