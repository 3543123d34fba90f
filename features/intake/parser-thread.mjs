import { parentPort, workerData } from 'node:worker_threads'
import { register } from 'tsx/esm/api'

register()
const { parseDocument } = await import('./parse-document.ts')
try {
  parentPort?.postMessage({ source: await parseDocument(workerData) })
} catch (error) {
  const isExpected = error instanceof Error && error.name === 'UnreadableSource'
  parentPort?.postMessage({ message: isExpected ? error.message : null })
}
