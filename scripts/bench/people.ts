import type { Capacity, Speaker } from '#generated/prisma/client'
import { slugOf } from '#lib/identifiers'
import { type Random, idMaker, moment } from './random'
import { organisationName, personName } from './vocabulary'

type Role = Capacity & { organisation: Speaker | null }
export type SpeakerInRole = { speaker: Speaker; role: Role | null }
export type People = { speakers: SpeakerInRole[]; publishers: SpeakerInRole[] }

const roleTitles = [
  'spokesperson',
  'chair',
  'harbour master',
  'inspector',
  'clerk',
  'former director',
  'minister',
]

/** One speaker per fifty statements. The organisations also publish the statements of others. */
export function makePeople(random: Random, statements: number): People {
  const [speakerId, capacityId] = [idMaker(1), idMaker(2)]
  const speaker = (kind: Speaker['kind'], name: string, number: number): Speaker => ({
    id: speakerId(),
    kind,
    name,
    slug: `${slugOf(name)}-${number}`,
    aliases: [],
    wikidataId: null,
    describedAs: null,
    partOfId: null,
    revision: 1,
    createdAt: moment(0),
  })
  const number = Math.max(20, Math.round(statements / 50))
  const organisations = Array.from({ length: Math.ceil(number / 10) }, (_, index) =>
    speaker('ORGANISATION', organisationName(index), index + 1),
  )
  const persons = Array.from({ length: number - organisations.length }, (_, index) => {
    const person = speaker('PERSON', personName(index), index + 1)
    const organisation = random.pick(organisations)
    const role: Role = {
      id: capacityId(),
      speakerId: person.id,
      organisationId: organisation.id,
      title: random.pick(roleTitles),
      from: null,
      to: null,
      revision: 1,
      organisation,
    }
    return { speaker: person, role }
  })
  const publishers = organisations.map((organisation) => ({ speaker: organisation, role: null }))
  return { speakers: [...persons, ...publishers.slice(0, Math.ceil(organisations.length / 2))], publishers }
}
