'use server'

import { revalidatePath } from 'next/cache'
import { deskAction } from '#app/desk/desk-action.server'
import type { Editor } from '#features/editors/editor'
import { changeSettings, removeLogo, setLogo } from '#features/newsroom/commands.server'
import { deskSettings } from '#features/newsroom/queries.server'
import { logoForm, logoRemovalForm, settingsForm, settingsValues } from '#features/newsroom/schema'
import { paths } from '#lib/paths'

async function current(editor: Editor) {
  const settings = await deskSettings(editor)
  return { revision: settings.revision, values: settingsValues(settings) }
}

/** Another change of the settings changes no logo, so the form of the logo has nothing to compare. */
async function currentLogo(editor: Editor) {
  const { revision } = await deskSettings(editor)
  return { revision, values: {} }
}

/** The masthead has the name and the logo, and belongs to a layout that the browser would go on showing as it was. */
function settingsAddress(): string {
  revalidatePath(paths.desk.queue(), 'layout')
  return paths.desk.settings()
}

export const change = deskAction(
  settingsForm,
  async (editor, edit) => {
    await changeSettings(editor, edit)
    return settingsAddress()
  },
  { current },
)

export const chooseLogo = deskAction(
  logoForm,
  async (editor, edit) => {
    await setLogo(editor, edit)
    return settingsAddress()
  },
  { file: 'logo', current: currentLogo },
)

export const dropLogo = deskAction(
  logoRemovalForm,
  async (editor, edit) => {
    await removeLogo(editor, edit)
    return settingsAddress()
  },
  { current: currentLogo },
)
