/** The length of a session in hours and its idle limit in minutes, by the database clock. */
export const sessionHours = 12
export const idleMinutes = 30
