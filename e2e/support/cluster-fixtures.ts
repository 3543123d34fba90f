import { test as base } from '@playwright/test'
import { type Cluster, startCluster } from './cluster'

type Shared = { instances: readonly string[]; cluster: Cluster }

/** One cluster for all files of a worker. A test that kills a part restarts it. Needs no browser. */
export const test = base.extend<object, Shared>({
  instances: [['A', 'B'], { option: true, scope: 'worker' }],
  cluster: [
    async ({ instances }, use) => {
      const cluster = await startCluster(instances)
      await use(cluster)
      await cluster.stop()
    },
    { scope: 'worker', timeout: 180_000 },
  ],
})

export { expect } from '@playwright/test'
