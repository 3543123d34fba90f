import { redirectTo } from '#app/redirect-internal'
import { setResetToken } from '#app/session-cookie'
import { openReset } from '#features/editors/password-reset.server'
import { paths } from '#lib/paths'

/** Moves the code of a link from the address into a cookie. A mail program that opens the link does not use it up. */
export async function GET(
  _request: Request,
  { params }: RouteContext<'/sign-in/reset/[token]'>,
): Promise<never> {
  const { token } = await params
  if ((await openReset(token)) !== null) await setResetToken(token)
  return redirectTo(paths.newPassword())
}
