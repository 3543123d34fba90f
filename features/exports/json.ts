import { canonicalJson } from '#features/publications/document'
import { permalink, type Exported, type Imprint } from './citation'

/** The document's own canonical bytes: what its SHA-256 is of. */
export const json = (document: Exported): string => canonicalJson(document)

/** The document as the API answers it, its canonical bytes unbroken inside. */
export const envelope = (document: Exported, { origin, sha256 }: Imprint): string =>
  canonicalJson({ document, sha256, version: document.version, permalink: permalink(document, origin) })
