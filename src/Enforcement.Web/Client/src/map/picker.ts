import * as L from 'leaflet'
import { district, makeMap } from './base'
import { crosses, Drawing } from './draw'
import { shapeStyle } from './markers'
import { icon, make, reducedMotion, word } from './setup'

const inside = (lon: number, lat: number) => district.contains([lat, lon])

/**
 * Draws a place into a form: data-place-picker stands inside it, with the inputs lon, lat and geometry (hidden, GeoJSON of a drawn shape).
 * What is typed shows on the map; what is drawn fills the inputs; longitude and latitude that look swapped are offered to be exchanged.
 */
export function startPicker(root: HTMLElement): void {
  const form = root.closest('form')!
  const input = (name: string) => form.elements.namedItem(name) as HTMLInputElement
  const [lon, lat, geometry] = [input('lon'), input('lat'), input('geometry')]
  const say = make('p', 'picker-say')
  say.setAttribute('role', 'status')
  const canvas = make('div', 'map-canvas map-canvas-small')
  const button = (name: string, text: string, act: () => void) => {
    const b = make('button', 'btn', icon(name), text)
    b.type = 'button'
    b.addEventListener('click', act)
    return b
  }
  const start = (mode: 'point' | 'shape') => {
    drawing.start(mode)
    tell(word(mode === 'point' ? 'ui.pointHelp' : 'ui.shapeHelp'))
    undo.hidden = finish.hidden = mode === 'point'
  }
  const undo = button('arrow-back-up', word('ui.undo'), () => drawing.undo())
  const finish = button('check', word('ui.finish'), () => drawing.finish())
  undo.hidden = finish.hidden = true
  root.append(
    make('div', 'picker-tools', button('map-pin', word('ui.point'), () => start('point')), button('polygon', word('ui.shape'), () => start('shape')),
      button('current-location', word('ui.here'), () => locate(set, tell)), undo, finish, button('x', word('ui.clear'), clear)),
    say, canvas)
  root.hidden = false

  const map = makeMap(canvas, { scrollWheelZoom: false })
  const drawn = L.layerGroup().addTo(map)
  const drawing = new Drawing(map, (d, finished) => {
    if ('point' in d) return set(d.point.lng, d.point.lat)
    if (!finished) return tell(word('ui.corners', d.corners.length))
    undo.hidden = finish.hidden = true
    const ring = [...d.corners, d.corners[0]].map(c => [round(c.lng), round(c.lat)])
    geometry.value = JSON.stringify({ type: 'Polygon', coordinates: [ring] })
    const middle = L.latLngBounds(d.corners).getCenter();
    [lon.value, lat.value] = [middle.lng.toFixed(6), middle.lat.toFixed(6)]
    show()
    tell(word(crosses(d.corners) ? 'ui.crosses' : 'ui.drawn', d.corners.length))
  })

  function tell(text: string, ...more: Node[]): void {
    say.replaceChildren(text, ...more)
  }

  function set(x: number, y: number): void {
    [lon.value, lat.value, geometry.value] = [x.toFixed(6), y.toFixed(6), '']
    typed()
  }

  function clear(): void {
    drawing.stop()
    lon.value = lat.value = geometry.value = ''
    typed()
  }

  /** After the coordinates changed: they count, and a shape that was drawn before no longer does. */
  function typed(): void {
    geometry.value = ''
    undo.hidden = finish.hidden = true
    const [x, y] = [parseFloat(lon.value), parseFloat(lat.value)]
    if (Number.isNaN(x) || Number.isNaN(y)) tell('')
    else if (inside(x, y)) tell(word('ui.at', x.toFixed(6), y.toFixed(6)))
    else if (inside(y, x)) tell(word('ui.swapped'), button('arrows-exchange', word('ui.swap'), () => set(y, x)))
    else tell(word('ui.outside'))
    show()
  }

  function show(): void {
    drawn.clearLayers()
    const shape = readShape(geometry.value)
    const [x, y] = [parseFloat(lon.value), parseFloat(lat.value)]
    if (shape) {
      const layer = L.geoJSON(shape, { interactive: false, style: shapeStyle }).addTo(drawn)
      map.fitBounds(layer.getBounds().pad(0.5), { animate: false, maxZoom: 17 })
    } else if (inside(x, y)) {
      L.marker([y, x], { interactive: false, keyboard: false, icon: L.divIcon({ className: 'map-here', html: make('span'), iconSize: [28, 28] }) }).addTo(drawn)
      map.setView([y, x], Math.max(map.getZoom(), 15), { animate: !reducedMotion })
    }
  }

  for (const field of [lon, lat]) field.addEventListener('input', typed)
  if (geometry.value) show()
  else typed()
}

const round = (degrees: number) => Math.round(degrees * 1e7) / 1e7

function readShape(text: string): GeoJSON.GeoJsonObject | null {
  try {
    return text ? JSON.parse(text) : null
  } catch {
    return null
  }
}

/** Where the device says it is. */
export function locate(found: (lon: number, lat: number) => void, tell: (text: string) => void): void {
  navigator.geolocation.getCurrentPosition(
    p => found(p.coords.longitude, p.coords.latitude), () => tell(word('ui.noPosition')), { enableHighAccuracy: true, timeout: 15_000 })
}
