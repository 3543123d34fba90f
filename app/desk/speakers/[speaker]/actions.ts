'use server'

import { deskAction } from '#app/desk/desk-action.server'
import { editSpeaker } from '#features/speakers/commands.server'
import { deskSpeakerFields } from '#features/speakers/queries.server'
import { speakerEditForm } from '#features/speakers/schema'
import { questionBeforeEdit } from '#app/desk/edit-question.server'
import { paths } from '#lib/paths'

export const edit = deskAction(
  speakerEditForm,
  async (editor, draft) => {
    await editSpeaker(editor, draft)
    const stored = await deskSpeakerFields(editor, draft.id)
    return stored ? paths.desk.speaker(stored.slug) : paths.desk.speakers()
  },
  {
    current: (editor, { id = '' }) => deskSpeakerFields(editor, id),
    question: (editor, { id }) => questionBeforeEdit(editor, id),
  },
)
