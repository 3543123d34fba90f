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
import { valuesOf, withoutFactor } from '#components/ui/form-state'
import { completeSignIn as complete, pendingFactors } from '#features/editors/session.server'
import { AppError } from '#lib/errors'
import { paths } from '#lib/paths'

/** The second step. A wrong code leaves the step open, so that the next code can be given. */
export async function giveCode(_previous: CodeState, form: FormData): Promise<CodeState> {
  return inEditorRequest(() => enterByCode(form))
}

async function enterByCode(form: FormData): Promise<CodeState> {
  const { factor, values } = withoutFactor(valuesOf(form))
  const target = deskRedirectTarget(values['next'] ?? '')
  if (!(await isSameOriginForm())) return { message: crossOriginMessage }
  const browser = await readKnownBrowser()
  if (!(await isWithinLimit(browser))) return { message: tooManySignInsMessage }
  if (factor === null)
    return { message: 'Give a code of your authenticator app, a passkey or a recovery code.' }
  const pendingToken = await readPendingToken()
  if (pendingToken === undefined) redirectTo(paths.signIn(target))
  try {
    const opened = await complete({ pendingToken, ...factor }, await clientOf(browser))
    await enterWith(opened, browser)
    await clearPendingToken()
  } catch (refusal) {
    if (refusal instanceof AppError) {
      const factors = await pendingFactors(pendingToken)
      return { message: refusal.message, ...(factors ? { factors } : {}) }
    }
    logFault('sign-in impossible', refusal)
    return { message: nobodySignsIn }
  }
  redirectTo(target)
}
