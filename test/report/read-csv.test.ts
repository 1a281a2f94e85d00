import { expect, test } from 'vitest'
import { readCsv } from '../../report/read-csv.ts'

test('reads quotes, doubled quotes, commas and line breaks inside them', () => {
  expect(readCsv('a,b\r\n"x, ""y""","two\nlines"\r\n')).toEqual({
    header: ['a', 'b'],
    rows: [['x, "y"', 'two\nlines']],
  })
})

test('passes over a byte-order mark and empty lines, and keeps empty cells', () => {
  expect(readCsv('\uFEFFa,b\n\n1,\n,2')).toEqual({ header: ['a', 'b'], rows: [['1', ''], ['', '2']] })
})
