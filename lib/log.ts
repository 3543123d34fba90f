import pino from 'pino'

/** One line of JSON per event on standard output. Events list their fields; a whole request is never logged. */
export const log = pino({
  base: null,
  timestamp: pino.stdTimeFunctions.isoTime,
  formatters: { level: (label) => ({ level: label }) },
})
