'use server'

import { crossOriginMessage, isSameOriginForm } from '#app/csrf'
import { inEditorRequest } from '#app/editor-request'
import { redirectTo } from '#app/redirect-internal'
import { clearPendingToken, readPendingToken } from '#app/session-cookie'
import type { CodeState } from '#app/sign-in/_components/sign-in-state'
import {
  clientOf,
  enterWith,
  isWithinLimit,
  logFault,
  nobodySignsIn,
  readKnownBrowser,
} from '#app/sign-in/entry.server'
import { deskRedirectTarget } from '#app/sign-in/next-address'
import { tooManySignInsMessage } from '#app/sign-in/rate-limit'
import { valuesOf, withoutCode } from '#components/ui/form-state'
import { completeSignIn as complete } from '#features/editors/session.server'
import { AppError } from '#lib/errors'
import { paths } from '#lib/paths'

const codeLengthMax = 100

/** The second step. A wrong code leaves the step open, so that the next code can be given. */
export async function giveCode(_previous: CodeState, form: FormData): Promise<CodeState> {
  return inEditorRequest(() => enterByCode(form))
}

async function enterByCode(form: FormData): Promise<CodeState> {
  const { code, values } = withoutCode(valuesOf(form))
  const target = deskRedirectTarget(values['next'] ?? '')
  if (!(await isSameOriginForm())) return { message: crossOriginMessage }
  const browser = await readKnownBrowser()
  if (!(await isWithinLimit(browser))) return { message: tooManySignInsMessage }
  if (code === '') return { message: 'Give the code that your authenticator app shows.' }
  const pendingToken = await readPendingToken()
  if (pendingToken === undefined) redirectTo(paths.signIn(target))
  try {
    const opened = await complete(
      { pendingToken, code: code.slice(0, codeLengthMax) },
      await clientOf(browser),
    )
    await enterWith(opened, browser)
    await clearPendingToken()
  } catch (refusal) {
    if (refusal instanceof AppError) return { message: refusal.message }
    logFault('sign-in impossible', refusal)
    return { message: nobodySignsIn }
  }
  redirectTo(target)
}
