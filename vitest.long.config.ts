import { defineConfig } from 'vitest/config'

/** Slow checks, by `npm run test:long`: minutes to hours of every core. */
export default defineConfig({
  test: {
    include: ['test/long/**/*.test.ts'],
    pool: 'forks',
    fileParallelism: false, // each file uses all cores by itself
    testTimeout: 3_600_000,
    hookTimeout: 3_600_000,
  },
})
