/** Sends what waits: strictly in order, each with its own idempotency key, and nothing leaves the phone before the server has said what it holds. */

import { allItems, getBlob, put, putPerson, type Item, type Person } from './store'
import { sha256 } from './photo'

export type Connection = 'idle' | 'sending' | 'offline' | 'sign-in'

interface Session { person: Person, header: string, token: string }

const keepOriginalsFor = 30 * 24 * 3600_000
let busy = false
let wanted = false

/** What a request came to: an answer, a refusal for this item alone, or a reason to stop and try later. */
type Answer = { status: number, body: Record<string, unknown> } | 'offline' | 'sign-in'

async function ask(path: string, init?: RequestInit): Promise<Answer> {
  try {
    const response = await fetch(path, { ...init, headers: { 'Accept-Language': document.documentElement.lang, ...init?.headers } })
    if (response.status === 401) return 'sign-in'
    if (response.status >= 500 || response.status === 408 || response.status === 429) return 'offline'
    const text = await response.text()
    return { status: response.status, body: text ? JSON.parse(text) as Record<string, unknown> : {} }
  } catch {
    return 'offline'
  }
}

/** Who is signed in, as the server says; remembers them for when there is no signal. */
export async function session(): Promise<Session | 'offline' | 'sign-in'> {
  const answer = await ask('/api/session')
  if (typeof answer === 'string') return answer
  if (answer.status !== 200) return 'sign-in'
  const body = answer.body as { userName: string, displayName: string, unit: { name: string }, antiforgery: { header: string, token: string } }
  const person = { userName: body.userName, displayName: body.displayName, unit: body.unit.name }
  await putPerson(person)
  return { person, header: body.antiforgery.header, token: body.antiforgery.token }
}

/** Sends everything that waits; a second call while one runs makes it look once more. */
export async function send(show: (connection: Connection) => Promise<void>): Promise<void> {
  if (busy) { wanted = true; return }
  busy = true
  try {
    do {
      wanted = false
      await show('sending')
      await show(await sendAll(() => show('sending')))
    } while (wanted)
  } finally {
    busy = false
  }
}

async function sendAll(changed: () => Promise<void>): Promise<Connection> {
  const who = await session()
  if (typeof who === 'string') return who
  for (;;) {
    const items = (await allItems()).filter(i => i.owner === who.person.userName)
    const next = items.filter(i => i.state === 'waiting' || i.state === 'sending').sort((a, b) => a.order - b.order).find(i => isReady(i, items))
    if (!next) break
    await put([{ ...next, state: 'sending', message: undefined }])
    await changed()
    const stopped = await sendOne(next, items, who)
    await changed()
    if (stopped) {
      await put([{ ...next, state: 'waiting' }])
      return stopped
    }
  }
  return await sendOriginals(who) ?? 'idle'
}

/** A photo follows its finding, a patrol all of its findings; what hangs on a refused one waits until that is put right. */
function isReady(item: Item, items: Item[]): boolean {
  if (item.kind === 'photo') return items.some(i => i.id === item.parent && i.state === 'sent')
  if (item.kind === 'patrol') return findingsOf(item, items).every(i => i.state === 'sent')
  return true
}

const findingsOf = (patrol: Item, items: Item[]) => items.filter(i => i.kind === 'finding' && (patrol.fields.findings ?? '').split(' ').includes(i.id))

async function sendOne(item: Item, items: Item[], who: Session): Promise<'offline' | 'sign-in' | undefined> {
  const wire = item.kind === 'photo' ? await getBlob(`${item.id}:wire`) : undefined
  const answer = item.kind === 'photo'
    ? await post('/api/evidence', await photoBody(item, items, wire!), item.key, who)
    : item.kind === 'finding'
      ? await post('/api/leads', JSON.stringify({ channel: 'patrol', ...findingBody(item) }), item.key, who)
      : await post('/api/patrols', JSON.stringify(patrolBody(item, items)), item.key, who)
  if (typeof answer === 'string') return answer
  if (answer.status !== 200 && answer.status !== 201) {
    await put([{ ...item, state: 'refused', message: messageOf(answer.body) }])
    return undefined
  }
  const sent: Item = { ...item, state: 'sent', message: undefined, serverId: String(answer.body.id), sentAt: Date.now() }
  if (item.kind !== 'photo') {
    await put([sent])
    return undefined
  }
  // Only what the server holds byte for byte may go from the phone; the original stays until nobody wants it.
  sent.serverHash = String(answer.body.sha256)
  if (sent.serverHash !== await sha256(wire!)) {
    await put([{ ...item, state: 'waiting', key: crypto.randomUUID() }])
    return 'offline'
  }
  await put([sent], { [`${item.id}:wire`]: undefined })
  return undefined
}

