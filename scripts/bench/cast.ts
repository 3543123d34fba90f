import type { Capacity, Speaker } from '#generated/prisma/client'
import { slugOf } from '#lib/identifiers'
import { type Chance, idMaker, moment } from './chance'
import { bodyName, personName } from './tongue'

export type Role = Capacity & { organisation: Speaker | null }
export type Member = { speaker: Speaker; role: Role | null }
export type Cast = { people: Member[]; publishers: Member[] }

const titles = [
  'spokesperson',
  'chair',
  'harbour master',
  'inspector',
  'clerk',
  'former director',
  'minister',
]

/** Who speaks: one in fifty statements is somebody's; the organisations among them also print what others say. */
export function castOf(chance: Chance, statements: number): Cast {
  const [speakerId, capacityId] = [idMaker(1), idMaker(2)]
  const speaker = (kind: Speaker['kind'], name: string, count: number): Speaker => ({
    id: speakerId(),
    kind,
    name,
    slug: `${slugOf(name)}-${count}`,
    aliases: [],
    wikidataId: null,
    describedAs: null,
    partOfId: null,
    revision: 1,
    createdAt: moment(0),
  })
  const count = Math.max(20, Math.round(statements / 50))
  const bodies = Array.from({ length: Math.ceil(count / 10) }, (_, index) =>
    speaker('ORGANISATION', bodyName(index), index + 1),
  )
  const people = Array.from({ length: count - bodies.length }, (_, index) => {
    const person = speaker('PERSON', personName(index), index + 1)
    const organisation = chance.of(bodies)
    const role: Role = {
      id: capacityId(),
      speakerId: person.id,
      organisationId: organisation.id,
      title: chance.of(titles),
      from: null,
      to: null,
      revision: 1,
      organisation,
    }
    return { speaker: person, role }
  })
  const publishers = bodies.map((body) => ({ speaker: body, role: null }))
  return { people: [...people, ...publishers.slice(0, Math.ceil(bodies.length / 2))], publishers }
}
