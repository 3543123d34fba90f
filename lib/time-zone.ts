import { cache } from 'react'
import { formatInstant } from './dates'

/** One for each request of the desk. Outside of a request it is a new one each time, so the zone is UTC. */
const ofRequest = cache(() => ({ timeZone: 'UTC' }))

/** Called when a desk page finds out who its editor is, which every page does first. */
export function setRequestTimeZone(timeZone: string): void {
  ofRequest().timeZone = timeZone
}

/** A time of day in the time zone of the newsroom: "12 Nov 2019, 9:40 am IST". */
export const formatLocalInstant = (instant: Date): string => formatInstant(instant, ofRequest().timeZone)

/** The same without the name of the zone, for lists. */
export const formatLocalTime = (instant: Date): string =>
  formatLocalInstant(instant).replace(/ (UTC[+-\d:]*|IST)$/, '')