function post(path: string, body: string | FormData, key: string, who: Session): Promise<Answer> {
  const headers: Record<string, string> = { [who.header]: who.token, 'Idempotency-Key': key }
  if (typeof body === 'string') headers['Content-Type'] = 'application/json'
  return ask(path, { method: 'POST', body, headers })
}

/** The message of a problem, with those of its fields. */
function messageOf(problem: Record<string, unknown>): string {
  const errors = Object.values((problem.errors ?? {}) as Record<string, string[]>).flat()
  return [...new Set(errors.length > 0 ? errors : [String(problem.detail ?? problem.title ?? problem.code ?? '')])].join(' ')
}

const number = (text?: string) => text ? Number(text) : undefined

/** Phones show local time; legal time is +08:00, whatever the phone's zone. */
export const instant = (typed?: string) => typed ? `${typed}${typed.length === 16 ? ':00' : ''}+08:00` : undefined

function findingBody(item: Item): Record<string, unknown> {
  const f = item.fields
  return {
    sourceNumber: f.sourceNumber, foundAt: instant(f.foundAt), place: { lon: number(f.lon), lat: number(f.lat) }, address: f.address, description: f.description,
    areaSquareMetres: number(f.area), inProgress: f.inProgress ? f.inProgress === 'true' : undefined,
    dissuasion: f.dissuasion ? { at: instant(f.foundAt), heeded: f.dissuasion === 'heeded', words: f.words } : undefined,
    permitCheck: f.permit
      ? { at: instant(f.foundAt), permitPresented: f.permit !== 'none', permitValid: f.permit === 'valid', permitNumber: f.permitNumber }
      : undefined,
  }
}

function patrolBody(item: Item, items: Item[]): Record<string, unknown> {
  const f = item.fields
  return {
    startedAt: instant(f.startedAt), endedAt: instant(f.endedAt), route: f.route, patrollers: f.patrollers, note: f.note,
    findings: findingsOf(item, items).map(findingBody),
  }
}

async function photoBody(item: Item, items: Item[], wire: Blob): Promise<FormData> {
  const body = new FormData(), f = item.fields
  const set = (name: string, value?: string) => { if (value) body.set(name, value) }
  body.set('file', wire, f.name)
  const small = await getBlob(`${item.id}:small`)
  if (small) body.set('thumbnail', small, 'small.jpg')
  set('leadId', items.find(i => i.id === item.parent)!.serverId)
  set('kind', 'photo')
  set('takenAt', f.takenAt)
  set('lon', f.lon)
  set('lat', f.lat)
  if (f.isScaled) set('originalSha256', f.originalSha256)
  return body
}

/** Originals that somebody asked for; those that nobody did are freed when they are old. */
async function sendOriginals(who: Session): Promise<'offline' | 'sign-in' | undefined> {
  const photos = (await allItems()).filter(i => i.kind === 'photo' && i.state === 'sent' && i.owner === who.person.userName)
  if (photos.length === 0) return undefined
  const answer = await ask('/api/evidence/originals-wanted')
  if (typeof answer === 'string') return answer
  for (const { id } of answer.body as unknown as { id: string }[]) {
    const photo = photos.find(p => p.serverId === id)
    const original = photo && await getBlob(`${photo.id}:original`)
    if (!original) continue
    const body = new FormData()
    body.set('file', original, photo.fields.name)
    const sent = await post(`/api/evidence/${id}/original`, body, photo.id, who)
    if (typeof sent === 'string') return sent
    if (sent.status === 200) await put([], { [`${photo.id}:original`]: undefined })
  }
  for (const photo of photos.filter(p => Date.now() - p.sentAt! > keepOriginalsFor || !p.fields.isScaled)) await put([], { [`${photo.id}:original`]: undefined })
  return undefined
}
