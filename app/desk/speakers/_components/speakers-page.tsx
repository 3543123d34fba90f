import { ListKeys } from '#components/shell/list-keys.client'
import { SearchRow } from '#components/shell/search-row'
import { type SpeakerKind, speakerKindLabels } from '#features/speakers/speaker'
import { paths } from '#lib/paths'
import { closed, isolated } from '#lib/sentence'

type Listed = { slug: string; name: string; kind: SpeakerKind; aliases: string[]; describedAs: string | null }

export function SpeakersPage({ words, speakers }: { words: string; speakers: readonly Listed[] }) {
  return (
    <main id="main">
      <div className="wrap deskbar">
        <h1>Speakers</h1>
        <a className="button" href={paths.desk.conflicts()}>
          Your conflicts of interest
        </a>
        <a className="button" href={paths.desk.newSpeaker()}>
          Add a speaker
        </a>
      </div>
      <div className="wrap column">
        <SearchRow
          action={paths.desk.speakers()}
          label="Name or alias, also when spelt otherwise"
          words={words}
        />
        <ul className="rows">
          {speakers.map(({ slug, name, kind, aliases, describedAs }) => (
            <li key={slug}>
              <p>
                <strong>
                  <a href={paths.desk.speaker(slug)} data-row="">
                    <bdi>{name}</bdi>
                  </a>
                </strong>
                , {speakerKindLabels[kind].toLowerCase()}
              </p>
              <p className="label">
                {[describedAs, ...aliases]
                  .flatMap((fact) => (fact === null || fact === '' ? [] : [isolated(fact)]))
                  .join(', ')}
              </p>
            </li>
          ))}
        </ul>
        {speakers.length === 0 ? (
          <p>
            {words === ''
              ? 'No speaker is on file yet.'
              : closed(`Nothing matches. No speaker is nearly called “${isolated(words)}”`)}
          </p>
        ) : null}
      </div>
      <ListKeys position={`${speakers.length} shown`} />
    </main>
  )
}
