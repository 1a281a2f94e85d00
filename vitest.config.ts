import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/long/**'], // vitest.long.config.ts
    pool: 'forks',
    maxWorkers: '100%', // of the cores; by default one is left free
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
})
