import { documentRoute } from '#app/(public)/document-route'
import { Paragraphs } from '#components/record/markdown'
import { paragraphsOf } from '#features/annotations/markdown'
import { contactAddress, type Newsroom } from '#features/newsroom/newsroom'
import { publishedNewsroom } from '#features/publications/newsroom.server'
import { paths } from '#lib/paths'

export const GET = documentRoute(async () => ({
  cacheAs: paths.about(),
  page: {
    title: 'How we work',
    canonical: paths.about(),
    main: <AboutMain newsroom={await publishedNewsroom()} />,
  },
}))

function AboutMain({ newsroom: { contact, licence, correctionPolicy } }: { newsroom: Newsroom }) {
  return (
    <main id="main">
      <div className="wrap head">
        <h1>How we work</h1>
      </div>
      <div className="wrap one prose">
        <section aria-labelledby="how-we-work">
          <h2 id="how-we-work">What a record is</h2>
          <p>
            A record sets exactly two attributed statements side by side, ties the passages that conflict, and
            says how the two relate. The relation follows from four printed questions: whether event, people,
            time and conditions are the same; whether both can be true as worded; if not, whether both could
            be false; if they can, what the dispute is over. Two editors stand behind each version: one
            approves what the other wrote. We rate no one, and a record says nothing about who is right.
          </p>
          <p>
            The statement said earlier stands on the left, where that is known; a record says so only if both
            dates are on file. Three dates are kept apart: when it was said, when it was published, and what
            time it is about. A date we worked out is underlined with dots, with the reason beside it.
          </p>
        </section>
        <section aria-labelledby="corrections">
          <h2 id="corrections">Corrections</h2>
          <Paragraphs paragraphs={paragraphsOf(correctionPolicy)} />
          <p>
            <a href={`${paths.home()}?status=withdrawn`}>Withdrawn records</a>
          </p>
        </section>
        <section aria-labelledby="data">
          <h2 id="data">Data and licence</h2>
          <p>
            Every record and dispute is exported as Markdown, plain text, CSV and JSON, pinned to a version
            with its SHA-256. The same data is at <a href="/api/v1">/api/v1</a>. Quotations belong to their
            speakers and sources, and are quoted briefly, with attribution.
          </p>
          {licence === null ? null : (
            <p>
              Our own words in it are under this licence:{' '}
              <a href={licence.url} rel="license noreferrer">
                <bdi>{licence.name}</bdi>
              </a>
            </p>
          )}
        </section>
        {contact === null ? null : (
          <section aria-labelledby="contact">
            <h2 id="contact">Contact</h2>
            <p>
              <a href={contactAddress(contact)} rel="noreferrer">
                <bdi>{contact}</bdi>
              </a>
            </p>
          </section>
        )}
        <section aria-labelledby="accessibility">
          <h2 id="accessibility">Accessibility</h2>
          <p>
            Every page reads and works without script. Colour is never the only sign: ties have a number, a
            pattern and words. “Passage by passage” gives a record in one column. We set no cookie and store
            nothing, but for the theme once you choose one.
          </p>
        </section>
        <section aria-labelledby="keyboard">
          <h2 id="keyboard">Keyboard</h2>
          <p>
            Everything is reached with Tab. On a record, a passage leads to its counterpart with Enter; Esc
            closes menus. There are no single-key shortcuts on readers’ pages.
          </p>
        </section>
      </div>
    </main>
  )
}
