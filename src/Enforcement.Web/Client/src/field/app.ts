/** The field page: record findings and patrols, see what waits and what was sent. Everything is kept on the phone as it is typed. */

import { allItems, getBlob, getPerson, nextOrder, put, remove, type Item, type Person } from './store'
import { prepare } from './photo'
import { send, type Connection } from './queue'

const find = <T extends HTMLElement>(selector: string) => document.querySelector<T>(selector)!
const texts = JSON.parse(find('#field-texts').textContent!) as Record<string, string>
const text = (key: string, ...values: (string | number)[]) => values.reduce<string>((t, v, i) => t.replace(`{${i}}`, String(v)), texts[key] ?? key)

const findingForm = find<HTMLFormElement>('#finding'), patrolForm = find<HTMLFormElement>('#patrol'), list = find('#queue')
let person: Person | undefined
let draft: Item
let connection: Connection = 'idle'
let retry = 0
let pause = 2_500

const localNow = () => new Date(Date.now() + 8 * 3600_000).toISOString().slice(0, 16)
const valuesOf = (form: HTMLFormElement) => Object.fromEntries([...new FormData(form)].filter((e): e is [string, string] => typeof e[1] === 'string' && e[1] !== ''))

function blank(): Item {
  const random = crypto.randomUUID().slice(0, 8)
  return {
    id: crypto.randomUUID(), kind: 'finding', owner: person!.userName, state: 'draft', order: nextOrder(), key: crypto.randomUUID(),
    fields: { foundAt: localNow(), inProgress: 'true', sourceNumber: `XC${localNow().slice(0, 10).replaceAll('-', '')}-${random}` },
  }
}

/** Puts an item into the form, with its photos. */
async function edit(item: Item): Promise<void> {
  draft = item
  findingForm.reset()
  for (const [name, value] of Object.entries(item.fields)) {
    const control = findingForm.elements.namedItem(name)
    if (control instanceof HTMLInputElement || control instanceof HTMLSelectElement || control instanceof HTMLTextAreaElement) control.value = value
  }
  find('#finding-wrong').hidden = !item.message
  find('#finding-wrong p').textContent = item.message ?? ''
  await showPhotos()
}

async function keep(): Promise<void> {
  draft = { ...draft, fields: { ...valuesOf(findingForm), sourceNumber: draft.fields.sourceNumber } }
  await put([draft])
}

async function showPhotos(): Promise<void> {
  const box = find('#photos')
  box.replaceChildren()
  for (const photo of (await allItems()).filter(i => i.parent === draft.id)) {
    const figure = document.createElement('li')
    const small = await getBlob(`${photo.id}:small`)
    const image = document.createElement(small ? 'img' : 'span')
    if (image instanceof HTMLImageElement) { image.src = URL.createObjectURL(small!); image.alt = photo.fields.name }
    else image.textContent = photo.fields.name
    const button = document.createElement('button')
    button.type = 'button'
    button.className = 'btn'
    button.textContent = text('photo.remove')
    button.setAttribute('aria-label', `${text('photo.remove')} ${photo.fields.name}`)
    button.onclick = async () => { await remove([photo]); await showPhotos() }
    figure.append(image, button)
    box.append(figure)
  }
}

async function addPhotos(files: File[]): Promise<void> {
  await keep()
  for (const file of files) {
    const ready = await prepare(file)
    const photo: Item = {
      id: crypto.randomUUID(), kind: 'photo', owner: person!.userName, state: 'draft', order: nextOrder(), key: crypto.randomUUID(), parent: draft.id,
      fields: {
        name: file.name || 'photo.jpg', originalSha256: ready.originalSha256, takenAt: ready.takenAt ?? new Date(file.lastModified || Date.now()).toISOString(),
        ...(ready.isScaled ? { isScaled: 'yes' } : {}),
        ...(ready.lon !== undefined && ready.lat !== undefined
          ? { lon: String(ready.lon), lat: String(ready.lat) }
          : draft.fields.accuracy ? { lon: draft.fields.lon, lat: draft.fields.lat } : {}),
      },
    }
    await put([photo], { [`${photo.id}:original`]: file, [`${photo.id}:wire`]: ready.wire, [`${photo.id}:small`]: ready.small })
  }
  await showPhotos()
  await warnWhenFull()
}

