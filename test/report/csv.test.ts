import { expect, test } from 'vitest'
import { csvRow, numberCell, textCell } from '../../report/csv.ts'

test.each([
  ['plain', 'plain'],
  ['with, comma', '"with, comma"'],
  ['with "quotes"', '"with ""quotes"""'],
  ['two\nlines', '"two\nlines"'],
  ['', ''],
])('quotes %j as RFC 4180 says', (text, cell) => expect(textCell(text)).toBe(cell))

test.each(['=1+1', '+1', '-1', '@sum', '\tx', '\rx'])('keeps %j from becoming a formula', (text) => {
  expect(textCell(text).replace(/^"/, '')).toBe(`'${text}${textCell(text).endsWith('"') ? '"' : ''}`)
})

test('ends rows with CRLF', () => expect(csvRow(['a', 'b'])).toBe('a,b\r\n'))

test.each([
  [0, '0'], [-0, '0'], [12, '12'], [-1.5, '-1.5'], [12_345_678, '12345678'],
  [1 / 3, '0.3333333'], [2 / 3 * 1e5, '66666.67'], [0.1 + 0.2, '0.3'], [999_999.96, '1000000'],
  [123_456_789.4, '123456789'], [1.23456789e-5, '0.00001234568'], [1.5e-9, '1.5e-9'],
  [Number.NaN, ''], [null, ''],
])('writes %d as %j', (value, cell) => expect(numberCell(value)).toBe(cell))

test('writes the same digits as toPrecision(7)', () => {
  for (let i = 1; i < 20_000; i++) {
    const value = Math.sin(i) * Math.exp((i % 23) - 7)
    if (Math.abs(value) >= 1e7) continue
    expect(numberCell(value)).toBe(String(Number(value.toPrecision(7))))
  }
})
