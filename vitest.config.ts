import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/long/**'], // vitest.long.config.ts
    pool: 'forks',
    maxWorkers: '100%', // of the cores; by default one is left free
    testTimeout: 240_000, // the longest takes half a minute on a quiet machine, and thrice that on a busy one
    hookTimeout: 240_000,
  },
})