function locate(): void {
  const note = find('#where')
  note.textContent = text('where.asking')
  navigator.geolocation.getCurrentPosition(async at => {
    for (const [name, value] of [['lon', at.coords.longitude.toFixed(6)], ['lat', at.coords.latitude.toFixed(6)], ['accuracy', String(Math.round(at.coords.accuracy))]] as const)
      (findingForm.elements.namedItem(name) as HTMLInputElement).value = value
    note.textContent = text('where.found', Math.round(at.coords.accuracy))
    await keep()
  }, () => { note.textContent = text('where.none') }, { enableHighAccuracy: true, timeout: 30_000, maximumAge: 0 })
}

/** The draft is complete: it and its photos wait to be sent. A place is needed; everything else the server says. */
async function finish(): Promise<void> {
  await keep()
  const wrong = !draft.fields.lon || !draft.fields.lat ? text('wrong.place') : !draft.fields.description ? text('wrong.description') : undefined
  if (wrong) {
    find('#finding-wrong').hidden = false
    find('#finding-wrong p').textContent = wrong
    find('#finding-wrong').focus()
    return
  }
  const photos = (await allItems()).filter(i => i.parent === draft.id && i.state === 'draft')
  // A new key: what was refused before had another body.
  await put([{ ...draft, state: 'waiting', message: undefined, key: crypto.randomUUID() }, ...photos.map(p => ({ ...p, state: 'waiting' as const }))])
  say(text('saved'))
  await edit(blank())
  await sync()
}

async function finishPatrol(): Promise<void> {
  const fields = valuesOf(patrolForm)
  const since = Date.parse(`${fields.startedAt}:00+08:00`)
  const found = (await mine()).filter(i => i.kind === 'finding' && i.state !== 'draft' && !i.fields.inPatrol && Date.parse(`${i.fields.foundAt}:00+08:00`) >= since)
  const patrol: Item = {
    id: crypto.randomUUID(), kind: 'patrol', owner: person!.userName, state: 'waiting', order: nextOrder(), key: crypto.randomUUID(),
    fields: { ...fields, findings: found.map(i => i.id).join(' ') },
  }
  await put([patrol, ...found.map(i => ({ ...i, fields: { ...i.fields, inPatrol: patrol.id } }))])
  patrolForm.reset()
  preparePatrol()
  say(text('saved'))
  await sync()
}

function preparePatrol(): void {
  const set = (name: string, value: string) => { (patrolForm.elements.namedItem(name) as HTMLInputElement).value = value }
  set('startedAt', localNow())
  set('endedAt', localNow())
  set('patrollers', person!.displayName)
}

const mine = async () => (await allItems()).filter(i => i.owner === person?.userName)

async function show(next: Connection): Promise<void> {
  connection = next
  const person0 = person
  person = await getPerson() ?? person
  if (person && person.userName !== person0?.userName) await begin()
  const items = await mine()
  const waiting = items.filter(i => i.state === 'waiting' || i.state === 'sending').length
  find('#person').textContent = person ? `${person.displayName} · ${person.unit}` : text('nobody')
  find('#connection').textContent = text(`connection.${connection}`, waiting)
  find('#connection').dataset.state = connection
  find('#sign-in').hidden = connection !== 'sign-in'
  find('#forms').hidden = !person
  const others = (await allItems()).filter(i => i.owner !== person?.userName && i.state !== 'sent').length
  find('#others').hidden = others === 0
  find('#others').textContent = text('others', others)
  find('#counts').textContent = text('counts', waiting, items.filter(i => i.state === 'refused').length, items.filter(i => i.state === 'sent').length)
  list.replaceChildren(...items.filter(i => i.kind !== 'photo' && i.id !== draft?.id).sort((a, b) => b.order - a.order).map(i => line(i, items)))
}

