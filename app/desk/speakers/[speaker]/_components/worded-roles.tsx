import type { deskSpeaker } from '#features/speakers/queries.server'

type Props = { speaker: NonNullable<Awaited<ReturnType<typeof deskSpeaker>>> }

export function WordedRoles({ speaker: { capacities } }: Props) {
  return (
    <section aria-labelledby="roles">
      <h2 id="roles">Roles, as sources worded them</h2>
      {capacities.length === 0 ? <p>None yet.</p> : null}
      <ul className="plain-list">
        {capacities.map(({ id, title, organisation }) => (
          <li key={id}>
            {title}
            {organisation === null ? null : `, ${organisation.name}`}
          </li>
        ))}
      </ul>
    </section>
  )
}
