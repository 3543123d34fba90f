import { defineConfig } from 'vitest/config'

const serverOnly = {
  alias: { 'server-only': new URL('node_modules/server-only/empty.js', import.meta.url).pathname },
}

export default defineConfig({
  test: {
    projects: [
      {
        resolve: serverOnly,
        test: {
          name: 'unit',
          // Generous, so that a slow machine fails no test.
          testTimeout: 30_000,
          include: ['{app,components,features,lib,test,scripts}/**/*.test.{ts,tsx}'],
          exclude: ['**/*.db.test.ts', 'node_modules/**'],
        },
      },
      {
        resolve: serverOnly,
        test: {
          name: 'db',
          include: ['{features,lib,test}/**/*.db.test.ts'],
          globalSetup: 'test/support/template.ts',
          setupFiles: 'test/support/database.ts',
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
})
