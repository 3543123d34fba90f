import { Strokes } from '#components/ui/strokes'
import { contactAddress, type Newsroom } from '#features/newsroom/newsroom'
import { paths } from '#lib/paths'

const left = { 'how-we-work': 'How we work', corrections: 'Corrections' }
const right = { data: 'Data and licence', accessibility: 'Accessibility', keyboard: 'Keyboard' }

/** The name of the newsroom and its contact are below the lines of the page. */
export function Footer({ newsroom: { name, contact } }: { newsroom: Newsroom }) {
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
      <p className="wrap imprint">
        <bdi>{name}</bdi>
        {contact === null ? null : (
          <>
            ,{' '}
            <a href={contactAddress(contact)} rel="noreferrer">
              <bdi>{contact.replace(/^https:\/\//, '')}</bdi>
            </a>
          </>
        )}
      </p>
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
