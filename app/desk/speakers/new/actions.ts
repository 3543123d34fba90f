'use server'

import { deskAction } from '#app/desk/desk-action.server'
import { addSpeaker } from '#features/speakers/commands.server'
import { deskSpeakerFields } from '#features/speakers/queries.server'
import { speakerForm } from '#features/speakers/schema'
import { paths } from '#lib/paths'

export const add = deskAction(speakerForm, async (editor, draft) => {
  const { id } = await addSpeaker(editor, draft)
  const stored = await deskSpeakerFields(editor, id)
  return stored ? paths.desk.speaker(stored.slug) : paths.desk.speakers()
})
