import * as L from 'leaflet'
import { makeMap } from './base'
import { Drawing } from './draw'
import { PlaceList } from './list'
import { Markers } from './markers'
import { locate } from './picker'
import { fetchPlaces, keyOf, type Place } from './places'
import { word } from './setup'

const filters = ['layers', 'stage', 'state', 'channel', 'town', 'urgency', 'q']

/** The page /map: everything that its filters leave, on the map and in the list; the view is kept in the address with them. */
export async function startOverview(canvas: HTMLElement): Promise<void> {
  const address = new URLSearchParams(location.search)
  const map = makeMap(canvas)
  restoreView(map, address)
  const keep = (name: string, value: string | null) => {
    const now = new URLSearchParams(location.search)
    if (value === null) now.delete(name)
    else now.set(name, value)
    history.replaceState(history.state, '', `?${now}`)
    for (const hidden of document.querySelectorAll<HTMLInputElement>(`input[type=hidden][name=${name}]`)) hidden.value = value ?? ''
  }
  map.on('moveend', () => {
    const at = map.getCenter()
    keep('c', `${at.lng.toFixed(5)},${at.lat.toFixed(5)}`)
    keep('z', String(map.getZoom()))
  })
  near(map, canvas, keep)

  const status = document.querySelector<HTMLElement>('[data-map-status]')!
  let places: Place[]
  try {
    places = await fetchPlaces(`/api/map?${new URLSearchParams([...address].filter(([k, v]) => filters.includes(k) && v !== ''))}`)
  } catch {
    status.textContent = word('ui.failed')
    status.classList.remove('visually-hidden')
    return
  }
  const root = document.querySelector<HTMLElement>('[data-map-list]')
  const list = root && places.length > 0
    ? new PlaceList(root, places, Number(address.get('p') ?? 1), p => {
        markers.choose(p, true, false)
        canvas.scrollIntoView({ block: 'nearest' })
      }, page => keep('p', String(page)))
    : null
  const markers = new Markers(map, places, p => {
    list?.choose(p)
    keep('sel', p && keyOf(p))
  })
  const chosen = places.find(p => keyOf(p) === address.get('sel'))
  if (chosen) markers.choose(chosen, !address.get('c'), false)
  status.textContent = word('ui.shown', places.length)
  canvas.dataset.ready = 'true'
}

function restoreView(map: L.Map, address: URLSearchParams): void {
  const [lon, lat] = (address.get('c') ?? '').split(',').map(Number)
  const zoom = Number(address.get('z') ?? 0)
  if (lon && lat && zoom) map.setView([lat, lon], zoom, { animate: false })
}

/** Find near: the circle that was asked for; a click, the middle of the map or one's own position as the next. */
function near(map: L.Map, canvas: HTMLElement, keep: (name: string, value: string | null) => void): void {
  const form = document.querySelector<HTMLFormElement>('form[data-near]')!
  const field = (name: string) => form.elements.namedItem(name) as HTMLInputElement
  const { lon, lat, metres } = canvas.dataset
  if (lon && lat && metres) {
    const circle = L.circle([Number(lat), Number(lon)], { radius: Number(metres), color: '#7a4b00', weight: 2, dashArray: '6 4', fillOpacity: 0.08, interactive: false }).addTo(map)
    if (!new URLSearchParams(location.search).get('c')) map.fitBounds(circle.getBounds(), { animate: false })
  }
  const ask = (x: number, y: number) => {
    [field('lon').value, field('lat').value] = [x.toFixed(6), y.toFixed(6)]
    keep('c', null) // the answer shows its own surroundings
    form.requestSubmit()
  }
  const drawing = new Drawing(map, d => { if ('point' in d) ask(d.point.lng, d.point.lat) })
  const say = form.querySelector<HTMLElement>('[role=status]')!
  const pick = form.querySelector<HTMLButtonElement>('[data-near-pick]')!, here = form.querySelector<HTMLButtonElement>('[data-near-here]')!
  pick.hidden = here.hidden = false
  pick.addEventListener('click', () => {
    say.textContent = word('ui.pointHelp')
    drawing.start('point')
  })
  here.addEventListener('click', () => locate(ask, text => { say.textContent = text }))
}
