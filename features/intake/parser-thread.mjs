import { parentPort, workerData } from 'node:worker_threads'

const pdf = 'pdfjs-dist/legacy/build/'
/** Loaded before tsx, which would compile them again: for PDF that takes ten times as long. */
const libraries = {
  html: ['linkedom', '@mozilla/readability'],
  mail: ['linkedom', 'postal-mime'],
  word: ['mammoth'],
  pdf: [`${pdf}pdf.mjs`, `${pdf}pdf.worker.mjs`],
}
for (const library of libraries[workerData.format] ?? []) await import(library)

const { register } = await import('tsx/esm/api')
register()
const { documentParser } = await import('./parse-document.ts')
const parse = await documentParser(workerData.format)
// The time that a source may take begins here.
parentPort?.postMessage({ isReady: true })
try {
  parentPort?.postMessage({ source: await parse(workerData) })
} catch (error) {
  const isExpected = error instanceof Error && error.name === 'UnreadableSource'
  parentPort?.postMessage({ message: isExpected ? error.message : null })
}
