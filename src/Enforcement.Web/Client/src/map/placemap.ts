import * as L from 'leaflet'
import { makeMap } from './base'
import { Markers, shapeStyle } from './markers'
import { fetchPlaces, hrefOf, keyOf, numberOf, pin, standsOf } from './places'
import { make, word } from './setup'

/** A small map of one place (data-place-map="case:MY…", data-lon, data-lat) with its shape, and what is open within data-near metres of it. */
export async function startPlaceMap(root: HTMLElement): Promise<void> {
  const [lon, lat, metres] = [Number(root.dataset.lon), Number(root.dataset.lat), Number(root.dataset.near)]
  const [kind, id] = root.dataset.placeMap!.split(':')
  const canvas = make('div', 'map-canvas map-canvas-small')
  root.prepend(canvas)
  const map = makeMap(canvas, { scrollWheelZoom: false })
  map.setView([lat, lon], 16, { animate: false })
  const shape = await fetch(`/api/map/shape/${kind}/${encodeURIComponent(id)}`)
  if (shape.ok) {
    const geometry = await shape.json()
    if (geometry.type === 'Point') L.circleMarker([lat, lon], { radius: 16, color: '#9a1c15', weight: 2.5, fill: false, interactive: false }).addTo(map)
    else map.fitBounds(L.geoJSON(geometry, { interactive: false, style: shapeStyle }).addTo(map).getBounds().pad(1), { animate: false, maxZoom: 17 })
  }
  const places = await fetchPlaces(`/api/map/near?lon=${lon}&lat=${lat}&metres=${metres}`)
  new Markers(map, places)
  const others = places.filter(p => keyOf(p) !== root.dataset.placeMap)
  const rows = others.map(p => {
    const link = make('a', 'num', numberOf(p))
    link.href = hrefOf(p)
    return make('li', '', pin(p), make('span', '', link, ` ${standsOf(p)} · ${word('ui.metres', Math.round(p.metres ?? 0))}`))
  })
  const list = root.querySelector<HTMLElement>('[data-near-list]')!
  list.replaceChildren(make('p', 'soft', word(others.length ? 'ui.neighbours' : 'ui.alone', metres, others.length)), make('ul', 'near-list', ...rows))
  canvas.dataset.ready = 'true'
}
