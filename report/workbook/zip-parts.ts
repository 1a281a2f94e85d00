/** Exchanges parts of a ZIP archive, byte by byte the same otherwise. */
import { crc32, deflateRawSync } from 'node:zlib'

const END = 0x06054b50 //     signature of the end record, with which a plain archive ends
const END_LENGTH = 22
const ENTRY = 0x02014b50 //   of an entry of the directory
const ENTRY_LENGTH = 46
const LOCAL_LENGTH = 30 //    of the header before a part's bytes

/** The archive with new contents of some of its parts, which it must have. */
export function replaceParts(
  archive: Uint8Array,
  contents: ReadonlyMap<string, string>,
): Uint8Array {
  const zip = Buffer.from(archive.buffer, archive.byteOffset, archive.byteLength)
  const end = zip.length - END_LENGTH
  if (zip.readUInt32LE(end) !== END) throw new Error('the archive does not end as a plain ZIP does')

  const parts: Buffer[] = []
  const directory: Buffer[] = []
  const left = new Set(contents.keys())
  let offset = 0 // of the part in the new archive
  let at = zip.readUInt32LE(end + 16)
  for (let n = zip.readUInt16LE(end + 10); n > 0; n--) {
    if (zip.readUInt32LE(at) !== ENTRY) throw new Error('the directory of the archive is broken')
    const nameLength = zip.readUInt16LE(at + 28)
    const entryLength = ENTRY_LENGTH + nameLength + zip.readUInt16LE(at + 30)
      + zip.readUInt16LE(at + 32)
    const name = zip.toString('utf8', at + ENTRY_LENGTH, at + ENTRY_LENGTH + nameLength)
    const entry = Buffer.from(zip.subarray(at, at + entryLength))
    const from = zip.readUInt32LE(at + 42)
    const headerLength = LOCAL_LENGTH + zip.readUInt16LE(from + 26) + zip.readUInt16LE(from + 28)
    const header = Buffer.from(zip.subarray(from, from + headerLength))
    let data = zip.subarray(from + headerLength, from + headerLength + zip.readUInt32LE(at + 20))

    const content = contents.get(name)
    if (content !== undefined) {
      left.delete(name)
      const text = Buffer.from(content, 'utf8')
      data = deflateRawSync(text)
      // Method, sum and lengths stand in both headers, in the directory two bytes further on.
      for (const [target, start] of [[header, 8], [entry, 10]] as const) {
        target.writeUInt16LE(8, start)
        target.writeUInt32LE(crc32(text), start + 6)
        target.writeUInt32LE(data.length, start + 10)
        target.writeUInt32LE(text.length, start + 14)
      }
    }
    entry.writeUInt32LE(offset, 42)
    parts.push(header, data)
    directory.push(entry)
    offset += header.length + data.length
    at += entryLength
  }
  if (left.size > 0) throw new Error(`the archive has no part ${[...left].join(', ')}`)

  const last = Buffer.from(zip.subarray(end))
  last.writeUInt32LE(offset, 16)
  return Buffer.concat([...parts, ...directory, last])
}
