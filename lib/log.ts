import pino, { type DestinationStream } from 'pino'
import { countEvent } from './event-counts'
import { requestContext } from './request-context'

/**
 * One line of JSON per event. Events list their fields; a whole request is never logged. During a request of an editor
 * each line has the request's id and the client's address.
 */
export const logTo = (stream?: DestinationStream) =>
  pino(
    {
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      mixin: () => requestContext.getStore() ?? {},
      hooks: {
        logMethod(line, write) {
          countEvent(line[0])
          write.apply(this, line)
        },
      },
    },
    stream,
  )

/** The log of this process, on standard output. */
export const log = logTo()
