import type { ContentVersion } from './content-version'

/** A value of an older content version is served for at most this long. */
const lagMaxMs = 3000

/** `isCurrent` is false for a value of an older content version: do not cache what is made from it. */
export type Lagging<Value> = { value: Value; isCurrent: boolean }

type Options<Value> = { load: () => Promise<Value>; isLarge: (value: Value) => boolean }

/**
 * One value that is loaded again for each content version, by one load at a time. While a large value loads,
 * readers get the former one. A publication therefore never makes a page of a large site wait. A small value is
 * always current.
 */
export class LaggingValue<Value> {
  private latest: { contentVersion: ContentVersion; value: Value } | null = null
  private loading: Promise<void> | null = null
  private outdatedAt: number | null = null

  constructor(private readonly options: Options<Value>) {}

  async get(contentVersion: ContentVersion): Promise<Lagging<Value>> {
    for (;;) {
      const { latest } = this
      if (latest !== null && latest.contentVersion >= contentVersion)
        return { value: latest.value, isCurrent: true }
      const loading = (this.loading ??= this.load(contentVersion))
      if (latest !== null && this.options.isLarge(latest.value) && this.mayLag()) {
        // A request that must wait gets the error.
        loading.catch(() => {})
        return { value: latest.value, isCurrent: false }
      }
      await loading
    }
  }

  private mayLag(): boolean {
    this.outdatedAt ??= performance.now()
    return performance.now() - this.outdatedAt < lagMaxMs
  }

  /** The version was read before the value, so the value is at least as new. */
  private async load(contentVersion: ContentVersion): Promise<void> {
    try {
      this.latest = { contentVersion, value: await this.options.load() }
      this.outdatedAt = null
    } finally {
      this.loading = null
    }
  }
}
