import { listedMax } from '#features/publications/filter'
import { publishedSpeakers, type SpeakerInList } from '#features/publications/entities.server'
import { paths } from '#lib/paths'
import { documentRoute } from '#app/(public)/document-route'

export const GET = documentRoute(async () => {
  const { value: speakers, isCurrent } = await publishedSpeakers()
  return {
    ...(isCurrent ? { cacheAs: paths.speakers() } : undefined),
    page: {
      title: 'Speakers',
      canonical: paths.speakers(),
      path: paths.speakers(),
      main: <SpeakersMain speakers={speakers} />,
    },
  }
})

type SpeakersMainProps = { speakers: readonly SpeakerInList[] }

function SpeakersMain({ speakers }: SpeakersMainProps) {
  return (
    <main id="main">
      <div className="wrap head">
        <h1>Speakers</h1>
        <p className="lede">
          Everyone whose statements are on file, by name. Counts say how much we have read. They are no
          measure of honesty.
        </p>
      </div>
      <div className="wrap one">
        <ul className="speakers">
          {speakers.map(({ slug, name, statements, records }) => (
            <li key={slug}>
              <a href={paths.speaker(slug)}>
                <bdi>{name}</bdi>
              </a>{' '}
              <span className="label">
                {statements} {statements === 1 ? 'statement' : 'statements'}, {records}{' '}
                {records === 1 ? 'record' : 'records'}
              </span>
            </li>
          ))}
        </ul>
        {speakers.length < listedMax ? null : (
          <p className="muted">
            The first {listedMax} by name are listed. <a href={paths.home()}>Search</a> finds the others.
          </p>
        )}
      </div>
    </main>
  )
}
