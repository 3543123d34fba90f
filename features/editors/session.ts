/** The length of a session in hours and its idle limit in minutes, by the database clock. */
export const sessionHours = 12
export const idleMinutes = 30

/** An account has at most this many passkeys. */
export const passkeysMax = 10

/** How long a new secret of an authenticator app waits for its first code. */
export const enrolmentMinutes = 15
