import pino from 'pino'

/** One line of JSON per event on standard output. What is logged is named field by field, never a whole request. */
export const log = pino({
  base: null,
  timestamp: pino.stdTimeFunctions.isoTime,
  formatters: { level: (label) => ({ level: label }) },
})
