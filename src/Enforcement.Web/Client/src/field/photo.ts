/** A photo as it goes over the wire: scaled, with a small picture, and with what the camera wrote into the original. */

const longSide = 1600, smallSide = 320

export interface Prepared { wire: Blob, small: Blob | undefined, originalSha256: string, takenAt?: string, lon?: number, lat?: number, isScaled: boolean }

export async function sha256(blob: Blob): Promise<string> {
  const hash = await crypto.subtle.digest('SHA-256', await blob.arrayBuffer())
  return [...new Uint8Array(hash)].map(b => b.toString(16).padStart(2, '0')).join('')
}

export async function prepare(original: Blob): Promise<Prepared> {
  const exif = readExif(await original.slice(0, 256 * 1024).arrayBuffer())
  const originalSha256 = await sha256(original)
  try {
    const bitmap = await createImageBitmap(original)
    const isScaled = Math.max(bitmap.width, bitmap.height) > longSide
    const wire = isScaled ? await draw(bitmap, longSide, 0.8) : original
    const small = await draw(bitmap, smallSide, 0.7)
    bitmap.close()
    return { wire: wire ?? original, small, originalSha256, isScaled: isScaled && wire !== undefined, ...exif }
  } catch { // a picture that this phone cannot draw goes as it is
    return { wire: original, small: undefined, originalSha256, isScaled: false, ...exif }
  }
}

async function draw(bitmap: ImageBitmap, side: number, quality: number): Promise<Blob | undefined> {
  const scale = Math.min(1, side / Math.max(bitmap.width, bitmap.height))
  const canvas = document.createElement('canvas')
  canvas.width = Math.max(1, Math.round(bitmap.width * scale))
  canvas.height = Math.max(1, Math.round(bitmap.height * scale))
  canvas.getContext('2d')!.drawImage(bitmap, 0, 0, canvas.width, canvas.height)
  return await new Promise<Blob | null>(done => canvas.toBlob(done, 'image/jpeg', quality)) ?? undefined
}

/** Time and position of a JPEG's EXIF segment; nothing when there is none or it cannot be read. */
export function readExif(buffer: ArrayBuffer): { takenAt?: string, lon?: number, lat?: number } {
  try {
    const view = new DataView(buffer)
    if (view.getUint16(0) !== 0xffd8) return {}
    for (let at = 2; at + 4 < view.byteLength && view.getUint8(at) === 0xff; at += 2 + view.getUint16(at + 2)) {
      if (view.getUint8(at + 1) === 0xe1 && view.getUint32(at + 4) === 0x45786966) return readTiff(view, at + 10)
    }
  } catch { /* cut off or not what it says: as if there were none */ }
  return {}
}

function readTiff(view: DataView, start: number): { takenAt?: string, lon?: number, lat?: number } {
  const little = view.getUint16(start) === 0x4949
  const u16 = (at: number) => view.getUint16(start + at, little), u32 = (at: number) => view.getUint32(start + at, little)
  const directory = (at: number) => {
    const entries = new Map<number, number>() // tag → where its entry lies
    for (let i = 0, n = u16(at); i < n; i++) entries.set(u16(at + 2 + i * 12), at + 2 + i * 12)
    return entries
  }
  const text = (entry: number | undefined) => {
    if (entry === undefined) return ''
    const length = u32(entry + 4), at = length > 4 ? u32(entry + 8) : entry + 8
    return String.fromCharCode(...new Uint8Array(view.buffer, start + at, Math.min(length, 64))).replace(/\0.*$/, '')
  }
  const degrees = (entry: number | undefined, ref: string, negative: string) => {
    if (entry === undefined) return undefined
    const at = u32(entry + 8)
    const [d, m, s] = [0, 8, 16].map(o => u32(at + o) / (u32(at + o + 4) || 1))
    return (d + m / 60 + s / 3600) * (ref === negative ? -1 : 1)
  }
  const main = directory(u32(4))
  const found: { takenAt?: string, lon?: number, lat?: number } = {}
  const exif = main.get(0x8769)
  if (exif !== undefined) {
    const tags = directory(u32(exif + 8))
    const taken = /^(\d{4}):(\d\d):(\d\d) (\d\d:\d\d:\d\d)$/.exec(text(tags.get(0x9003)))
    const offset = /^[+-]\d\d:\d\d$/.exec(text(tags.get(0x9011)))?.[0] ?? '+08:00'
    if (taken && Number(taken[1]) >= 2000) found.takenAt = `${taken[1]}-${taken[2]}-${taken[3]}T${taken[4]}${offset}`
  }
  const gps = main.get(0x8825)
  if (gps !== undefined) {
    const tags = directory(u32(gps + 8))
    const lat = degrees(tags.get(2), text(tags.get(1)), 'S'), lon = degrees(tags.get(4), text(tags.get(3)), 'W')
    if (lat && lon) Object.assign(found, { lat, lon })
  }
  return found
}
