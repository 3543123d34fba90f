import { typeAheadHandler } from '#app/desk/find/type-ahead-handler.server'
import { speakerKindLabels } from '#features/speakers/speaker'
import { deskSpeakers } from '#features/speakers/queries.server'

const offersMax = 8

export const GET = typeAheadHandler(async (editor, words) => {
  const speakers = await deskSpeakers(editor, words)
  return speakers.slice(0, offersMax).map(({ name, kind, aliases, describedAs }) => ({
    value: name,
    label: name,
    about: [
      speakerKindLabels[kind],
      ...(describedAs === null ? [] : [`“${describedAs}”`]),
      ...aliases.slice(0, 2),
    ].join(', '),
  }))
})
