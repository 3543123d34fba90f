/** Links that one account gets within an hour, so that nobody's mailbox is flooded. */
export const linksAnHourMax = 5

/** The answer to every request, whether the address has an account or not. */
export const linkRequested = `If this address has an account here, a link to a new password is on its way to it. It works once, within 30 minutes. An account gets at most ${linksAnHourMax} links an hour, and only the newest works.`

export const linkEnded = 'This link was used, a newer one replaced it, or its 30 minutes are over.'
