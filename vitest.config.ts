import { defineConfig } from 'vitest/config'

const path = (relative: string) => new URL(relative, import.meta.url).pathname

/** Vite tries only the first of the two targets that package.json gives these imports. */
const withTsx = ['app', 'components'].map((folder) => ({
  find: new RegExp(`^#${folder}/`),
  replacement: path(`${folder}/`),
}))
const resolve = {
  alias: [{ find: 'server-only', replacement: path('node_modules/server-only/empty.js') }, ...withTsx],
}

export default defineConfig({
  test: {
    projects: [
      {
        resolve,
        test: {
          name: 'unit',
          // Generous, so that a slow machine fails no test.
          testTimeout: 120_000,
          include: ['{app,components,features,lib,test,scripts}/**/*.test.{ts,tsx}'],
          exclude: ['**/*.db.test.ts', 'node_modules/**'],
        },
      },
      {
        resolve,
        test: {
          name: 'db',
          include: ['{features,lib,test}/**/*.db.test.ts'],
          globalSetup: 'test/support/template.ts',
          setupFiles: 'test/support/database.ts',
          testTimeout: 120_000,
          hookTimeout: 180_000,
        },
      },
    ],
  },
})