function line(item: Item, items: Item[]): HTMLElement {
  const li = document.createElement('li')
  li.className = `queue-item is-${item.state}`
  li.dataset.state = item.state
  const title = document.createElement('strong')
  title.textContent = item.kind === 'patrol' ? `${text('patrol')} · ${item.fields.route ?? ''}` : item.fields.description || text('untitled')
  const about = document.createElement('span')
  about.className = 'soft num'
  about.textContent = (item.fields.foundAt ?? item.fields.startedAt ?? '').replace('T', ' ')
  const tag = document.createElement('span')
  tag.className = `tag ${{ draft: '', waiting: 'tag-soon', sending: 'tag-blue', refused: 'tag-over', sent: 'tag-done' }[item.state]}`
  tag.textContent = text(`state.${item.state}`)
  li.append(title, about, tag)
  const photos = items.filter(i => i.parent === item.id)
  if (photos.length > 0) {
    const small = document.createElement('span')
    small.className = 'soft'
    small.textContent = text('photos', photos.filter(p => p.state === 'sent').length, photos.length)
    li.append(small)
    for (const refused of photos.filter(p => p.state === 'refused')) {
      li.append(wrong(`${refused.fields.name}: ${refused.message}`))
      li.append(button('again', () => again(refused)))
      li.append(button('discard', async () => { if (confirm(text('discard.sure'))) { await remove([refused]); await show(connection) } }))
    }
  }
  if (item.message) li.append(wrong(item.message))
  if (item.kind === 'finding' && (item.state === 'draft' || item.state === 'refused')) {
    li.append(button('edit', async () => { await edit({ ...item, state: 'draft' }); await put([draft]); await show(connection); findingForm.scrollIntoView() }))
    li.append(button('discard', async () => {
      if (!confirm(text('discard.sure'))) return
      await remove([item, ...photos])
      await show(connection)
    }))
  }
  if (item.kind === 'patrol' && item.state === 'refused')
    li.append(button('again', () => again(item)))
  return li
}

async function again(item: Item): Promise<void> {
  await put([{ ...item, state: 'waiting', message: undefined, key: crypto.randomUUID() }])
  await sync()
}

function wrong(message?: string): HTMLElement {
  const p = document.createElement('p')
  p.className = 'wrong'
  p.textContent = message ?? ''
  return p
}

function button(key: string, act: () => Promise<void>): HTMLButtonElement {
  const b = document.createElement('button')
  b.type = 'button'
  b.className = 'btn'
  b.textContent = text(key)
  b.onclick = () => { void act() }
  return b
}

function say(message: string): void {
  find('#said').textContent = message
}

async function warnWhenFull(): Promise<void> {
  const { usage = 0, quota = 0 } = await navigator.storage?.estimate?.() ?? {}
  find('#full').hidden = quota === 0 || usage / quota < 0.8
}

/** Sends now; when it could not, again after a while: 5 s, 10 s, … half a minute at most. */
async function sync(): Promise<void> {
  clearTimeout(retry)
  await send(show)
  const waits = (await mine()).some(i => i.state === 'waiting')
  pause = connection === 'offline' && waits ? Math.min(pause * 2, 30_000) : 2_500
  retry = window.setTimeout(() => void sync(), waits ? pause : 30_000)
}

/** The first time a person is known, or another one signed in. */
async function begin(): Promise<void> {
  const drafts = (await mine()).filter(i => i.kind === 'finding' && i.state === 'draft').sort((a, b) => b.order - a.order)
  await edit(drafts[0] ?? blank())
  preparePatrol()
}

findingForm.addEventListener('input', () => void keep())
findingForm.addEventListener('submit', event => { event.preventDefault(); void finish() })
patrolForm.addEventListener('submit', event => { event.preventDefault(); void finishPatrol() })
find('#locate').addEventListener('click', locate)
find<HTMLInputElement>('#add-photos').addEventListener('change', event => {
  const input = event.target as HTMLInputElement
  const files = [...input.files ?? []]
  input.value = ''
  void addPhotos(files)
})
find('#send-now').addEventListener('click', () => void sync())
addEventListener('online', () => void sync())
addEventListener('visibilitychange', () => { if (document.visibilityState === 'visible') void sync() })

async function start(): Promise<void> {
  if ('serviceWorker' in navigator) await navigator.serviceWorker.register('/dist/sw.js', { scope: '/field' }).catch(() => undefined)
  await navigator.storage?.persist?.().catch(() => false)
  person = await getPerson()
  if (person) await begin()
  // What was under way when the page was closed waits again: its key makes a second sending harmless.
  const cut = (await allItems()).filter(i => i.state === 'sending')
  await put(cut.map(i => ({ ...i, state: 'waiting' as const })))
  await show(connection)
  document.body.dataset.ready = 'yes'
  await sync()
}

void start()
